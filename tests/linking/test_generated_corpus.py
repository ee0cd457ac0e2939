"""The generated corpus is what it says it is, and the measure on it measures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from corpus.corpora import Corpus, corpus
from corpus.identity import b_cubed, linked_of, names_of, pairs, reprint_score, truth_of
from corpus.records import RecordMaker, page_name
from corpus.written import lines, truths

from kg.linking.link import link

ARTICLES = 300


@pytest.fixture(scope="module")
def made() -> Corpus:
    return corpus(ARTICLES, 5)


def test_the_same_seed_gives_the_same_corpus(made: Corpus) -> None:
    assert list(lines(made.articles)) == list(lines(corpus(ARTICLES, 5).articles))


def test_what_is_marked_stands_in_the_text(made: Corpus) -> None:
    for draft in made.articles:
        for mark in draft.marks:
            printed = draft.text[slice(*mark.span)]
            assert printed.strip() == printed != ""
            if mark.kind == "person":
                assert printed == made.world.people[int(mark.truth)].name


def test_a_reprint_keeps_its_marks_and_names_its_original(made: Corpus) -> None:
    by_id = {draft.id: draft for draft in made.articles}
    copies = [draft for draft in made.articles if draft.reprint_of]
    assert copies
    for copy in copies:
        original = by_id[str(copy.reprint_of)]
        assert copy.paper != original.paper
        assert copy.day >= original.day
        assert [m.truth for m in copy.marks] == [m.truth for m in original.marks][: len(copy.marks)]


def test_gold_records_agree_with_their_text(made: Corpus) -> None:
    for draft in made.articles[:60]:
        record = RecordMaker(draft).record()
        assert {p.name for p in record.people} == {
            draft.text[slice(*m.span)] for m in draft.marks if m.kind == "person"
        }
        assert all(tenure.organization is not None for tenure in record.tenures)


def test_the_truth_has_a_line_for_each_article(made: Corpus) -> None:
    written = list(truths(made.articles))
    assert [row["article"] for row in written] == [draft.id for draft in made.articles]
    assert [page_name(draft) for draft in made.articles[:2]] == ["corpus.jsonl#1", "corpus.jsonl#2"]


@pytest.mark.parametrize(
    ("said", "precision", "recall"),
    [
        ({"a": 1, "b": 1, "c": 2}, 1.0, 1.0),
        ({"a": 1, "b": 1, "c": 1}, 5 / 9, 1.0),
        ({"a": 1, "b": 2, "c": 3}, 1.0, 2 / 3),
        ({"a": 1, "b": 1}, 1.0, 1.0),
        ({"a": 1, "c": 1}, 2 / 3, 2 / 3),
    ],
)
def test_b_cubed(said: dict[str, int], precision: float, recall: float) -> None:
    truth = {("1", "a"): "x", ("2", "b"): "x", ("3", "c"): "y"}
    score = b_cubed(truth, {key: said[key[1]] for key in truth if key[1] in said})
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


def test_pairs_of_one_group() -> None:
    assert pairs({"a": "1", "b": "1", "c": "2", "d": "1"}) == {("a", "b"), ("a", "d"), ("b", "d")}


def test_linking_tells_apart_what_a_name_alone_does_not(made: Corpus) -> None:
    graph = link([RecordMaker(draft).record() for draft in made.articles], [])
    for kind, least in (("person", 0.98), ("organization", 0.97), ("meeting", 0.96)):
        truth = truth_of(made.articles, kind)
        score = b_cubed(truth, linked_of(made.articles, graph, kind, lambda _, span: span))
        assert score.f1 >= least, kind
        assert score.precision > b_cubed(truth, names_of(made.articles, kind)).precision
    assert reprint_score(made.articles, graph).f1 >= 0.9
