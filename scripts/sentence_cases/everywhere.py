"""The same line of news in every city and county, and about people of every name: what is found must not depend on it.

A rule written from some pages holds for their cities and names; which others it fails for shows here at once.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.names import Names

from kg.gazetteer import CHINA, Division, gazetteer
from kg.model import ArticleRecord, PlaceLevel
from sentence_cases.findings import records_of_text

CITY, COUNTY = "市", "县"
_SHORTEST = 3


@dataclass(frozen=True)
class Line:
    """A line of news with a place, ``{C}`` 临江市 and ``{c}`` 临江, and who holds which office in it."""

    kind: str
    text: str
    posts: frozenset[tuple[str, str]]


LINES = (
    Line(
        CITY,
        "{C}委书记、市人大常委会主任李建国主持会议，市委副书记、市长王志刚，市委常委、{c}军分区司令员陈文斌出席。",
        frozenset(
            {
                ("李建国", "市委书记"),
                ("李建国", "市人大常委会主任"),
                ("王志刚", "市委副书记"),
                ("王志刚", "市长"),
                ("陈文斌", "市委常委"),
                ("陈文斌", "司令员"),
            }
        ),
    ),
    Line(
        CITY,
        "{c}市副市长李建国，市政府秘书长王志刚，市卫健委党组书记、主任刘海涛陪同。",
        frozenset({("李建国", "副市长"), ("王志刚", "秘书长"), ("刘海涛", "党组书记"), ("刘海涛", "主任")}),
    ),
    Line(
        CITY,
        "{c}市中心医院院长李建国、{c}市第一人民医院护士王志刚驰援宜昌，{c}慈善总会会长刘海涛送行。",
        frozenset({("李建国", "院长"), ("王志刚", "护士"), ("刘海涛", "会长")}),
    ),
    Line(
        CITY,
        "团{c}市委书记李建国、{c}海关关长王志刚、{c}高新区管委会副主任刘海涛到会。",
        frozenset({("李建国", "书记"), ("王志刚", "关长"), ("刘海涛", "副主任")}),
    ),
    Line(CITY, "来自{c}的护士李建国与{c}的同事王志刚到了宜昌。", frozenset({("李建国", "护士")})),
    Line(
        COUNTY,
        "{C}委书记李建国，县委副书记、县长王志刚，副县长刘海涛陪同。",
        frozenset({("李建国", "县委书记"), ("王志刚", "县委副书记"), ("王志刚", "县长"), ("刘海涛", "副县长")}),
    ),
    Line(
        COUNTY,
        "{C}人民医院院长李建国、{C}公安局民警王志刚、{C}教育局局长刘海涛参加活动。",
        frozenset({("李建国", "院长"), ("王志刚", "民警"), ("刘海涛", "局长")}),
    ),
)


def divisions(kind: str) -> tuple[Division, ...]:
    """All cities of a prefecture's rank, or all counties but the autonomous, by code."""
    provinces = gazetteer().children(CHINA)
    prefectures = [inner for outer in provinces for inner in gazetteer().children(outer.code)]
    if kind == CITY:
        return tuple(d for d in prefectures if d.level is PlaceLevel.PREFECTURE and d.name.endswith(CITY))
    counties = (inner for outer in prefectures for inner in gazetteer().children(outer.code))
    return tuple(d for d in counties if d.level is PlaceLevel.COUNTY and _is_plain_county(d.name))


def _is_plain_county(name: str) -> bool:
    return name.endswith(COUNTY) and "自治" not in name and len(name) >= _SHORTEST


def failing(line: Line, places: Iterable[Division]) -> Iterator[tuple[Division, set[tuple[str, str]]]]:
    """The places in which another set of offices is found than the line gives, each with what is found."""
    for place in places:
        found = posts_in(line.text.format(C=place.name, c=place.name[:-1]))
        if found != line.posts:
            yield place, found


def posts_in(text: str) -> set[tuple[str, str]]:
    """Who holds which office in a text."""
    return {(record.people[t.person].name, t.title) for record in _records(text) for t in record.tenures}


NAMED = (
    "副市长{}参加会议。",
    "市水利局局长{}通报了情况。",
    "村民{}说，今年收成好。",
    "党员{}主动报名，第一个到岗。",
    "{}强调，要把准备工作做在前头。",
    "市领导王志刚、{}、刘海涛参加上述活动。",
)
"""Lines about somebody, whose name must be found as it is."""

OTHERS = frozenset({"王志刚", "刘海涛"})
"""Who else is named in the lines."""


def drawn_names(count: int, seed: int) -> list[str]:
    """So many different names at the frequencies of life; the same ones for one seed."""
    drawer = Names(random.Random(seed))  # noqa: S311 - no secret
    return sorted({drawer.draw() for _ in range(count)} - OTHERS)


def unfound(line: str, people: Iterable[str]) -> Iterator[tuple[str, set[str]]]:
    """The names that are not found in the line, each with what is found instead."""
    for name in people:
        found = {person.name for record in _records(line.format(name)) for person in record.people} - OTHERS
        if found != {name}:
            yield name, found


def _records(text: str) -> tuple[ArticleRecord, ...]:
    return records_of_text("line", text)[1]
