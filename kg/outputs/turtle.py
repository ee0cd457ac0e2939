"""Turtle: prefixed, sorted by subject, the same bytes for the same graph.

The engine's own serialiser writes and abbreviates; only the order is made here. The statements come straight from the
knowledge graph and not from a store, which would give ``"7"^^xsd:nonNegativeInteger`` back as ``7``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import IO

import pyoxigraph
from pyoxigraph import RdfFormat, Triple

from kg.graph.minting import DEFAULT_BASE_IRI, Statement
from kg.graph.terms import DATA_PREFIX, PREFIXES, RDF

__all__ = ["write_turtle"]

_TYPE = f" <{RDF.type.value}> ".encode()
_FIRST = b" ! "


def write_turtle(statements: Iterable[Statement], target: IO[bytes], base_iri: str = DEFAULT_BASE_IRI) -> None:
    """Writes the statements, merged into one graph, as UTF-8 to ``target``; the caller opens, closes and renames.

    Subjects are in the order of their IRIs; a subject's types come first, then its properties by IRI, values by their
    N-Triples form. ``base_iri`` is what the data's prefix stands for.
    """
    ntriples = BytesIO()
    pyoxigraph.serialize(
        (Triple(subject, predicate, value) for subject, predicate, value, _ in statements),
        ntriples,
        format=RdfFormat.N_TRIPLES,
    )
    pyoxigraph.serialize(
        pyoxigraph.parse(b"".join(_in_order(ntriples.getvalue())), format=RdfFormat.N_TRIPLES),
        target,
        format=RdfFormat.TURTLE,
        prefixes={DATA_PREFIX: base_iri} | PREFIXES,
    )


def _in_order(ntriples: bytes) -> Iterator[bytes]:
    lines = ntriples.splitlines(keepends=True)
    # The whole line decides, then the types move up: a stable second sort, so that no two lines are ever tied.
    lines.sort()
    lines.sort(key=_types_first)
    return map(itemgetter(0), groupby(lines))


def _types_first(line: bytes) -> bytes:
    return line.replace(_TYPE, _FIRST, 1)
