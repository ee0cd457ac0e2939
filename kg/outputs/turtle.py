"""Turtle: prefixed, sorted by subject, the same bytes for the same graph.

The engine's own serialiser writes and abbreviates; only the order is made here. The statements come straight from the
knowledge graph and not from a store, which would give ``"7"^^xsd:nonNegativeInteger`` back as ``7``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import IO, TypeAlias

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat, Triple

from kg.graph.minting import DEFAULT_BASE_IRI, Statement, Term
from kg.graph.terms import DATA_PREFIX, PREFIXES, RDF

__all__ = ["write_turtle"]

_Row: TypeAlias = tuple[str, NamedNode, NamedNode, Term]


def write_turtle(statements: Iterable[Statement], target: IO[bytes], base_iri: str = DEFAULT_BASE_IRI) -> None:
    """Writes the statements, merged into one graph, as UTF-8 to ``target``; the caller opens, closes and renames.

    Subjects are in the order of their IRIs; a subject's types come first, then its properties by IRI, values by their
    N-Triples form. ``base_iri`` is what the data's prefix stands for.
    """
    rows = list(_with_place(statements))
    rows.sort(key=itemgetter(0))
    pyoxigraph.serialize(
        _each_once(rows),
        target,
        format=RdfFormat.TURTLE,
        prefixes={DATA_PREFIX: base_iri} | PREFIXES,
    )


def _with_place(statements: Iterable[Statement]) -> Iterator[_Row]:
    """The statements after the text that they are sorted by: their N-Triples form, types before all properties."""
    printed = {RDF.type: "!"}
    last, last_printed = None, ""
    for subject, predicate, value, _ in statements:
        # A subject's statements mostly follow one another, and predicates are few: what the engine prints is kept.
        if subject is not last:
            last, last_printed = subject, str(subject)
        of = printed.get(predicate) or printed.setdefault(predicate, str(predicate))
        yield f"{last_printed} {of} {value}", subject, predicate, value


def _each_once(rows: Iterable[_Row]) -> Iterator[Triple]:
    last = None
    for place, subject, predicate, value in rows:
        if place != last:
            last = place
            yield Triple(subject, predicate, value)
