"""The graph of a build in other RDF syntaxes, read from its store: one pass, little memory, the same bytes each time.

N-Quads and TriG keep one graph an article, so that an article can be withdrawn or trusted apart; the other syntaxes
hold everything merged, all of a subject together. The order is that of the store's index, which depends on the
statements alone and not on the order in which they came in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import IO

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, Quad, RdfFormat, Store, Triple

from kg.graph.minting import DEFAULT_BASE_IRI
from kg.graph.terms import DATA_PREFIX, OA, PREFIXES, XSD
from kg.outputs.jsonld import write_jsonld

__all__ = ["SYNTAXES", "merged", "quads", "write_export"]

_OFFSETS = frozenset({OA.start, OA.end})

Writer = Callable[[Store, IO[bytes], str], None]


def write_export(store: Store, syntax: str, target: IO[bytes], base_iri: str = DEFAULT_BASE_IRI) -> None:
    """Writes the store in one of `SYNTAXES` to an open file; ``base_iri`` is what the data's prefix stands for."""
    SYNTAXES[syntax](store, target, base_iri)


def quads(store: Store) -> Iterator[Quad]:
    """All statements graph by graph: the default graph, then each article's, each subject by subject."""
    return map(_as_written, store.quads_for_pattern(None, None, None, None))


def merged(store: Store) -> Iterator[Triple]:
    """All statements of all graphs as one, each once, all of a subject together."""
    for graph, in_graph in groupby(quads(store), attrgetter("graph_name")):
        for subject, of_subject in groupby(in_graph, attrgetter("subject")):
            if graph == DefaultGraph():
                elsewhere = map(_as_written, store.quads_for_pattern(subject, None, None, None))
                yield from dict.fromkeys(quad.triple for quad in elsewhere)
            elif next(store.quads_for_pattern(subject, None, None, DefaultGraph()), None) is None:
                # What has no triple in the default graph has all its triples in its article's.
                yield from (quad.triple for quad in of_subject)


def _as_written(quad: Quad) -> Quad:
    """The statement as the build made it: the store keeps numbers by value, and offsets come back as integers."""
    if quad.predicate in _OFFSETS and isinstance(quad.object, Literal):
        written = Literal(quad.object.value, datatype=XSD.nonNegativeInteger)
        return Quad(quad.subject, quad.predicate, written, quad.graph_name)
    return quad


def _write_merged(form: RdfFormat) -> Writer:
    def write(store: Store, target: IO[bytes], base_iri: str) -> None:
        _serialize(merged(store), target, form, base_iri)

    return write


def _write_quads(form: RdfFormat) -> Writer:
    def write(store: Store, target: IO[bytes], base_iri: str) -> None:
        _serialize(quads(store), target, form, base_iri)

    return write


def _serialize(
    statements: Iterable[Quad] | Iterable[Triple], target: IO[bytes], form: RdfFormat, base_iri: str
) -> None:
    prefixes = {DATA_PREFIX: base_iri} | PREFIXES if form in (RdfFormat.TRIG, RdfFormat.RDF_XML) else None
    pyoxigraph.serialize(statements, target, format=form, prefixes=prefixes)


def _write_jsonld(store: Store, target: IO[bytes], base_iri: str) -> None:
    write_jsonld(merged(store), target, base_iri)


SYNTAXES: Mapping[str, Writer] = MappingProxyType(
    {
        "nt": _write_merged(RdfFormat.N_TRIPLES),
        "nq": _write_quads(RdfFormat.N_QUADS),
        "trig": _write_quads(RdfFormat.TRIG),
        "jsonld": _write_jsonld,
        "rdfxml": _write_merged(RdfFormat.RDF_XML),
    },
)
"""What each syntax is written by."""
