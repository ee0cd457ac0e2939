"""Which words of an article need its home, and which place they mean: 我市, 全省, 市委."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.linking.atlas import Atlas, PlaceKey
from kg.linking.source import Source
from kg.model import EntityKind, PlaceLevel


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


def antecedent(atlas: Atlas, named: list[tuple[int, PlaceKey]], level: PlaceLevel, before: int) -> PlaceKey | None:
    """The place of the level that the text names last before an offset, else the only one that it names at all.

    青禾县委书记… 县委要求: in the paper of a city, 县 is the county last spoken of.
    """
    found = [(at, place) for at, key in named if (place := atlas.at_level(key, level)) is not None]
    earlier = [place for at, place in found if at <= before]
    if earlier:
        return earlier[-1]
    only = {place for _, place in found}
    return only.pop() if len(only) == 1 else None


def _first(source: Source, kind: EntityKind, number: int) -> int:
    mentions = source.mentions(kind, number)
    return mentions[0].span.start if mentions else len(source.record.article.text)
