"""Offices of envoys: 中国驻肯尼亚大使, 意大利驻华大使 are offices at the embassy of one country in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from kg.extraction.bodies import OrganizationHit
from kg.extraction.place_hits import PlaceHit
from kg.extraction.title_items import TitleItem, TitleSequence
from kg.gazetteer import CHINA, formal_name
from kg.lexicons import lexicon
from kg.model import OrganizationKind, PlaceLevel
from kg.text import Span

_SENT_TO, _HERE = "驻", "华"
_WITH_HOST = ("大使", "总领事")
"""Offices that keep the country in their title: 驻华大使, but 特命全权大使."""


def with_missions(
    text: str, sequences: Sequence[TitleSequence], places: Sequence[PlaceHit]
) -> tuple[TitleSequence, ...]:
    """The sequences, each office of an envoy with the mission that the words before it say."""
    ends = {place.span.end: place for place in places if not place.deictic}
    return tuple(TitleSequence(tuple(_at_missions(text, sequence.items, ends))) for sequence in sequences)


def _at_missions(text: str, items: Sequence[TitleItem], ends: Mapping[int, PlaceHit]) -> Iterator[TitleItem]:
    missions = lexicon("titles").mapping("envoys")
    for item in items:
        mission = missions.get(item.head.of(text))
        yield _at_mission(text, item, mission, ends) if mission and item.organization is None else item


def _at_mission(text: str, item: TitleItem, mission: str, ends: Mapping[int, PlaceHit]) -> TitleItem:
    office = item.head.start
    host = ends.get(office)
    if text.endswith(_SENT_TO + _HERE, 0, office):
        begin, host = office - len(_SENT_TO + _HERE), None
    elif host and text.endswith(_SENT_TO, 0, host.span.start):
        begin = host.span.start - len(_SENT_TO)
    else:
        return item
    sender = ends.get(begin)
    if sender and sender.level is not PlaceLevel.COUNTRY:
        sender = None
    span = Span(sender.span.start if sender else begin, item.span.end)
    title = text[begin : item.head.end] if item.head.of(text) in _WITH_HOST else item.title
    said = _mission(span, sender, host, mission) if sender or host else None
    return replace(item, span=span, title=title, place=None, level=None, implied=said)


def _mission(span: Span, sender: PlaceHit | None, host: PlaceHit | None, mission: str) -> OrganizationHit:
    """中国驻法国大使 is at 中华人民共和国驻法兰西共和国大使馆, 意大利驻华大使 at 意大利驻华大使馆."""
    ours = sender is None or CHINA in sender.codes
    name = host.name if host else _HERE
    if host and host.level is PlaceLevel.COUNTRY and host.codes:
        name = formal_name(host.codes[0])
    own_name = f"{'中华人民共和国' if ours else ''}{_SENT_TO}{name}{mission}"
    place = None if ours else sender
    return OrganizationHit(span, OrganizationKind.GOVERNMENT, own_name=own_name, place=place, votes=("title",))
