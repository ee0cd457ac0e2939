"""Whose an office is that does not say it: the body and the place of the offices printed before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kg.extraction.bodies import OrganizationHit
from kg.extraction.place_hits import PlaceHit
from kg.extraction.title_items import TitleItem, TitleSequence
from kg.extraction.title_words import committees
from kg.gazetteer import gazetteer
from kg.model import OrganizationKind, PlaceLevel
from kg.naming import LEVEL_WORDS

_LEVEL_OF_WORD = {word: level for level, words in LEVEL_WORDS.items() for word in words}
_STREET_OFFICE = "办事处"
# 陆某某主持会议并讲话，市委副书记何某某出席: both are of the place named with the first
_NAME_AND_MARK = re.compile("[\u4e00-\u9fff·]{2,4}(?:(?:主持|出席|参加|致辞|讲话)[^，。；、,]{0,8})?[，,、和与]")
_OF_ZONES = frozenset({"party-working-committee", "management-committee"})
_DELEGATING = frozenset({"congress", "consultative"})
_PARTY_OFFICES = ("书记", "委员", "常委", "成员")
_DELEGATES = frozenset({"代表", "委员", "党代表"})


def beside_one_another(text: str, sequences: Sequence[TitleSequence]) -> Iterator[TitleSequence]:
    """临江市委书记陆某某，市委常委、副市长何某某: the second 市委 is that of the city named with the first."""
    place: PlaceHit | None = None
    end = -1
    for sequence in sequences:
        begin = sequence.span.start
        if place and end <= begin and _NAME_AND_MARK.fullmatch(text[end:begin]):
            sequence = TitleSequence(tuple(_at_place(item, place) for item in sequence.items))  # noqa: PLW2901
        place = next((found for item in sequence.items if (found := _whose(item)[0])), None)
        end = sequence.span.end
        yield sequence


def _at_place(item: TitleItem, place: PlaceHit) -> TitleItem:
    """The item at a place named just before, where its level word may be that place's: never 州委 at 临江市."""
    body = item.organization
    if body and body.deictic and body.level and _is_called(place, body.level_word, body.level):
        return replace(item, organization=replace(body, place=place, level=None))
    said = item.implied
    word = next((word for word in _LEVEL_OF_WORD if item.title.startswith(word)), "")
    if said and said.place is None and said.level and _is_called(place, word, said.level):
        return replace(item, place=place, implied=replace(said, place=place, level=None))
    return item


def _is_called(place: PlaceHit, word: str, level: PlaceLevel) -> bool:
    """Whether a level word means such a place: 市 临江市 or 临江, 州 no 临江市."""
    named = place.level not in {None, PlaceLevel.SITE}
    return place.name.endswith(word) if word and named else _same_level(place, level)


def completed(items: Sequence[TitleItem]) -> tuple[TitleItem, ...]:
    """The items with the body of the one before where they name none, and its place where they say their body."""
    done: list[TitleItem] = []
    for item in items:
        done.append(_without_vague_body(_beside(item, done[-1]) if done else item))
    return tuple(done)


def _beside(item: TitleItem, before: TitleItem) -> TitleItem:
    if office := _of_street_office(item, before):
        return office
    return _at_body_of(item, before) if _takes_body_of(item, before) else _at_place_of(item, before)


def _at_body_of(item: TitleItem, before: TitleItem) -> TitleItem:
    return replace(item, organization=shared_body(before.organization or before.implied, item))


def _at_place_of(item: TitleItem, before: TitleItem) -> TitleItem:
    """The item with its own body, which is of the place of the one before: 临江市|委书记、市|人大常委会主任."""
    body = before.organization
    if item.organization and (beside := _whose(before)[0]):
        return _at_place(item, beside)  # 临江市市长、|市防汛指挥部总指挥
    said = item.implied
    if said is None or item.place is not None:
        return item
    if said.body and body and body.own_name and body.body in _OF_ZONES and said.level is None:
        return replace(item, implied=replace(said, own_name=body.own_name))  # 北岸新区党工委副书记、|管委会主任
    place, level = _whose(before)
    if place is not None and (item.level is None or _same_level(place, item.level)):
        return replace(item, place=place, implied=replace(said, place=place, level=None))
    if said.level is None and said.body and level is not None:
        return replace(item, level=level, implied=replace(said, level=level))
    return item


def _of_street_office(item: TitleItem, before: TitleItem) -> TitleItem | None:
    """石桥街道党工委副书记、办事处|主任: the office of the street is its government."""
    place, _ = _whose(before)
    if item.organization or place is None or not item.title.startswith(_STREET_OFFICE):
        return None
    office = OrganizationHit(item.span, OrganizationKind.GOVERNMENT, "government", place=place, votes=("title",))
    return replace(item, title=item.title.removeprefix(_STREET_OFFICE), organization=None, implied=office, place=place)


def _takes_body_of(item: TitleItem, before: TitleItem) -> bool:
    """Whether an office with no body of its own is one at the body before: 副主席 after 市政协党组副书记."""
    if item.organization or item.implied or item.place or item.collective or before.collective:
        return False
    body = before.organization
    delegate = body is not None and body.body in _DELEGATING and before.title in _DELEGATES
    return item.is_post and not delegate


def shared_body(body: OrganizationHit | None, item: TitleItem) -> OrganizationHit | None:
    """The body of the office before as this one's; 局长 after 市水利局党委书记 is one at the bureau itself."""
    if body and body.body and body.own_name and not item.title.endswith(_PARTY_OFFICES):
        return replace(body, body=None, form="", kind=OrganizationKind.OTHER)
    committee = next((form for form in committees() if item.title.startswith(form)), None)
    if body and committee and body.own_name and not body.body and not body.units:
        key = committees()[committee]  # 农场场长兼党委书记
        return replace(body, body=key, form=committee, kind=OrganizationKind.PARTY, base=body)
    return body


def _without_vague_body(item: TitleItem) -> TitleItem:
    """The item without an implied body of which nothing says whose it is: a bare 宣传部长."""
    hit = item.implied
    if hit and hit.body and hit.place is None and hit.level is None and not hit.own_name:
        return replace(item, implied=None)
    return item


def _whose(item: TitleItem) -> tuple[PlaceHit | None, PlaceLevel | None]:
    body = item.organization or item.implied
    return (body.place, body.level) if body else (item.place, item.level)


def _same_level(place: PlaceHit, level: PlaceLevel) -> bool:
    """Whether a level word can mean the place: 市 the 临江 that is 临江市, 省 none but a province."""
    words = LEVEL_WORDS.get(level, ())
    divisions = [division for code in place.codes if (division := gazetteer().get(code))]
    if place.level is None and divisions:
        return any(division.name.endswith(words) for division in divisions)
    return place.name.endswith(words) or place.level in {None, level}
