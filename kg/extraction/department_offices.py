"""Offices of a department whose place the office before says: 副县长、|公安局局长 heads that county's bureau."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kg.extraction.bodies import OrganizationHit
from kg.extraction.bodies.tables import department_forms
from kg.extraction.title_items import TitleItem, TitleSequence
from kg.extraction.titled_bodies import offices
from kg.model import OrganizationKind, PlaceLevel
from kg.text import Span

_SHORTEST = 3
_CHIEF = "局长"
_WITH_DEPARTMENTS = frozenset({PlaceLevel.PROVINCE, PlaceLevel.PREFECTURE, PlaceLevel.COUNTY})


def with_departments(sequences: Sequence[TitleSequence]) -> tuple[TitleSequence, ...]:
    """The sequences, each office that begins with a department's name at that department of the place before it."""
    return tuple(TitleSequence(tuple(_completed(sequence.items))) for sequence in sequences)


def _completed(items: Sequence[TitleItem]) -> Iterator[TitleItem]:
    before: TitleItem | None = None
    for item in items:
        before = _at_department(item, before) if before else item
        yield before


def _at_department(item: TitleItem, before: TitleItem) -> TitleItem:
    printed = item.organization is not None and item.span.contains(item.organization.span)
    said = item.implied
    if printed or item.place or item.collective or (said and (said.body or said.place or said.level)):
        return item
    owner = before.organization or before.implied
    if owner is None or not (owner.place or owner.level in _WITH_DEPARTMENTS):
        return item
    form, office = _parted(item.title)
    if not office:
        return item
    full, kind = department_forms()[form]
    begin = item.head.end - len(item.title)
    body = OrganizationHit(
        Span(begin, begin + len(form)),
        OrganizationKind(kind),
        own_name=full,
        place=owner.place,
        level=None if owner.place else owner.level,
        level_word=owner.level_word,
        votes=("title",),
    )
    if office == item.title:  # 公安局长: the bureau's name is no word by itself
        return replace(item, organization=None, implied=replace(body, span=item.span))
    return replace(item, title=office, organization=body, implied=None)


def _parted(title: str) -> tuple[str, str]:
    """公安局|局长, 公安局长 → 公安局, 公安局长; the office is "" where no department begins the title."""
    for length in range(len(title) - 1, _SHORTEST - 1, -1):
        form, office = title[:length], title[length:]
        if form in department_forms():
            if office in offices():
                return form, office
            return (form, title) if title == form.removesuffix("局") + _CHIEF else ("", "")
    return "", ""
