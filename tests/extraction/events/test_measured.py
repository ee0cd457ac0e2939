"""Of the measured cases, written before the rules were tried on them, so much comes out; kind by kind."""

from __future__ import annotations

from functools import cache

import pytest

from tests.extraction.events.notation import Case, cases
from tests.extraction.events.scoring import KINDS, Row, Scores, all_files, measured_files, score_case, scores_of

LEAST = {
    "meetings reported": 0.95,
    "their names": 0.95,
    "dates": 0.95,
    "organisers": 0.95,
    "venues and stops": 0.90,
    "modes": 0.95,
    "who was there": 0.97,
    "who did what": 0.95,
    "groups": 0.80,
    "conveyed": 0.90,
    "referred to": 0.85,
    "visits": 0.95,
    "documents": 0.95,
}


@cache
def rows() -> dict[str, Row]:
    tallies = scores_of(measured_files()).tallies
    return {kind: tallies[kind].row() for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_so_much_of_each_kind_is_found(kind: str) -> None:
    assert rows()[kind].f1 >= LEAST[kind]


def test_there_are_as_many_cases_as_were_asked_for() -> None:
    by_name = {file.name: cases(file) for file in all_files()}
    articles = [case for name, found in by_name.items() if "articles" in name for case in found]
    sentences = [case for name, found in by_name.items() if "articles" not in name for case in found]
    assert len(articles) >= 40
    assert len(sentences) >= 250


def test_a_wrong_name_costs_the_name_and_not_what_stands_under_it() -> None:
    news = "[D:3月5日]，全区教育工作会议召开。[P:石磊]参加会议。"
    truth = ("meeting 全区教育会议", "  on 3月5日", "  attendee 石磊")
    scores = Scores()
    score_case(scores, Case("invented", news, truth))
    told = {kind: scores.tallies[kind].row().f1 for kind in ("meetings reported", "their names", "who did what")}
    assert told == {"meetings reported": 1.0, "their names": 0.0, "who did what": 1.0}
    assert [error.split()[-1] for error in scores.errors] == ["全区教育工作会议"]
