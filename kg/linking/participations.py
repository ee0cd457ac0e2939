"""Who did what at an event: one participation an event, agent and role, across all articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.linking.confidence import INFERRED, STATED
from kg.linking.graph import ParticipationFact
from kg.linking.identifiers import identifier
from kg.linking.linked import Linked
from kg.linking.source import Source
from kg.linking.tenures import Tenures
from kg.model import EntityKind, Participation, Role


class _Key(NamedTuple):
    event: str
    agent: str
    role: Role


@dataclass
class _Gathered:
    evidence: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    positions: set[int] = field(default_factory=set)
    acting_as: set[str] = field(default_factory=set)
    on_behalf_of: set[str] = field(default_factory=set)
    confidence: float = 0.0


def merged_participations(linked: Linked, tenures: Tenures) -> tuple[ParticipationFact, ...]:
    """The participations that the records state, by identifier."""
    gathered: dict[_Key, _Gathered] = {}
    for source in linked.sources:
        for number, event in enumerate(source.record.events):
            event_id = linked.entity(source, EntityKind.EVENT, number)
            for part in event.participations:
                agent = linked.entity(source, part.agent_kind, part.agent)
                evidence = linked.evidence.of_spans(source, (part.agent_span, part.word_span))
                if event_id is not None and agent is not None and evidence:
                    found = gathered.setdefault(_Key(event_id, agent, part.role), _Gathered())
                    found.evidence.update(evidence)
                    found.confidence = max(found.confidence, STATED if len(evidence) == 1 else INFERRED)
                    _add(found, linked, tenures, source, part)
    return tuple(sorted((_fact(key, found) for key, found in gathered.items()), key=lambda fact: fact.id))


def _add(found: _Gathered, linked: Linked, tenures: Tenures, source: Source, part: Participation) -> None:
    found.words.add(source.text_of(part.word_span))
    if part.position is not None:
        found.positions.add(part.position)
    if part.agent_kind is EntityKind.PERSON:
        found.acting_as.update(_named_there(tenures, source, part))
    if part.on_behalf_of is not None:
        principal = linked.entity(source, *part.on_behalf_of)
        if principal is not None:
            found.on_behalf_of.add(principal)


def _named_there(tenures: Tenures, source: Source, part: Participation) -> Iterator[str]:
    """The posts that the sentence of the agent or of the role's word gives the agent."""
    sentences = {source.sentence(part.agent_span), source.sentence(part.word_span)}
    for number, tenure in enumerate(source.record.tenures):
        if tenure.person == part.agent and source.sentence(tenure.span) in sentences:
            merged = tenures.of.get((source.index, number))
            if merged is not None:
                yield merged


def _fact(key: _Key, found: _Gathered) -> ParticipationFact:
    return ParticipationFact(
        id=identifier("participation", *key),
        event=key.event,
        agent=key.agent,
        role=key.role,
        evidence=tuple(sorted(found.evidence)),
        confidence=found.confidence,
        words=tuple(sorted(found.words)),
        position=min(found.positions, default=None),
        acting_as=tuple(sorted(found.acting_as)),
        on_behalf_of=min(found.on_behalf_of, default=None),
    )
