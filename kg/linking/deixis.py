"""Which words of an article need its home, and which place they mean: 我市, 全省, 市委."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.linking.atlas import PlaceKey
from kg.linking.source import Source
from kg.model import BlockKind, EntityKind, PlaceLevel
from kg.text import Span

LEVELS_OF_OWN = {"州": PlaceLevel.PREFECTURE, "盟": PlaceLevel.PREFECTURE, "旗": PlaceLevel.COUNTY}
"""Words that few divisions of their level are called by, so that they say much of the home."""

_POINTING = ("我", "全", "本")


@dataclass(frozen=True, slots=True)
class Deictic:
    """A printed form relative to a home: at which level, and where the first one stands."""

    level: PlaceLevel
    start: int


def deictic_forms(source: Source) -> Iterator[Deictic]:
    """Everything in the article that needs a home: places (我市), organisations (市委), titles (市领导)."""
    record = source.record
    for number, place in enumerate(record.places):
        if not place.name and place.level is not None:
            yield Deictic(place.level, _first(source, EntityKind.PLACE, number))
    for number, organization in enumerate(record.organizations):
        if organization.jurisdiction.place is None and organization.jurisdiction.level is not None:
            yield Deictic(organization.jurisdiction.level, _first(source, EntityKind.ORGANIZATION, number))
    for tenure in record.tenures:
        jurisdiction = tenure.jurisdiction
        if jurisdiction is not None and jurisdiction.place is None and jurisdiction.level is not None:
            yield Deictic(jurisdiction.level, tenure.span.start)


def own_words(source: Source) -> frozenset[str]:
    """The words of `LEVELS_OF_OWN` that the article says of its home: 州 in 州委, 我州."""
    text = source.record.article.text.text
    starts = (form.start + text.startswith(_POINTING, form.start) for form in deictic_forms(source))
    return frozenset(text[at] for at in starts if text[at : at + 1] in LEVELS_OF_OWN)


def antecedent(named: list[tuple[int, PlaceKey]], before: int) -> PlaceKey | None:
    """Of the places that a form can mean the one that the text names last before an offset, else the only one.

    青禾县委书记… 县委要求: in the paper of a city, 县 is the county last spoken of.
    """
    earlier = [place for at, place in named if at <= before]
    if earlier:
        return earlier[-1]
    only = {place for _, place in named}
    return only.pop() if len(only) == 1 else None


def subject(source: Source, named: Sequence[tuple[int, PlaceKey]], at: int) -> PlaceKey | None:
    """Of the places that a form can mean the one that the article is about, None where a sentence speaks of another.

    An article headed 北岸区社区见闻, or begun with 北岸区疾控中心 and mostly of it, means 北岸区 by 区政府, though it
    passes another district.
    """
    sentence = source.sentence(Span(at, at + 1))
    if any(source.sentence(Span(other, other + 1)) == sentence for other, _ in named if other < at):
        return None
    headed = {
        place for other, place in named if any(line.contains(Span(other, other + 1)) for line in _display(source))
    }
    if len(headed) == 1:
        return headed.pop()
    return _lead_actor(source, named) if not headed else None


def _lead_actor(source: Source, named: Sequence[tuple[int, PlaceKey]]) -> PlaceKey | None:
    """The place of the body that the first sentence to name one names, where the text names no other as often."""
    if not named:
        return None
    lead, first = min(named)
    heads = {
        mention.span.start
        for mention in source.record.mentions
        if mention.kind is EntityKind.ORGANIZATION and not mention.deictic
    }
    counts = Counter(place for _, place in named)
    often = counts.pop(first)
    return first if lead in heads and often > max(counts.values(), default=0) and often > 1 else None


def _display(source: Source) -> list[Span]:
    kinds = {BlockKind.HEADLINE, BlockKind.KICKER, BlockKind.SUBTITLE}
    return [block.span for block in source.record.article.blocks if block.kind in kinds]


def _first(source: Source, kind: EntityKind, number: int) -> int:
    mentions = source.mentions(kind, number)
    return mentions[0].span.start if mentions else len(source.record.article.text)
