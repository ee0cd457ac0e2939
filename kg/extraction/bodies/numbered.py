"""Hospitals and schools known by a number or the division alone: 市二院, 临江一中, 县三小, 县医院, 市医院."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import DEICTIC_BEFORE, LEVEL_AT, LEVEL_OF_WORD, alternatives
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText
from kg.lexicons import lexicon
from kg.model import OrganizationKind
from kg.text import Span

_NUMBER = "第?(?P<number>[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DIVISIONS_OWN = "(?<=[县市区旗州盟])医院"
_HOSPITAL, _PEOPLES_HOSPITAL = "医院", "人民医院"
_OF_COUNTIES = frozenset("县区旗")
"""What makes a division's one hospital its 人民医院: 县医院; 市医院 keeps its name."""
_NO_HOSPITAL = re.compile("管理|协会|集团|学会|建设|系统|领导|改革|之间|等级")
_PEOPLES = "人民"
_GOES_ON = re.compile("全会|校(?!长)|[心士区落央型队组学等级时年月日次期轮名个项条步天]|小[企区微时]|小?学生")
# 十七届|三中全会, 第一中心医院


def numbered(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """The hospitals and schools printed by their number behind a division's name or a level word."""
    divisions = {place.span.end: place for place in places if place.is_full or place.codes}
    for match in _pattern().finditer(tagged.text):
        if _GOES_ON.match(tagged.text, match.end()):
            continue
        at = match.start()
        if match.group("form"):
            kind, full = _forms()[match.group("form")]
            own = _own_name(tagged.text, full, match.group("number"))
        elif _NO_HOSPITAL.match(tagged.text, match.end()):
            continue
        else:
            kind, own = OrganizationKind.HOSPITAL, _hospital_of(tagged.text[at - 1])
        if place := divisions.get(at):
            span = Span(place.span.start, match.end())
            yield OrganizationHit(span, kind, own_name=own, place=place, votes=("lexicon",))
        elif (start := _level_before(tagged, at)) is not None:
            word = tagged.text[start:at]
            span = Span(start, match.end())
            yield OrganizationHit(
                span, kind, own_name=own, level=LEVEL_OF_WORD[word], level_word=word, votes=("lexicon",)
            )


def _hospital_of(word: str) -> str:
    """县|医院 is the 人民医院 of the county; 市|医院 is called so."""
    return _PEOPLES_HOSPITAL if word in _OF_COUNTIES else _HOSPITAL


def _own_name(text: str, full: str, number: str) -> str:
    """市二院 is 第二人民医院, but 第二医院 where the article prints that."""
    plain = full.replace(_PEOPLES, "").format(number)
    return plain if plain != full and plain in text and full.format(number) not in text else full.format(number)


def _level_before(tagged: TaggedText, at: int) -> int | None:
    """Where the level word begins that stands by itself before ``at``: 市|二院, not 我市|二院."""
    start = at - 1
    if start < 0 or not LEVEL_AT.fullmatch(tagged.text, start, at):
        return None
    before = tagged.text[max(start - 1, 0) : start]
    begins = tagged.cuts(start) or before in "和与及、"
    return start if begins and before not in DEICTIC_BEFORE else None


@cache
def _forms() -> dict[str, tuple[OrganizationKind, str]]:
    rows = lexicon("organizations").rows("numbered")
    return {form: (OrganizationKind(kind), full) for forms, kind, full in rows for form in forms.split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    forms = alternatives(tuple(_forms())).pattern
    return re.compile(f"{_NUMBER}(?P<form>{forms})|{_DIVISIONS_OWN}")
