"""Posts held: one tenure a person, organisation or jurisdiction, title and status, across all articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kg.linking.calendar import resolve
from kg.linking.graph import PostNode, TenureFact
from kg.linking.identifiers import identifier
from kg.linking.linked import Linked
from kg.linking.source import Source
from kg.model import DateExpression, EntityKind, Status, Tenure


class TenureKey(NamedTuple):
    """What makes two statements one tenure."""

    person: str
    organization: str | None
    jurisdiction: str | None
    title: str
    status: Status

    @property
    def id(self) -> str:
        """The tenure's identifier."""
        return identifier("tenure", *self)


@dataclass
class _Gathered:
    evidence: set[str] = field(default_factory=set)
    attested: set[str] = field(default_factory=set)
    started: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Tenures:
    """All tenures and posts, and for each record's tenure the merged one, by (source, number)."""

    facts: tuple[TenureFact, ...]
    posts: tuple[PostNode, ...]
    of: dict[tuple[int, int], str]


def merged_tenures(linked: Linked) -> Tenures:
    """The tenures that the records state; one whose sentence cannot be shown is left out."""
    gathered: dict[TenureKey, _Gathered] = {}
    of: dict[tuple[int, int], str] = {}
    for source in linked.sources:
        for number, tenure in enumerate(source.record.tenures):
            key = _key(linked, source, tenure)
            evidence = linked.evidence.passage(source, tenure.span)
            if key is None or evidence is None:
                continue
            of[source.index, number] = key.id
            _add(gathered.setdefault(key, _Gathered()), source, tenure, evidence)
    facts = sorted((_fact(key, found) for key, found in gathered.items()), key=lambda fact: fact.id)
    posts = {
        fact.post: PostNode(fact.post, fact.title, fact.organization)
        for fact in facts
        if fact.post is not None and fact.organization is not None
    }
    return Tenures(tuple(facts), tuple(posts[id_] for id_ in sorted(posts)), of)


def _key(linked: Linked, source: Source, tenure: Tenure) -> TenureKey | None:
    person = linked.entity(source, EntityKind.PERSON, tenure.person)
    if person is None:
        return None
    if tenure.organization is not None:
        organization = linked.entity(source, EntityKind.ORGANIZATION, tenure.organization)
        return TenureKey(person, organization, None, tenure.title, tenure.status)
    place = linked.jurisdiction(source, tenure.jurisdiction, tenure.span.start) if tenure.jurisdiction else None
    return TenureKey(person, None, place, tenure.title, tenure.status)


def _add(gathered: _Gathered, source: Source, tenure: Tenure, evidence: str) -> None:
    gathered.evidence.add(evidence)
    if source.day is not None:
        gathered.attested.add(source.day)
    gathered.started.update(_full_date(tenure.started, source))
    gathered.ended.update(_full_date(tenure.ended, source))


def _full_date(expression: DateExpression | None, source: Source) -> list[str]:
    start = resolve(expression, source.issue).start if expression is not None else None
    return [start] if start is not None else []


def _fact(key: TenureKey, found: _Gathered) -> TenureFact:
    post = identifier("post", key.organization, key.title) if key.organization is not None else None
    return TenureFact(
        id=key.id,
        person=key.person,
        title=key.title,
        status=key.status,
        evidence=tuple(sorted(found.evidence)),
        organization=key.organization,
        jurisdiction=key.jurisdiction,
        post=post,
        attested_on=tuple(sorted(found.attested)),
        started_on=min(found.started, default=None),
        ended_on=max(found.ended, default=None),
    )
