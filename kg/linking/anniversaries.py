"""Anniversaries of public events, which tell the year in which they are spoken of: 庆祝中国共产党成立100周年 is 2021.

The days are in lexicons/dates.txt. A speech or medal of an earlier anniversary is history and passed over:
在庆祝建党95周年大会上的讲话 is quoted in the years after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from kg.lexicons import lexicon


def anniversaries_in(text: str) -> Iterator[tuple[date, str]]:
    """The days of the anniversaries that ``text`` speaks of as present, each with its printed words, in order."""
    days = lexicon("dates").mapping("founding days")
    for match in _pattern().finditer(text):
        founded = date.fromisoformat(days[match["event"]])
        yield founded.replace(year=founded.year + int(match["years"])), match.group()


@cache
def _pattern() -> re.Pattern[str]:
    words = lexicon("dates")
    events = "|".join(sorted(map(re.escape, words.words("founding days")), key=len, reverse=True))
    history = "|".join(map(re.escape, words.words("after a past anniversary")))
    return re.compile(rf"(?P<event>{events})(?P<years>[1-9]\d{{0,2}})周年(?!{history})")
