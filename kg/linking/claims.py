"""All other statements: dates, places, organisers and agenda of events, what they convey, who issued a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.linking.calendar import ResolvedDate, resolve
from kg.linking.confidence import RIVAL, STATED
from kg.linking.graph import ClaimFact
from kg.linking.identifiers import identifier
from kg.linking.linked import Linked
from kg.linking.source import Source
from kg.model import EntityKind, Event
from kg.text import Span

_AGENDA = {"outcome": "outcome", "group": "groupParticipant"}
_BASES = ("printed", "computed", "inferred")
_DATE_PREDICATES = frozenset({"startDate", "endDate", "partialDate", "notBefore", "notAfter", "dateBasis"})


class _Key(NamedTuple):
    subject: str
    predicate: str
    object: str
    is_entity: bool


@dataclass
class _Gathered:
    evidence: set[str] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    reported: bool = False
    bases: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Statement:
    key: _Key
    source: Source
    span: Span
    reported: bool = False
    basis: str = ""


def merged_claims(linked: Linked) -> tuple[ClaimFact, ...]:
    """The claims of all records, by identifier; an event's best attested date is direct, rival ones are not."""
    gathered: dict[_Key, _Gathered] = {}
    for statement in _statements(linked):
        evidence = linked.evidence.passage(statement.source, statement.span)
        if evidence is None:
            continue
        found = gathered.setdefault(statement.key, _Gathered())
        found.evidence.add(evidence)
        found.articles.add(statement.source.index)
        found.reported |= statement.reported
        found.bases.add(statement.basis)
    rivals = _rivals(gathered)
    return tuple(
        sorted((_fact(key, found, key not in rivals) for key, found in gathered.items()), key=lambda fact: fact.id)
    )


def _fact(key: _Key, found: _Gathered, direct: bool) -> ClaimFact:  # noqa: FBT001
    return ClaimFact(
        id=identifier("claim", *key),
        subject=key.subject,
        predicate=key.predicate,
        object=key.object,
        is_entity=key.is_entity,
        evidence=tuple(sorted(found.evidence)),
        confidence=STATED if direct else RIVAL,
        direct=direct,
    )


def _rivals(gathered: dict[_Key, _Gathered]) -> set[_Key]:
    """The claims about an event's date that a better attested one speaks against."""
    rivals: set[_Key] = set()
    by_predicate: dict[tuple[str, str], list[_Key]] = {}
    for key in gathered:
        if key.predicate in _DATE_PREDICATES:
            by_predicate.setdefault((key.subject, key.predicate), []).append(key)
    for keys in by_predicate.values():
        keys.sort(key=lambda key: _standing(key, gathered[key]))
        rivals.update(keys[1:])
    dated = {key.subject for key in gathered if key.predicate == "startDate"}
    rivals.update(
        key for key in gathered if key.subject in dated and key.predicate in {"partialDate", "notBefore", "notAfter"}
    )
    return rivals


def _standing(key: _Key, found: _Gathered) -> tuple[bool, int, int, int, str]:
    """Best first: told by a report, printed rather than inferred, told by many."""
    basis = min((_BASES.index(basis) for basis in found.bases if basis in _BASES), default=len(_BASES))
    if key.predicate == "dateBasis":
        basis = _BASES.index(key.object) if key.object in _BASES else len(_BASES)
    return (not found.reported, basis, -len(found.articles), -len(found.evidence), key.object)


def _statements(linked: Linked) -> Iterator[_Statement]:
    for source in linked.sources:
        for number, event in enumerate(source.record.events):
            subject = linked.entity(source, EntityKind.EVENT, number)
            if subject is not None:
                yield from _of_event(linked, source, event, subject)
        yield from _of_documents(linked, source)
        yield from _of_speeches(linked, source)


def _of_event(linked: Linked, source: Source, event: Event, subject: str) -> Iterator[_Statement]:
    if event.date is not None:
        when = resolve(event.date, source.issue)
        for predicate, value in _of_date(when):
            key = _Key(subject, predicate, value, is_entity=False)
            yield _Statement(key, source, event.date.span, event.reported, when.basis)
        if event.date.part_of_day:
            key = _Key(subject, "partOfDay", event.date.part_of_day, is_entity=False)
            yield _Statement(key, source, event.date.span)
    yield from _entities(linked, source, subject, "location", EntityKind.PLACE, event.places)
    yield from _entities(linked, source, subject, "location", EntityKind.ORGANIZATION, event.hosts)
    yield from _entities(linked, source, subject, "organizer", EntityKind.ORGANIZATION, event.organizers)
    if event.mode is not None:
        key = _Key(subject, "mode", event.mode.value, is_entity=False)
        yield _Statement(key, source, event.mode_span or event.span)
    for item in event.agenda:
        predicate = _AGENDA.get(item.kind, "agendaItem")
        yield _Statement(_Key(subject, predicate, source.text_of(item.span), is_entity=False), source, item.span)
    for conveyance in event.conveys:
        target = [(conveyance.target, conveyance.span)]
        yield from _entities(linked, source, subject, "conveys", conveyance.kind, target)


def _of_date(when: ResolvedDate) -> Iterator[tuple[str, str]]:
    values = {
        "startDate": when.start,
        "endDate": when.end,
        "partialDate": when.partial,
        "notBefore": when.not_before if when.start is None else None,
        "notAfter": when.not_after if when.start is None else None,
    }
    said = [(predicate, value) for predicate, value in values.items() if value]
    yield from said
    if said:
        yield "dateBasis", when.basis


def _of_documents(linked: Linked, source: Source) -> Iterator[_Statement]:
    for number, document in enumerate(source.record.documents):
        subject = linked.entity(source, EntityKind.DOCUMENT, number)
        if subject is not None and document.issuer is not None:
            issuer = [(document.issuer, document.issuer_span or document.span)]
            yield from _entities(linked, source, subject, "creator", EntityKind.ORGANIZATION, issuer)


def _of_speeches(linked: Linked, source: Source) -> Iterator[_Statement]:
    for number, speech in enumerate(source.record.speeches):
        subject = linked.entity(source, EntityKind.SPEECH, number)
        if subject is None:
            continue
        if speech.speaker is not None:
            speaker = [(speech.speaker, speech.speaker_span or speech.span)]
            yield from _entities(linked, source, subject, "creator", EntityKind.PERSON, speaker)
        if speech.delivered_at is not None:
            occasion = [(speech.delivered_at, speech.delivered_span or speech.span)]
            yield from _entities(linked, source, subject, "deliveredAt", EntityKind.EVENT, occasion)


def _entities(
    linked: Linked, source: Source, subject: str, predicate: str, kind: EntityKind, stated: Iterable[tuple[int, Span]]
) -> Iterator[_Statement]:
    for number, span in stated:
        entity = linked.entity(source, kind, number)
        if entity is not None and entity != subject:
            yield _Statement(_Key(subject, predicate, entity, is_entity=True), source, span)
