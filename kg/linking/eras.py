"""The year that a page speaks of: campaigns, plans, censuses and events that are news in some months alone.

The words and their months are in lexicons/eras.txt. They are spoken of later too, as history; so a year counts only
where several words of the page speak for it, and none that it cannot know yet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from kg.lexicons import lexicon

_LEAST_SAID, _LEAST_WORDS = 3, 2
"""So many times words of a year must be printed on a page, or so many different ones; else it may be some history.
What is said beforehand (喜迎…) or of the running year alone counts as often at once."""

_LEAD = 2
"""The year of most words must have so many times as many as the next."""


def year_spoken_of(month_day: tuple[int, int], texts: Iterable[str]) -> tuple[int, str] | None:
    """The year in which a day of the year is most likely, with the word of it that is printed most; None if open.

    ``month_day`` is the newest day that the page reports, ``texts`` those of its articles.
    """
    said = Counter(match for text in texts for match in _pattern().findall(text))
    months = _months()
    first = max((_earliest()[word] for word in said if word in _earliest()), default=date.min)
    votes: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for word in sorted(said):
        if word in months:
            begins, ends = months[word]
            weight = said[word] * (_LEAST_SAID if word in _certain() else 1)
            years = _years_between(month_day, max(begins, first), ends)
            votes.update(dict.fromkeys(years, weight))
            words.update(years)
    ranked = sorted(votes, key=lambda year: (-votes[year], year))
    if not ranked or (votes[ranked[0]] < _LEAST_SAID and words[ranked[0]] < _LEAST_WORDS):
        return None
    if len(ranked) > 1 and votes[ranked[0]] < _LEAD * votes[ranked[1]]:
        return None
    year = ranked[0]
    telling = (word for word in said if word in months and year in _years_between(month_day, *months[word]))
    return year, "所说" + min(telling, key=lambda word: (-said[word], word))


def _years_between(month_day: tuple[int, int], begins: date, ends: date) -> list[int]:
    """The years whose month of that day lies between two months."""
    month, _ = month_day
    return [year for year in range(begins.year, ends.year + 1) if begins <= date(year, month, 1) <= ends]


def _month(printed: str) -> date:
    year, month = printed.split("-")
    return date(int(year), int(month), 1)


@cache
def _months() -> dict[str, tuple[date, date]]:
    rows = (*lexicon("eras").rows("spoken of as present"), *lexicon("eras").rows("said only then"))
    return {word: (_month(begins), _month(ends)) for word, begins, ends in rows}


@cache
def _certain() -> frozenset[str]:
    return frozenset(lexicon("eras").words("said only then"))


@cache
def _earliest() -> dict[str, date]:
    return {word: _month(begins) for word, begins in lexicon("eras").rows("never before")}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted({*_months(), *_earliest()}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))
