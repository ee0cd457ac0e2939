"""Bodies made for a task: 市抗洪抢险工作领导小组. Their names run back to the division or organ that made them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import (
    DEICTIC_BEFORE,
    JOINS_MEETINGS,
    LEVEL_AT,
    LEVEL_OF_WORD,
    body_forms,
    form_pattern,
    inside_names,
    no_level_words,
    task_boundaries,
    task_pattern,
)
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText, Word
from kg.model import OrganizationKind, PlaceLevel
from kg.text import Span

_LONGEST = 40
_SEND_NO_GROUPS = frozenset({OrganizationKind.COMPANY, OrganizationKind.MEDIA, OrganizationKind.SCHOOL})
_GROUP = re.compile(
    "(?![各多])(?:[赴驻援]|支援|对口(?:帮扶|支援|援助))?[\u4e00-\u9fff“”]{0,14}?"
    "(?:工作组|专家组|指导组|督导组|督查组|巡视组|巡察组|调查组|考察组|工作队)(?![员名])"
)
_PARTS = re.compile("(?![各多]|工作组)(?:(?!副)[\u4e00-\u9fff]){4,8}?组(?![长员织建成合])")
_FURTHER_PART = re.compile("[、和]?((?![各多]|工作组)(?:(?!副)[一-鿿]){2,8}?组)(?![长员织建成合])")
_FOUNDS = re.compile("[下内]?(?:增设|设立|设有|下设)了?")
_FORMS_PARTS = frozenset(
    {"下设", "增设", "抽调", "选派", "组织", "安排", "督促", "会同", "联合", "下", "要", "共", "由"}
)
_COMMAND = "防指"
_WITH_PARTS = ("指挥部", "领导小组")
_SEVERAL = re.compile("[0-9一二三四五六七八九十两几多]个|各")
_BOUND = ("赴", "驻", "援", "支援", "对口")
_BOUND_FOR = frozenset("赴援驻往助")
_OPEN, _CLOSED = "（", "）"
_MARKS_INSIDE = frozenset("“”（）")
# 青禾县第六次|全国人口普查领导小组 is the county's
_NUMBERED = re.compile("第[一二三四五六七八九十0-9]+次$")
_NUMBER = 5
# 我市第三批援疆医疗队 is the city's, 全国 nobody's
_OWN_LEVELS = frozenset({PlaceLevel.PROVINCE, PlaceLevel.PREFECTURE, PlaceLevel.COUNTY})
_DISTRICT = "地区"
_HAN = re.compile("[一-鿿]")
_CENTRAL = ("中央", "国务院", "党中央", "全国")


@dataclass(frozen=True, slots=True)
class _Begin:
    """Where a name begins, and whose the body is."""

    at: int
    place: PlaceHit | None = None
    level: PlaceLevel | None = None
    level_word: str = ""
    length: int = 0
    """How many characters the words take that say whose the body is."""


def for_a_task(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """The bodies made for a task that are printed with the division or organ that made them."""
    divisions = {place.span.start: place for place in places if not place.deictic or place.level in _OWN_LEVELS}
    for match in task_pattern().finditer(tagged.text):
        begin = _begin(tagged, match.start(), divisions)
        if begin is None or tagged.text.startswith("员", match.end()):
            continue  # 医疗队|员
        begin = _behind_meeting(tagged, begin, match.end(), divisions)
        end = match.end()
        own_name = tagged.text[begin.at + begin.length : end]
        if _OPEN in own_name and _CLOSED not in own_name:
            if not tagged.text.startswith(_CLOSED, end):
                continue
            end, own_name = end + 1, own_name + _CLOSED  # 防汛领导小组（指挥部|）
        if _SEVERAL.search(own_name) or own_name.endswith("的" + match.group()):
            continue  # 第七轮巡察的6个巡察组, 指挥部各工作组, 各市州的医疗队
        if own_name != match.group():
            body, units, own_name = _made_by(own_name)
            yield OrganizationHit(
                Span(begin.at, end),
                OrganizationKind.TASK_FORCE,
                body,
                units,
                own_name,
                place=begin.place,
                level=begin.level,
                level_word=begin.level_word,
                votes=("ending",),
            )


def _behind_meeting(tagged: TaggedText, begin: _Begin, end: int, divisions: Mapping[int, PlaceHit]) -> _Begin:
    """市委常委会会议暨|市防汛指挥部第三次会议: a name begins behind 暨, which joins two meetings."""
    joint = next(reversed(list(JOINS_MEETINGS.finditer(tagged.text, begin.at, end))), None)
    if joint is None:
        return begin
    at = joint.end()
    if place := divisions.get(at):
        return _Begin(at, place, length=len(place.span))
    level = LEVEL_AT.match(tagged.text, at)
    return _Begin(at, None, LEVEL_OF_WORD[level.group(1)], level.group(1), len(level.group(1))) if level else _Begin(at)


def groups_of(tagged: TaggedText, bodies: Iterable[OrganizationHit]) -> Iterator[OrganizationHit]:
    """The groups that a body sent, as units of it: 国家防总|赴岭东工作组, 省委|第三巡视组, 指挥部|物资保障组."""
    for body in bodies:
        parts = body.own_name.endswith(_WITH_PARTS)
        if body.units or body.kind in _SEND_NO_GROUPS or (body.kind is OrganizationKind.TASK_FORCE and not parts):
            continue
        if parts and (founded := _FOUNDS.match(tagged.text, body.span.end)):
            yield from _further_parts(tagged, body, founded.end())
            continue
        pattern = _PARTS if parts and not tagged.text.startswith(_BOUND, body.span.end) else _GROUP
        match = pattern.match(tagged.text, body.span.end)
        if match is None or not (tagged.cuts(body.span.end) or body.form == _COMMAND):
            continue
        named = _is_part if pattern is _PARTS else _all_of_a_name
        if not named(tagged, Span(*match.span())):
            continue
        span = Span(body.span.start, match.end())
        yield replace(body, span=span, kind=OrganizationKind.TASK_FORCE, units=(match.group(),))
        if pattern is _PARTS:
            yield from _further_parts(tagged, body, match.end())


def _further_parts(tagged: TaggedText, body: OrganizationHit, end: int) -> Iterator[OrganizationHit]:
    """The parts behind the first one, or behind the verb: 市防指医疗救治组|、物资保障组, 指挥部下设|综合组、转移组."""
    while (match := _FURTHER_PART.match(tagged.text, end)) and _is_part(tagged, Span(*match.span(1))):
        yield replace(
            body, span=Span(*match.span(1)), kind=OrganizationKind.TASK_FORCE, units=(match.group(1),), form=""
        )
        end = match.end()


def _is_part(tagged: TaggedText, span: Span) -> bool:
    """Whether the words name a part by its task, and no verb says what the body does: 指挥部|下设综合组."""
    inside = [tagged.of(word.span) for word in tagged.within(span)]
    return tagged.cuts(span.end) and bool(inside) and (task_boundaries() | _FORMS_PARTS).isdisjoint(inside)


def _all_of_a_name(tagged: TaggedText, span: Span) -> bool:
    inside = [word for word in tagged.within(span) if word.span.end <= span.end]
    return not any(_is_boundary(word, tagged.of(word.span)) for word in inside)


def _made_by(own_name: str) -> tuple[str | None, tuple[str, ...], str]:
    """市|委|农村工作领导小组 is a unit of the committee: its body, the unit, and no name of its own."""
    form = form_pattern().match(own_name)
    body = body_forms().get(form.group()) if form else None
    if form is None or body is None or form.end() == len(own_name):
        return None, (), own_name
    return body, (own_name[form.end() :],), ""


def _begin(tagged: TaggedText, end: int, divisions: Mapping[int, PlaceHit]) -> _Begin | None:
    """At the nearest division, level word or central organ before ``end``, with no boundary between."""
    word = tagged.ending(end) or tagged.at(end - 1)
    while word is not None and end - word.span.start <= _LONGEST and not _is_boundary(word, tagged.of(word.span)):
        begin = _begin_with(tagged, word, end, divisions)
        if begin is not None:
            return begin
        word = tagged.ending(word.span.start)
    return None


def _is_boundary(word: Word, text: str) -> bool:
    if word.tag == "w":
        return text not in _MARKS_INSIDE
    return text in task_boundaries() or (word.tag == "v" and text not in inside_names() and text not in _BOUND_FOR)


def _begin_with(tagged: TaggedText, word: Word, end: int, divisions: Mapping[int, PlaceHit]) -> _Begin | None:
    text, start = tagged.of(word.span), word.span.start
    before = tagged.text[max(start - 1, 0) : start]
    place = divisions.get(start)
    if place and place.span.end <= end and before not in _BOUND_FOR:
        length = len(place.span)
        return _Begin(start, level=place.level, length=length) if place.deictic else _Begin(start, place, length=length)
    if text.startswith(_CENTRAL) and _NUMBERED.search(tagged.text, max(start - _NUMBER, 0), start) is None:
        return _Begin(start)
    level = LEVEL_AT.match(text)
    alone = text == _DISTRICT and not _HAN.match(before)  # 、地区|绿化指挥部, but 贫困|地区
    if level and (alone or text not in no_level_words()) and before not in DEICTIC_BEFORE:
        return _Begin(start, None, LEVEL_OF_WORD[level.group(1)], level.group(1), len(level.group(1)))
    return None
