"""Marked-up lines of news in, meetings, visits and documents out."""

from __future__ import annotations

import pytest

from kg.extraction.meetings import events_of
from tests.extraction.events.marked import found
from tests.extraction.events.notation import FOLDER, Case, cases, compared, told

ALL = [case for file in sorted(FOLDER.glob("*.txt")) for case in cases(file)]


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_case(case: Case) -> None:
    article = found(case.news)
    want, got = compared(case.truth, told(article, events_of(article)))
    assert sorted(got.elements()) == sorted(want.elements())
