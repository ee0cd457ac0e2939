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
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple

from kg.graph.minting import DEFAULT_BASE_IRI
from kg.graph.terms import DATA_PREFIX, KG, OA, PREFIXES, RDF, XSD
from kg.outputs.jsonld import write_jsonld

__all__ = ["SYNTAXES", "merged", "quads", "write_export"]

_OFFSETS = frozenset({OA.start, OA.end})

Writer = Callable[[Store, IO[bytes], str], None]


def write_export(store: Store, syntax: str, target: IO[bytes], base_iri: str = DEFAULT_BASE_IRI) -> None:
    """Writes the store in one of `SYNTAXES` to an open file; ``base_iri`` is what the data's prefix stands for."""
    SYNTAXES[syntax](store, target, base_iri)


def merged(store: Store) -> Iterator[Triple]:
    """All statements as one graph, all of a subject together."""
    return (_as_written(quad.triple) for quad in store.quads_for_pattern(None, None, None, DefaultGraph()))


def quads(store: Store) -> Iterator[Quad]:
    """All statements, each in its article's graph or the default graph, as the public vocabulary says.

    An article's graph holds the article, its regions, mentions and passages, and the evidence that ends there.
    """
    for subject, of_subject in groupby(merged(store), attrgetter("subject")):
        triples = list(of_subject)
        home = _article_of(store, subject, triples)
        for triple in triples:
            graph = home
            if triple.predicate == KG.evidence:
                graph = _object(store, triple.object, KG.inArticle)
            yield Quad(triple.subject, triple.predicate, triple.object, graph or DefaultGraph())


def _article_of(store: Store, subject: NamedNode, triples: Iterable[Triple]) -> NamedNode | None:
    """The article in whose graph the subject stands; None for the default graph."""
    types = {triple.object for triple in triples if triple.predicate == RDF.type}
    if KG.Article in types:
        return subject
    if KG.Passage in types or KG.Mention in types:
        return next(triple.object for triple in triples if triple.predicate == KG.inArticle)  # type: ignore[return-value]
    if KG.Region in types:
        return _article_with(store, subject)
    return None


def _article_with(store: Store, region: NamedNode) -> NamedNode | None:
    """The article that the region, or the passage or mention with the region, belongs to."""
    for predicate in (KG.region, KG.repeatedAt):
        for quad in store.quads_for_pattern(None, predicate, region, None):
            return _object(store, quad.subject, KG.inArticle) or quad.subject  # type: ignore[return-value]
    return None


def _object(store: Store, subject: object, predicate: NamedNode) -> NamedNode | None:
    found = store.quads_for_pattern(subject, predicate, None, None)  # type: ignore[arg-type]
    return next((quad.object for quad in found if isinstance(quad.object, NamedNode)), None)


def _as_written(triple: Triple) -> Triple:
    """The statement as the build made it: the store keeps numbers by value, and offsets come back as integers."""
    if triple.predicate in _OFFSETS and isinstance(triple.object, Literal):
        written = Literal(triple.object.value, datatype=XSD.nonNegativeInteger)
        return Triple(triple.subject, triple.predicate, written)
    return triple


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
