"""Turtle: prefixed, sorted by subject, the same bytes for the same graph.

The engine under the graph writes and abbreviates; only the order is made here, because a store keeps none.
"""

from __future__ import annotations

from typing import IO

import pyoxigraph
from pyoxigraph import RdfFormat
from rdflib import Graph

from kg.graph.terms import RDF

_TYPE = f" <{RDF.type.value}> ".encode()
_FIRST = b" ! "


def write_turtle(graph: Graph, target: IO[bytes]) -> None:
    """Writes the graph as UTF-8 to ``target``, with the prefixes bound to it; the caller opens, closes and renames.

    A subject's types come first, then its properties by IRI, values by their N-Triples form.
    """
    prefixes = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
    pyoxigraph.serialize(
        pyoxigraph.parse(b"\n".join(_sorted_lines(graph)), format=RdfFormat.N_TRIPLES),
        target,
        format=RdfFormat.TURTLE,
        prefixes=prefixes,
    )


def _sorted_lines(graph: Graph) -> list[bytes]:
    ntriples: bytes = graph.serialize(format="ox-nt", encoding="utf-8")
    lines = ntriples.split(b"\n")
    # The whole line decides, then the types move up: a stable second sort, so that no two lines are ever tied.
    lines.sort()
    lines.sort(key=_types_first)
    return lines


def _types_first(line: bytes) -> bytes:
    return line.replace(_TYPE, _FIRST, 1)
