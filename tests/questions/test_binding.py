"""What users give for a parameter reaches the query as a term, whatever it holds."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.graph.minting import DEFAULT_BASE_IRI, plain, safe_text
from kg.questions.asking import opened
from kg.questions.binding import bound, values_of
from kg.questions.catalogue import parsed, question
from kg.questions.names import Names

HOSTILE = [
    'a"b',
    "a'b",
    "a\\b",
    "} UNION { ?s ?p ?o",
    '" } } INSERT DATA { <a:b> <a:b> <a:b> } #',
    "<x>",
    "line\nbreak\rand\ttab",
    "\u202eright to left\u2066",
    "zero\u200bwidth\ufeff",
    "\ud800",
    "\\u0022 }",
    "?person",
    "x" * 10_000,
]
ECHO = parsed("echo", "# parameter title text: t | t\nSELECT ?title {\n  # VALUES ?title { }\n}\n")


def echoed(text: str) -> object:
    store = pyoxigraph.Store()
    answer = store.query(bound(ECHO, {"title": (plain(text),)}))
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    (row,) = answer
    return row["title"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_was(text: str) -> None:
    assert echoed(text) == Literal(safe_text(text))


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_comes_back(text: str) -> None:
    assert echoed(text) == Literal(safe_text(text))


@pytest.mark.parametrize("kind", ["person", "organization", "place", "event", "entity"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_names_of_nothing(kind: str, text: str, invented_store: Path) -> None:
    with pytest.raises(UsageError):
        Names(opened(invented_store)).bearer(text, kind)


@pytest.mark.parametrize(
    "name",
    [
        "沈青石",
        "青石同志",
        "person-shen",
        "id:person-shen",
        f"{DEFAULT_BASE_IRI}person-shen",
        f"<{DEFAULT_BASE_IRI}person-shen>",
    ],
)
def test_one_person_under_all_names(name: str, invented_store: Path) -> None:
    assert Names(opened(invented_store)).bearer(name, "person") == NamedNode(f"{DEFAULT_BASE_IRI}person-shen")


def test_a_name_of_another_kind_is_no_bearer(invented_store: Path) -> None:
    with pytest.raises(UsageError, match="no place"):
        Names(opened(invented_store)).bearer("沈青石", "place")


def test_a_part_of_a_name_is_a_hint(invented_store: Path) -> None:
    with pytest.raises(UsageError, match="沈青石"):
        Names(opened(invented_store)).bearer("青石", "person")


def test_namesakes_are_listed_or_all_taken(sample_build: Path) -> None:
    known = Names(opened(sample_build / "current" / "store"))
    wanted = question("career")
    with pytest.raises(UsageError, match="2 entities bear the name 张伟民") as raised:
        values_of(wanted, {"person": "张伟民"}, known)
    assert "景川市第三中学校长" in str(raised.value)
    assert len(values_of(wanted, {"person": "张伟民"}, known, all_namesakes=True)["person"]) == 2


def test_dates_are_checked(invented_store: Path) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        values_of(question("last-seen"), {"date": "2016-02-30"}, Names(opened(invented_store)))


def test_only_declared_parameters_are_bound() -> None:
    with pytest.raises(UsageError, match="no parameter 'who'; its parameters are: person"):
        bound(question("career"), {"who": (plain("x"),)})


def test_a_default_stands_until_it_is_replaced() -> None:
    assert '"2099-12-31"' in bound(question("last-seen"), {})
    assert '"2099-12-31"' not in bound(question("last-seen"), {"date": (plain("x"),)})
