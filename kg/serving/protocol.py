"""The SPARQL 1.1 protocol: what a request asks, and in which media type it wants the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from urllib.parse import parse_qsl

__all__ = ["GRAPHS", "RESULTS", "Refused", "SparqlRequest", "preferred", "read_request"]

RESULTS: Mapping[str, str] = MappingProxyType(
    {
        "application/sparql-results+json": "json",
        "application/json": "json",
        "application/sparql-results+xml": "xml",
        "application/xml": "xml",
        "text/csv": "csv",
        "text/tab-separated-values": "tsv",
    },
)
"""Media type to format of the answers to SELECT and ASK, the one for ``*/*`` first."""

GRAPHS: Mapping[str, str] = MappingProxyType(
    {
        "text/turtle": "ttl",
        "application/n-triples": "nt",
        "application/rdf+xml": "rdfxml",
        "application/ld+json": "jsonld",
    },
)
"""Media type to format of the answers to CONSTRUCT and DESCRIBE."""


class Refused(Exception):  # noqa: N818 - an answer, not a fault of the program
    """A request that is not carried out: the status to answer with and why."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """The query and the graphs that the protocol's parameters name; no query asks for the service's description."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_request(method: str, query_string: str, content_type: str, body: bytes) -> SparqlRequest:
    """What a GET or POST asks; raises Refused for updates, other media types and several queries."""
    if method == "GET":
        return _of_parameters(_pairs(query_string))
    media = content_type.partition(";")[0].strip().lower()
    if media == "application/x-www-form-urlencoded":
        return _of_parameters(_pairs(_text(body)))
    if media == "application/sparql-query":
        return _of_parameters([*_pairs(query_string), ("query", _text(body))])
    if media == "application/sparql-update":
        raise Refused(HTTPStatus.FORBIDDEN, "the graph is only read")
    raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "POST a form, or application/sparql-query")


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that an Accept header likes best; None if it takes none of them."""
    if not accept.strip():
        return offered[0]
    best: tuple[float, int, int] = (0.0, 0, 0)
    chosen = None
    for wanted in accept.split(","):
        media, *parameters = (part.strip().lower() for part in wanted.split(";"))
        quality = _quality(parameters)
        for at, candidate in enumerate(offered):
            kind = candidate.partition("/")[0]
            exactness = 2 if media == candidate else 1 if media == f"{kind}/*" else 0
            rank = (quality, exactness, -at)
            if (exactness or media == "*/*") and quality > 0 and (chosen is None or rank > best):
                best, chosen = rank, candidate
    return chosen


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=50)
    except ValueError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, f"the parameters cannot be read: {error}") from error


def _of_parameters(pairs: Sequence[tuple[str, str]]) -> SparqlRequest:
    if any(name == "update" for name, _ in pairs):
        raise Refused(HTTPStatus.FORBIDDEN, "the graph is only read")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1:
        raise Refused(HTTPStatus.BAD_REQUEST, "give one query")
    return SparqlRequest(
        queries[0] if queries else None,
        tuple(value for name, value in pairs if name == "default-graph-uri"),
        tuple(value for name, value in pairs if name == "named-graph-uri"),
    )


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, f"the request is not UTF-8: {error}") from error
