"""The one place where IRIs and literals are made, and where hostile text is made safe for every RDF syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date as calendar_date
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.errors import UsageError
from kg.graph.terms import PREFIXES, RDF, XSD

DEFAULT_BASE_IRI = "https://w3id.org/newskg/id/"
"""The namespace of the data where the user gives none."""

Term: TypeAlias = NamedNode | Literal
Property: TypeAlias = tuple[NamedNode, Term | None]
GraphName: TypeAlias = NamedNode | DefaultGraph
Statement: TypeAlias = tuple[NamedNode, NamedNode, Term, GraphName]
"""Subject, predicate, object, and the graph that it stands in: an article's, or the default graph."""

MERGED = DefaultGraph()
TRUE = Literal("true", datatype=XSD.boolean)

# An absolute IRI that ends where a local name can follow; the characters that RFC 3987 leaves out are refused.
_BASE_IRI = re.compile(r"(?:https?://[^\s/?#]+/(?:.*[/#])?|urn:[A-Za-z0-9][A-Za-z0-9-]*:(?:.*:)?)")
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f]|%(?![0-9A-Fa-f]{2})")
_LOCAL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")

# What no XML 1.0 document can hold, so that RDF/XML and SPARQL XML results can carry every literal of the graph.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_PARTIAL = (
    (re.compile(r"\d{4}"), XSD.gYear),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), XSD.gYearMonth),
    (re.compile(r"--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"), XSD.gMonthDay),
)
_CONFIDENCE_STEP = Decimal("0.001")
_EPOCH = calendar_date(1970, 1, 1)


def checked_base_iri(base_iri: str) -> str:
    """``base_iri`` itself if local names can be put after it; raises UsageError saying what is wrong with it."""
    if not base_iri.isascii() or _NOT_IN_IRI.search(base_iri) or not _BASE_IRI.fullmatch(base_iri):
        message = (
            f"base IRI {base_iri!r} cannot be used: give an absolute http(s) IRI that ends in / or #, "
            f"without spaces and quotes, such as {DEFAULT_BASE_IRI}"
        )
        raise UsageError(message)
    if base_iri in PREFIXES.values():
        message = f"base IRI {base_iri} is that of a vocabulary: give one of your own, such as {DEFAULT_BASE_IRI}"
        raise UsageError(message)
    return base_iri


class Minter:
    """Makes the IRIs of the data: ``mint("person-3f9a")`` is the base IRI followed by that local name."""

    def __init__(self, base_iri: str = DEFAULT_BASE_IRI) -> None:
        self.base_iri = checked_base_iri(base_iri)
        self._minted: dict[str, NamedNode] = {}

    def __call__(self, local: str) -> NamedNode:
        """The IRI of the thing with this identifier; raises ValueError for one that is no identifier."""
        node = self._minted.get(local)
        if node is None:
            if not _LOCAL_NAME.fullmatch(local):
                message = f"{local!r} is no identifier: ASCII letters, digits and single hyphens only"
                raise ValueError(message)
            node = self._minted[local] = NamedNode(self.base_iri + local)
        return node

    def optional(self, local: str | None) -> NamedNode | None:
        """The IRI, or None where there is no identifier."""
        return None if local is None else self(local)


def safe_text(text: str) -> str:
    """``text`` with what XML and UTF-8 cannot hold (lone surrogates, control characters) replaced by U+FFFD.

    One character stands for one, so offsets into the text stay true.
    """
    return _UNSAFE.sub("\ufffd", text)


def zh(text: str) -> Literal:
    """Chinese text for people: ``"市委书记"@zh``."""
    return Literal(safe_text(text), language="zh")


def plain(text: str) -> Literal:
    """A plain string: codes, identifiers, text exactly as printed."""
    return Literal(safe_text(text))


def optional_zh(text: str | None) -> Literal | None:
    """Chinese text, or None where there is none."""
    return None if text is None else zh(text)


def optional_plain(text: str | None) -> Literal | None:
    """A plain string, or None where there is none."""
    return None if text is None else plain(text)


def day(iso: str) -> Literal:
    """A full date; raises ValueError for anything but an existing ``YYYY-MM-DD``."""
    return Literal(calendar_date.fromisoformat(iso).isoformat(), datatype=XSD.date)


def optional_day(iso: str | None) -> Literal | None:
    """A full date, or None where there is none."""
    return None if iso is None else day(iso)


def day_number(iso: str) -> Literal:
    """Days since 1970-01-01, by which every store can count differences."""
    return Literal(str((calendar_date.fromisoformat(iso) - _EPOCH).days), datatype=XSD.integer)


def partial_date(text: str) -> Literal:
    """``2020`` as gYear, ``2020-01`` as gYearMonth, ``--01-26`` as gMonthDay; raises ValueError for other forms."""
    for form, datatype in _PARTIAL:
        if form.fullmatch(text):
            return Literal(text, datatype=datatype)
    message = f"{text!r} is no partial date: 2020, 2020-01 or --01-26"
    raise ValueError(message)


def offset(number: int) -> Literal:
    """A character offset."""
    return Literal(str(number), datatype=XSD.nonNegativeInteger)


def integer(number: int) -> Literal:
    """A whole number."""
    return Literal(str(number), datatype=XSD.integer)


def optional_integer(number: int | None) -> Literal | None:
    """A whole number, or None where there is none."""
    return None if number is None else integer(number)


def confidence(score: float) -> Literal:
    """A decimal of at most three places in the form to which stores normalise: ``0.9``, not ``0.90``; ``1``."""
    rounded = Decimal(str(score)).quantize(_CONFIDENCE_STEP).normalize()
    return Literal(f"{rounded:f}", datatype=XSD.decimal)


def flag(value: bool) -> Literal | None:  # noqa: FBT001
    """``true``, or None: flags are written only when they hold."""
    return TRUE if value else None


def each(predicate: NamedNode, values: Iterable[Term]) -> Iterator[Property]:
    """The same property with each of the values."""
    return ((predicate, value) for value in values)


def describe(
    subject: NamedNode,
    types: Iterable[NamedNode],
    *properties: Property,
    graph: GraphName = MERGED,
) -> Iterator[Statement]:
    """The statements that ``subject`` has the types and properties; a property without a value says nothing."""
    for cls in types:
        yield subject, RDF.type, cls, graph
    for predicate, value in properties:
        if value is not None:
            yield subject, predicate, value, graph
