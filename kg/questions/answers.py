"""Answers written out: a table for people, CSV, JSON, XML and Turtle for machines."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import IO

import pyoxigraph
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat

from kg.errors import UsageError
from kg.graph.minting import DEFAULT_BASE_IRI
from kg.graph.terms import DATA_PREFIX, PREFIXES
from kg.questions.asking import Answer

__all__ = ["FORMATS", "write_answer"]

FORMATS = ("table", "csv", "json", "xml", "ttl")
_RESULTS = {"csv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML}
_GAP = "  "


def write_answer(answer: Answer, form: str, target: IO[bytes], base_iri: str = DEFAULT_BASE_IRI) -> None:
    """Writes the answer in one of `FORMATS`; raises UsageError where the answer cannot be written in that one.

    A graph is always written in Turtle, which is also its table for people; Turtle is for graphs alone.
    """
    if isinstance(answer, pyoxigraph.QueryTriples):
        if form not in ("table", "ttl"):
            message = f"a query that makes a graph is answered in ttl, not in {form}"
            raise UsageError(message)
        pyoxigraph.serialize(answer, target, format=RdfFormat.TURTLE, prefixes={DATA_PREFIX: base_iri} | PREFIXES)
    elif form == "ttl":
        message = "only CONSTRUCT and DESCRIBE are answered in ttl; use table, csv, json or xml"
        raise UsageError(message)
    elif form != "table" and not (isinstance(answer, pyoxigraph.QueryBoolean) and form == "csv"):
        answer.serialize(target, format=_RESULTS[form])
        target.write(b"\n" if form != "csv" else b"")
    elif isinstance(answer, pyoxigraph.QueryBoolean):
        target.write(b"true\n" if answer else b"false\n")
    else:
        for line in _table(answer, base_iri):
            target.write(line.encode("utf-8", "replace") + b"\n")


def _table(answer: pyoxigraph.QuerySolutions, base_iri: str) -> list[str]:
    variables = [variable.value for variable in answer.variables]
    rows = [[_shown(solution[name], base_iri) for name in variables] for solution in answer]
    kept = [at for at, name in enumerate(variables) if not _told_by_name(at, name, variables, rows)]
    cells = [[variables[at] for at in kept], *([row[at] for at in kept] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    ruled = [cells[0], ["-" * width for width in widths], *cells[1:]]
    return [_GAP.join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in ruled]


def _told_by_name(at: int, name: str, variables: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether ``?person`` can be left out because ``?personName`` stands beside it and no two share a name."""
    if f"{name}Name" not in variables:
        return False
    beside = variables.index(f"{name}Name")
    pairs = {(row[beside], row[at]) for row in rows if row[at]}
    return len({label for label, _ in pairs}) == len(pairs) and ("" not in {label for label, _ in pairs})


def _shown(term: object, base_iri: str) -> str:
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return _printable(_prefixed(term.value, base_iri))
    return _printable(term.value if isinstance(term, Literal) else str(term))


def _prefixed(iri: str, base_iri: str) -> str:
    for prefix, namespace in ({DATA_PREFIX: base_iri} | PREFIXES).items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


def _printable(text: str) -> str:
    """The text on one line, with what could steer a terminal or turn the reading direction as an escape."""
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return f"\\u{{{ord(character):x}}}"
    return character


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two, combining marks none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
