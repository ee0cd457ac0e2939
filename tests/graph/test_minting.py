"""IRIs and literals: one place makes them, and nothing hostile gets through it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.graph import minting
from kg.graph.minting import Minter, checked_base_iri, safe_text
from kg.graph.terms import KG, PREFIXES


@pytest.mark.parametrize(
    "base",
    [
        "https://w3id.org/newskg/id/",
        "http://example.org/#",
        "https://example.org/a/b#",
        "http://127.0.0.1:8080/kg/",
        "urn:newskg:",
        "urn:newskg:data:",
    ],
)
def test_base_iri_is_taken_as_given(base: str) -> None:
    assert checked_base_iri(base) == base


@pytest.mark.parametrize(
    "base",
    [
        "",
        "example.org/",
        "https://example.org",
        "https://example.org/id",
        "https://example.org/a b/",
        'https://example.org/">/',
        "https://example.org/<x>/",
        "https://example.org/{x}/",
        "https://example.org/\n/",
        "https://example.org/%zz/",
        "https://例子.org/",
        "javascript:alert(1)/",
        "file:///etc/",
        PREFIXES["kg"],
        PREFIXES["schema"],
    ],
)
def test_other_base_iris_are_refused_with_the_way_out(base: str) -> None:
    with pytest.raises(UsageError, match=r"https://w3id\.org/newskg/"):
        Minter(base)


@pytest.mark.parametrize("local", ["", "person 1", "person/1", "-person", "person-", "人物-1", "person-1>", "a\n"])
def test_what_is_no_identifier_is_no_local_name(local: str) -> None:
    with pytest.raises(ValueError, match="no identifier"):
        Minter()(local)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("防汛", "防汛"),
        ("a\ud800b", "a\ufffdb"),
        ("\udc00", "\ufffd"),
        ("nul\x00", "nul\ufffd"),
        ("bell\x07", "bell\ufffd"),
        ("\ufffe", "\ufffd"),
        ("line\nbreak\tand\rreturn", "line\nbreak\tand\rreturn"),
        ("\u202ebidi\u200b", "\u202ebidi\u200b"),
        ("𠮷", "𠮷"),
    ],
)
def test_only_what_no_syntax_can_hold_is_replaced(text: str, safe: str) -> None:
    assert safe_text(text) == safe


@given(st.text(st.characters(codec=None)))
def test_safe_text_keeps_offsets_and_encodes(text: str) -> None:
    safe = safe_text(text)
    assert len(safe) == len(text)
    assert safe_text(safe) == safe
    assert safe.encode("utf-8").decode("utf-8") == safe


@pytest.mark.parametrize(
    ("score", "written"),
    [(1.0, "1"), (0.0, "0"), (0.9, "0.9"), (0.8501, "0.85"), (1 / 3, "0.333"), (1e-9, "0"), (0.5, "0.5")],
)
def test_confidence_has_one_form(score: float, written: str) -> None:
    assert minting.confidence(score).value == written


@pytest.mark.parametrize(("iso", "number"), [("1970-01-01", "0"), ("1998-07-03", "10410"), ("1969-12-31", "-1")])
def test_day_number(iso: str, number: str) -> None:
    assert minting.day_number(iso).value == number


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("1998", "gYear"), ("1998-07", "gYearMonth"), ("--07-03", "gMonthDay")],
)
def test_partial_dates_are_never_dates(text: str, datatype: str) -> None:
    assert minting.partial_date(text).datatype.value == PREFIXES["xsd"] + datatype


@pytest.mark.parametrize("text", ["1998-13", "98", "--13-01", "1998-07-03", "七月", ""])
def test_what_is_no_partial_date_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="no partial date"):
        minting.partial_date(text)


@pytest.mark.parametrize("text", ["1998-02-30", "1998-07", "昨日"])
def test_what_is_no_date_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|day"):
        minting.day(text)


def test_a_term_that_is_not_listed_cannot_be_written() -> None:
    with pytest.raises(AttributeError, match="kg:evidense"):
        _ = KG.evidense
