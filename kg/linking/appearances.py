"""A person as one article shows them: posts, company, home and date, all that identity is judged by."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicons import lexicon
from kg.linking.atlas import PlaceKey
from kg.linking.name_keys import name_key
from kg.linking.organizations import Register
from kg.linking.places import ArticlePlaces
from kg.linking.source import Anchor, Ref, Source
from kg.model import EntityKind, Status


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post with what it says of the place where one is known: ``leading`` for the heads of a jurisdiction."""

    title: str
    status: Status
    organization: str | None
    place: PlaceKey | None
    leading: bool


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person of one record.

    ``text`` numbers the original of the article; ``byline_of`` names the paper that the person writes for;
    ``misprint`` says why ``name`` is taken for a misprint of ``key``.
    """

    ref: Ref
    name: str
    key: str
    anonymous: bool
    posts: tuple[HeldPost, ...]
    home: PlaceKey | None
    byline_of: str | None
    text: int
    day: str | None
    company: frozenset[str]
    anchor: Anchor
    misprint: str | None = None

    @property
    def bare(self) -> bool:
        """Whether the article says nothing of the person but the name."""
        return not self.posts and self.byline_of is None


@cache
def shared_titles() -> tuple[str, ...]:
    """Titles that many bear at one body."""
    return lexicon("linking").words("shared titles")


@cache
def leading_bodies() -> frozenset[str]:
    """Keys of the bodies whose heads are known all over their jurisdiction."""
    return frozenset(lexicon("linking").words("leading bodies"))


def appearances(
    source: Source,
    places: ArticlePlaces,
    register: Register,
    home: PlaceKey | None,
    paper: str | None,
    original: int,
    misread: Container[Ref] = (),
) -> list[Appearance]:
    """The people of one article, but those whose names were ``misread``."""
    record = source.record
    names = [name_key(person.name) for person in record.people]
    bylines = _bylines(source)
    posts = _posts(source, places, register)
    known = frozenset(
        names[number]
        for number, person in enumerate(record.people)
        if not person.anonymous and (source.index, number) not in misread
    )
    return [
        Appearance(
            ref=(source.index, number),
            name=person.name,
            key=names[number],
            anonymous=person.anonymous,
            posts=posts.get(number, ()),
            home=home,
            byline_of=(paper or source.page_id) if number in bylines else None,
            text=original,
            day=source.day,
            company=known - {names[number]},
            anchor=source.entity_anchor(EntityKind.PERSON, number),
        )
        for number, person in enumerate(record.people)
        if (source.index, number) not in misread
    ]


def byline_people(source: Source) -> list[int]:
    """The record's people whom the bylines name, in their order."""
    found: list[int] = []
    for byline in source.record.article.bylines:
        number = _person_at(source, byline.name)
        if number is not None and number not in found:
            found.append(number)
    return found


def _bylines(source: Source) -> frozenset[int]:
    return frozenset(byline_people(source))


def _person_at(source: Source, name: str) -> int | None:
    wanted = name_key(name)
    people: Sequence[int] = [n for n, person in enumerate(source.record.people) if name_key(person.name) == wanted]
    return people[0] if people else None


def _posts(source: Source, places: ArticlePlaces, register: Register) -> dict[int, tuple[HeldPost, ...]]:
    """The posts of each of the record's people that has any."""
    held: dict[int, set[HeldPost]] = {}
    for number, tenure in enumerate(source.record.tenures):
        held.setdefault(tenure.person, set()).add(_post(source, number, places, register))
    return {person: tuple(sorted(posts, key=repr)) for person, posts in held.items()}


def _post(source: Source, number: int, places: ArticlePlaces, register: Register) -> HeldPost:
    tenure = source.record.tenures[number]
    if tenure.organization is not None:
        organization = register.of[source.index, tenure.organization]
        body = register[organization]
        leading = body.organization.body in leading_bodies() and not body.organization.units
        return HeldPost(tenure.title, tenure.status, organization, body.place, leading and not body.unresolved)
    place = places.jurisdiction(tenure.jurisdiction, tenure.span.start) if tenure.jurisdiction else None
    return HeldPost(tenure.title, tenure.status, None, place, leading=place is not None)
