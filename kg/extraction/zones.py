"""Zones: development zones, industrial parks and new areas, with the division whose name theirs begins with.

A zone has a body of its own (甲县经济开发区管委会), though it is no division.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.text import Span

_BODIES = ("党工委", "管委会", "管理委员会", "党委", "工委")
_STEM_TAGS = frozenset({"LOC", "nz", "ORG", "PER", "nw"})
_STEM = re.compile("[\u4e00-\u9fff]{2,4}")
_DEICTIC = {"市": PlaceLevel.PREFECTURE, "县": PlaceLevel.COUNTY, "区": PlaceLevel.COUNTY, "省": PlaceLevel.PROVINCE}
_DASHES = frozenset("—–－-·")
_RANKS = "(?:国家级?|省级)?(?:高新|经济|循环经济|现代农业|农业|生态|文化|旅游|工业|科技|产业|综合)?"


def zones(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """The zones that the text prints behind a division (青禾县|经济开发区) or behind a name of their own."""
    ends: Mapping[int, PlaceHit] = {place.span.end: place for place in places if place.level is not PlaceLevel.SITE}
    for match in _pattern().finditer(tagged.text):
        start, end = match.span()
        base = ends.get(start)
        if base is None and tagged.text[start - 1 : start] in _DEICTIC:
            base = _relative(tagged, start)
        stem = _stem_start(tagged, start, end)
        if base is not None and _is_namesake(base, ends.get(base.span.start)):
            stem, base = base.span.start, None  # 宜春|滨湖经济开发区, and another city has a 滨湖区
        first = _joined_with(tagged, base.span.start if base is not None else stem, ends)
        if first is not None:
            yield _zone(tagged, first.span.start, end, None)  # of two divisions, and of neither
        elif base is not None and (base.codes or base.is_full or base.deictic):
            yield _zone(tagged, base.span.start, end, base)
        elif stem is None and (tagged.text.startswith(_BODIES, end) or _is_named_again(tagged, start, end)):
            yield PlaceHit(Span(start, end), match.group(), PlaceLevel.SITE, votes=("form",), is_zone=True)
        elif stem is not None and not gazetteer().named(tagged.text[stem:end]):
            city = ends.get(stem)  # 宜春|云谷经济开发区, but 宜春市|云谷经济开发区 are two
            yield _zone(tagged, city.span.start if city is not None and _is_short(city) else stem, end, None)


def _zone(tagged: TaggedText, start: int, end: int, base: PlaceHit | None) -> PlaceHit:
    span = Span(start, end)
    name = tagged.of(span) if base is None or not base.deictic else tagged.text[base.span.end : end]
    return PlaceHit(span, name, PlaceLevel.SITE, votes=("form",), base=base, is_zone=True)


def _is_namesake(base: PlaceHit, city: PlaceHit | None) -> bool:
    """Whether a zone's own name is only also that of a division elsewhere than in the city printed before it."""
    if city is None or not (_is_short(base) and _is_short(city)):
        return False
    return not any(gazetteer().contains(outer, inner) for outer in city.codes for inner in base.codes)


def _is_named_again(tagged: TaggedText, start: int, end: int) -> bool:
    """Whether a zone that the article names elsewhere is meant: 临江经开区 before, now 到|经开区."""
    word = tagged.at(start)
    alone = word is not None and word.span == Span(start, end) and word.tag == "LOC"
    return alone and tagged.text.count(tagged.text[start:end]) > 1


def _is_short(place: PlaceHit) -> bool:
    return bool(place.codes) and not place.is_full and len(place.name) > 1


def _joined_with(tagged: TaggedText, at: int | None, ends: Mapping[int, PlaceHit]) -> PlaceHit | None:
    """The first of two divisions that share a zone: 临江—青禾工业园区."""
    return ends.get(at - 1) if at and tagged.text[at - 1] in _DASHES else None


def _relative(tagged: TaggedText, at: int) -> PlaceHit | None:
    """The division that a level word standing by itself means: 市|高新区."""
    if not tagged.cuts(at - 1):
        return None
    span = Span(at - 1, at)
    return PlaceHit(span, "", _DEICTIC[tagged.of(span)], deictic=True, votes=("deictic",))


def _stem_start(tagged: TaggedText, start: int, end: int) -> int | None:
    """Where the zone's own name begins: 漳河|新区, also where the tagger has both as one word."""
    word = tagged.at(start)
    if word is not None and word.span.start < start:
        begin = word.span.start if word.span.end >= end else None
    else:
        word = tagged.ending(start)
        begin = word.span.start if word is not None else None
    if word is None or begin is None or word.tag not in _STEM_TAGS:
        return None
    stem = tagged.text[begin:start]
    return begin if _STEM.fullmatch(stem) and stem not in _no_stems() else None


@cache
def _no_stems() -> frozenset[str]:
    return frozenset((*lexicon("sites").words("no-places"), *lexicon("organizations").words("generic")))


@cache
def _pattern() -> re.Pattern[str]:
    endings = sorted(lexicon("sites").words("zone-endings"), key=lambda word: (-len(word), word))
    return re.compile(f"{_RANKS}(?:{'|'.join(endings)})")
