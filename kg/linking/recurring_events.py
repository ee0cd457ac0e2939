"""Events that come back every year and are counted or named by it, which tell the year in which they are spoken of.

第36个教师节 in September is 2020, 第六届中国国际进口博览会 in November 2023, 十二届全国人大五次会议 in March 2017, and
2019年春运 in January 2019. What they are and their months are in lexicons/eras.txt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from kg.extraction.date_grammar import count_printed
from kg.lexicons import lexicon

_COUNT = r"\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_CONGRESS = re.compile(
    rf"(?P<term>{_COUNT})届全国(?:人大|人民代表大会)第?(?P<session>{_COUNT})次会议"
    rf"|全国政协(?P<committee>{_COUNT})届(?P<sitting>{_COUNT})次会议"
)
_NINTH, _NINTH_BEGAN, _TERM = 9, 1998, 5
"""The ninth national congress met in 1998, and a new one every five years since."""
_PAIR = 2
_MONTHS_OF_CONGRESS = range(3, 5)


def year_of_events(month: int, texts: Iterable[str]) -> tuple[int, str] | None:
    """The year that the events of the month tell, with the words of one; None where none is told more than others."""
    said = sorted(found for text in texts for found in _years_in(text, month))
    ranked = Counter(year for year, _ in said).most_common(_PAIR)
    if not ranked or (len(ranked) == _PAIR and ranked[0][1] == ranked[1][1]):
        return None
    return next((year, f"所说{printed}") for year, printed in said if year == ranked[0][0])


def _years_in(text: str, month: int) -> Iterator[tuple[int, str]]:
    for match in _counted().finditer(text):
        first, begins, ends = _events("counted since")[match["event"]]
        if begins <= month <= ends:
            yield first + _count(match["count"]) - 1, match.group()
    for match in _named().finditer(text):
        begins, ends = _events("named by the year")[match["event"]]
        if begins <= month <= ends:
            yield int(match["year"]), match.group()
    if month in _MONTHS_OF_CONGRESS:
        for match in _CONGRESS.finditer(text):
            term, session = match["term"] or match["committee"], match["session"] or match["sitting"]
            yield _NINTH_BEGAN + _TERM * (_count(term) - _NINTH) + _count(session) - 1, match.group()


def _count(printed: str) -> int:
    return count_printed(printed) or 0


@cache
def _events(section: str) -> dict[str, tuple[int, ...]]:
    return {event: tuple(map(int, cells)) for event, *cells in lexicon("eras").rows(section)}


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"第(?P<count>{_COUNT})[届个次](?P<event>{_any_of(_events('counted since'))})")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<![比较与同])(?P<year>20\d\d)年(?P<event>{_any_of(_events('named by the year'))})")


def _any_of(events: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, events), key=lambda event: (-len(event), event)))
