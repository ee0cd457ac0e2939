"""Short names of leading groups: 省防汛领导小组 is 省防汛抗旱救灾工作领导小组 where a text prints that."""

from __future__ import annotations

from collections.abc import Sequence

from kg.linking.atlas import PlaceKey
from kg.linking.places import ArticlePlaces
from kg.linking.source import Source
from kg.model import Organization, OrganizationKind

_SAME_BEGINNING, _SAME_ENDING = 2, 3

WholeNames = dict[tuple[str, PlaceKey | None], str]
"""For a task force's short name and whose it is, the one whole name of it that texts print."""


def is_task_force(organization: Organization) -> bool:
    """Whether the organisation is a task force known by its own name."""
    return organization.kind is OrganizationKind.TASK_FORCE and organization.body is None and not organization.units


def whole_names(sources: Sequence[Source], places: Sequence[ArticlePlaces]) -> WholeNames:
    """The short names of task forces that can only be one whole name of a task force of the same place.

    A short name leaves words out of the middle of the whole one: the same beginning and ending, the rest in order.
    """
    names: dict[PlaceKey | None, set[str]] = {}
    for source, settled in zip(sources, places, strict=True):
        for number, organization in enumerate(source.record.organizations):
            if is_task_force(organization) and organization.own_name:
                place = owner(source, number, organization, settled)
                if place is not None or _is_placeless(organization):
                    names.setdefault(place, set()).add(organization.own_name)
    return {
        (short, place): whole
        for place, known in names.items()
        for short in sorted(known)
        if (whole := _the_whole(short, known)) is not None
    }


def owner(source: Source, number: int, organization: Organization, places: ArticlePlaces) -> PlaceKey | None:
    """Whose an organisation of a record is, by what stands around where it is said first."""
    return places.jurisdiction(organization.jurisdiction, source.organization_at(number))


def _is_placeless(organization: Organization) -> bool:
    return organization.jurisdiction.place is None and organization.jurisdiction.level is None


def _the_whole(short: str, known: set[str]) -> str | None:
    """The longest name that the short one shortens, if all others that it shortens are short for that one too."""
    longer = sorted((name for name in known if _shortens(short, name)), key=lambda name: (-len(name), name))
    if longer and all(_shortens(name, longer[0]) for name in longer[1:]):
        return longer[0]
    return None


def _shortens(short: str, whole: str) -> bool:
    if len(short) >= len(whole) or len(short) < _SAME_BEGINNING + _SAME_ENDING:
        return False
    if short[:_SAME_BEGINNING] != whole[:_SAME_BEGINNING] or short[-_SAME_ENDING:] != whole[-_SAME_ENDING:]:
        return False
    rest = iter(whole)
    return all(character in rest for character in short)
