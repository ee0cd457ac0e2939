"""Whether a graph is as the shapes of the ontology say, and where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import shacl
from rdflib import Graph

from kg.errors import InputError
from kg.graph.ontology import ontology_file

__all__ = ["Violation", "validate"]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a shape: ``focus`` and ``path`` are IRIs (a longer path in SPARQL syntax, "" for none).

    ``message`` is Chinese, then English, on one line; ``shape`` the IRI of the shape that says so; ``value`` the
    offending value as text, "" where the fault is that there is none.
    """

    focus: str
    path: str
    message: str
    shape: str
    value: str = ""


def validate(graph: Path | Graph, limit: int | None = None) -> tuple[Violation, ...]:
    """What is wrong with a Turtle, N-Triples or N-Quads file, or with a graph; empty if nothing is, sorted.

    ``limit`` stops after that many violations. Raises InputError if the file cannot be read or parsed.
    """
    shapes = _shapes()
    if isinstance(graph, Graph):
        ntriples: bytes = graph.serialize(format="ox-nt", encoding="utf-8")
        report = shapes.validate_text(ntriples.decode(), format="ntriples", max_results=limit)
    else:
        report = _of_file(shapes, graph, limit)
    return tuple(sorted(_violation(result) for result in report.results))


def _of_file(shapes: shacl.Shapes, path: Path, limit: int | None) -> shacl.Report:
    if not path.is_file():
        message = f"{path}: there is no such graph; run kg build first"
        raise InputError(message)
    try:
        return shapes.validate_file(str(path), max_results=limit)
    except (ValueError, OSError) as error:
        message = f"{path}: cannot be read as RDF: {error}"
        raise InputError(message) from error


@cache
def _shapes() -> shacl.Shapes:
    return shacl.Shapes.from_turtle(ontology_file("shapes.ttl").read_text(encoding="utf-8"))


def _violation(result: shacl.Result) -> Violation:
    return Violation(
        focus=_bare(result.focus_node),
        path=_bare(result.path or ""),
        message=" ".join(sorted(result.messages, key=str.isascii)),
        shape=_bare(result.root_shape or result.source_shape or ""),
        value=result.value_plain or "",
    )


def _bare(term: str) -> str:
    """``<iri>`` without its brackets; anything else as it is."""
    return term[1:-1] if term.startswith("<") and term.endswith(">") and term.count("<") == 1 else term
