"""Short names of leading groups: 省防汛领导小组 is 省防汛抗旱救灾工作领导小组 where a text prints that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.linking.atlas import PlaceKey
from kg.linking.places import ArticlePlaces
from kg.linking.source import Source
from kg.model import Organization, OrganizationKind

_SAME_BEGINNING, _SAME_ENDING = 2, 3

WholeNames = dict[tuple[str, PlaceKey | None, int | None], str]
"""For a task force's short name and whose it is, in one article or (None) in any, the one whole name of it."""


def is_task_force(organization: Organization) -> bool:
    """Whether the organisation is a task force known by its own name."""
    return organization.kind is OrganizationKind.TASK_FORCE and organization.body is None and not organization.units


def whole_names(sources: Sequence[Source], places: Sequence[ArticlePlaces]) -> WholeNames:
    """The short names of task forces that can only be one whole name of a task force of the same place.

    A short name leaves words out of the whole one. Within an article its kind alone will do (市领导小组); in other
    articles it must share more: its first words too.
    """
    everywhere: dict[PlaceKey | None, set[str]] = {}
    whole: WholeNames = {}
    for source, settled in zip(sources, places, strict=True):
        here: dict[PlaceKey | None, set[str]] = {}
        for number, organization in enumerate(source.record.organizations):
            if is_task_force(organization) and organization.own_name:
                place = owner(source, number, organization, settled)
                if place is not None or _is_placeless(organization):
                    here.setdefault(place, set()).add(organization.own_name)
        for place, known in here.items():
            everywhere.setdefault(place, set()).update(known)
            whole |= {(short, place, source.index): name for short, name in _shortened(known, _abridges)}
    for place, known in everywhere.items():
        whole |= {(short, place, None): name for short, name in _shortened(known, _shortens)}
    return whole


def whole_name(whole: WholeNames, name: str, place: PlaceKey | None, article: int) -> str | None:
    """The whole name that a task force's name stands for in an article, None where it is whole itself."""
    here = whole.get((name, place, article))
    return whole.get((here or name, place, None), here)


def owner(source: Source, number: int, organization: Organization, places: ArticlePlaces) -> PlaceKey | None:
    """Whose an organisation of a record is, by what stands around where it is said first."""
    return places.jurisdiction(organization.jurisdiction, source.organization_at(number))


def _is_placeless(organization: Organization) -> bool:
    return organization.jurisdiction.place is None and organization.jurisdiction.level is None


def _shortened(known: set[str], shortens: Callable[[str, str], bool]) -> Iterator[tuple[str, str]]:
    """Each short name with the longest one that it shortens, if all others it shortens are short for that one too."""
    for short in sorted(known):
        longer = sorted((name for name in known if shortens(short, name)), key=lambda name: (-len(name), name))
        if longer and all(shortens(name, longer[0]) for name in longer[1:]):
            yield short, longer[0]


def _shortens(short: str, whole: str) -> bool:
    """防控指挥部 and 肺炎疫情防控指挥部: the short name's beginning is in the whole one, the rest in order."""
    return len(short) >= _SAME_BEGINNING + _SAME_ENDING and short[:_SAME_BEGINNING] in whole and _abridges(short, whole)


def _abridges(short: str, whole: str) -> bool:
    if len(short) >= len(whole) or short[-_SAME_ENDING:] != whole[-_SAME_ENDING:]:
        return False
    rest = iter(whole)
    return all(character in rest for character in short)
