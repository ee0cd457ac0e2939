"""Places that their neighbours in a list tell: 石桥、云溪、望山等镇, 望山社区、同心社区, 宁河的桃、云溪的梨."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from kg.dictionary import dictionary
from kg.extraction.place_forms import chained_form, may_be_place, no_places
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.text import Span

LISTED = "list"
"""What votes for a place that its neighbours tell."""
_PREFECTURE_DIGITS = 4
_BETWEEN = re.compile("(?:的[\u4e00-\u9fff]{1,8})?[、和]")
_ITEM = "[\u4e00-\u9fff]{2,4}"
_UNITS = {
    "镇": PlaceLevel.TOWNSHIP,
    "乡": PlaceLevel.TOWNSHIP,
    "街道": PlaceLevel.TOWNSHIP,
    "县": PlaceLevel.COUNTY,
    "区": PlaceLevel.COUNTY,
    "村": PlaceLevel.VILLAGE,
    "社区": PlaceLevel.VILLAGE,
    "水库": PlaceLevel.SITE,
}
_DIGITS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
# 石桥、云溪、望山等镇, 石桥、云溪两镇, 石桥和云溪2个乡, 石桥、云溪、望山三乡镇
_OF_A_UNIT = re.compile(
    f"({_ITEM}?(?:[、和]{_ITEM}?)+)(?:等|等?([{''.join(_DIGITS)}]|[0-9]{{1,2}})个?)(乡镇|镇乡|镇街|{'|'.join(_UNITS)})"
    "(?![长域直级镇乡区县里上])"
)
_ENDINGS = "社区|村|嘎查"
_IN_LIST = re.compile(f"(?<=[、和及])([\u4e00-\u9fff]{{2,6}}?)({_ENDINGS})(?=[、和及等，。；：]|$)")
_NO_STEM = frozenset({"p", "c", "u", "r", "w", "m", "xc", "q", "d"})
_FIRST_STEM = frozenset({"n", "nz", "a", "nr", "LOC", "PER", "ORG", "vn", "s"})


def listed_beside(tagged: TaggedText, sure: Sequence[PlaceHit], doubtful: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """The doubtful ones that stand in a list with others of their prefecture, or behind what contains them."""
    near = {code[:_PREFECTURE_DIGITS] for hit in sure if len(hit.codes) == 1 for code in hit.codes}
    accepted = {hit.span for hit in sure}
    row = sorted((*sure, *doubtful), key=lambda hit: hit.span)
    pairs = [pair for before, after in pairwise(row) for pair in ((before, after, after), (before, after, before))]
    for _ in range(2):  # once more for what stands beside one that is accepted now
        for before, after, hit in pairs:
            if hit.is_full and (hit is before or before.span.end < hit.span.start):
                continue  # a full name that the tagger tore is one right behind what it lies in: 大方县|对|江镇
            other = before if hit is after else after
            if hit.span not in accepted and _go_together(
                tagged, before, after, None if other.span in accepted else near
            ):
                accepted.add(hit.span)
                yield replace(hit, votes=(*hit.votes, LISTED))


def _go_together(tagged: TaggedText, before: PlaceHit, after: PlaceHit, near: set[str] | None) -> bool:
    """Whether two that stand beside each other are of one prefecture, of those in ``near`` where neither is sure."""
    between = tagged.text[before.span.end : after.span.start]
    if between == "" and near is None:
        return _contains(before, after) and tagged.cuts(after.span.end) and _is_no_other_word(after.name)
    if not _BETWEEN.fullmatch(between) or (between[0] == "的" and not tagged.text.startswith("的", after.span.end)):
        return False
    codes = [{code[:_PREFECTURE_DIGITS] for code in hit.codes} for hit in (before, after)]
    return bool(codes[0] & codes[1] if near is None else codes[0] & codes[1] & near)


def _contains(outer: PlaceHit, inner: PlaceHit) -> bool:
    """Whether the one lies in the other: 江西省|安远."""
    return any(gazetteer().contains(one, other) for one in outer.codes for other in inner.codes if one != other)


def _is_no_other_word(name: str) -> bool:
    """Whether the dictionary has the name for a place alone: not 辽宁|振兴, though a district is called so."""
    return dictionary().tags.get(name, "ns") == "ns"


def of_a_unit(tagged: TaggedText, hits: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """The towns, counties and villages of a list that says once what they are: 石桥、云溪、望山等镇."""
    known = {hit.span.start for hit in hits}
    for match in _OF_A_UNIT.finditer(tagged.text):
        items = _items(tagged, match)
        if items is None or any(not tagged.cuts(item.start) for item in items):
            continue
        if any(not tagged.cuts(item.end) for item in items[:-1]) or not _ends(tagged, items[-1].end, match.end()):
            continue
        names = [tagged.of(item) for item in items]
        first = tagged.at(items[0].start)
        sure = (first is not None and first.tag == "LOC") or any(item.start in known for item in items)
        sure = sure or _number(match.group(2)) == len(items)
        if sure and all(len(name) > 1 and name not in no_places() and name[-1] not in _LEVELS for name in names):
            yield from (_of_unit(item, name, match.group(3)) for item, name in zip(items, names, strict=True))


def _items(tagged: TaggedText, match: re.Match[str]) -> list[Span] | None:
    """The items of such a list, the first without the words before it: 到|岩|口、沙坪两镇."""
    start = match.start(1)
    items: list[Span] = []
    for part in re.split("[、和]", match.group(1)):
        items.append(Span(start, start + len(part)))
        start += len(part) + 1
    begin = end = items[0].end
    while (word := tagged.ending(begin)) is not None and word.span.start >= items[0].start:
        if begin < end and (len(word.span) > 1 or word.tag in _NO_STEM or end - begin >= _SHORTEST_STEM):
            break
        begin = word.span.start
    return None if begin == end else [Span(begin, end), *items[1:]]


def _ends(tagged: TaggedText, at: int, end: int) -> bool:
    """Whether the last item ends at ``at``: the tagger may have drawn the number and unit to it (望山三镇)."""
    word = tagged.at(at)
    return tagged.cuts(at) or (word is not None and word.span.end <= end)


def _number(printed: str | None) -> int | None:
    """How many a list says that it has."""
    if printed is None:
        return None
    return int(printed) if printed.isdecimal() else _DIGITS[printed]


def _of_unit(item: Span, name: str, unit: str) -> PlaceHit:
    if unit not in _UNITS:  # some of them towns and some townships: 石桥、云溪两乡镇
        return PlaceHit(item, name, PlaceLevel.TOWNSHIP, votes=(LISTED,))
    level = _UNITS[unit]
    divisions = [division for division in gazetteer().named(name + unit) if division.level is level]
    if not divisions and level is PlaceLevel.COUNTY:
        divisions = [division for division in gazetteer().named(name) if division.level is level]
    codes = tuple(division.code for division in divisions)
    return PlaceHit(item, name + unit, level, codes, votes=(LISTED,))


def in_a_list(tagged: TaggedText, hits: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """The villages that stand in a list of such, whatever the tagger saw: 望山社区、|管|桐山|社区、同心社区."""
    ends = {hit.span.end: hit for hit in hits if hit.level is PlaceLevel.VILLAGE}
    for match in _IN_LIST.finditer(tagged.text):
        name, ending = match.group(), match.group(2)
        if not tagged.text.endswith(ending, 0, match.start() - 1) or match.group(1) in _no_stems():
            continue
        words = tagged.within(Span(*match.span(1)))
        beside = match.end() in ends or match.start() - 1 in ends or tagged.text.startswith("、", match.end())
        if not beside or any(word.tag in _NO_STEM for word in words) or not may_be_place(name):
            continue
        start = max((piece.end for piece in chained_form(name) if piece.end < len(name)), default=0)
        name = name[start:]  # 石桥镇|望山村
        yield PlaceHit(Span(match.start() + start, match.end()), name, PlaceLevel.VILLAGE, votes=(LISTED,))
        if (first := _before_in_list(tagged, match.start() - 1, ending)) is not None:
            yield first


def _before_in_list(tagged: TaggedText, end: int, ending: str) -> PlaceHit | None:
    """The first of such a list, whose name the tagger cut in characters: 分给|望|山|社区、同心社区."""
    start = end - len(ending)
    while (word := tagged.ending(start)) is not None and len(word.span) == 1 and word.tag in _FIRST_STEM:
        start = word.span.start
    name = tagged.text[start:end]
    if len(name) - len(ending) < _SHORTEST_STEM or not may_be_place(name):
        return None
    return PlaceHit(Span(start, end), name, PlaceLevel.VILLAGE, votes=(LISTED,))


_SHORTEST_STEM = 2
_LEVELS = frozenset("省市县区旗镇乡村州盟")


@cache
def _no_stems() -> frozenset[str]:
    return frozenset((*lexicon("sites").words("no-places"), *lexicon("organizations").words("generic")))
