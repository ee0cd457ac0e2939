"""The events, documents and speeches of one article while they are being put together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.model import (
    AgendaItem,
    Conveyance,
    DateExpression,
    Document,
    EntityKind,
    Event,
    EventKind,
    Mention,
    Mode,
    Participation,
    Role,
    Speech,
)
from kg.text import Span


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in an event: who (a person's or a body's mention), as what, by which verb, at which rank."""

    who: Mention
    role: Role
    word: Span
    position: int | None = None
    on_behalf_of: Mention | None = None


@dataclass
class EventDraft:
    """An event to which the article's sentences add facts one after another."""

    kind: EventKind
    name: str
    span: Span
    reported: bool
    printed: list[tuple[Span, bool]] = field(default_factory=list)
    date: DateExpression | None = None
    places: list[tuple[int, Span]] = field(default_factory=list)
    hosts: list[tuple[int, Span]] = field(default_factory=list)
    organizers: list[tuple[int, Span]] = field(default_factory=list)
    mode: Mode | None = None
    mode_span: Span | None = None
    parts: list[Part] = field(default_factory=list)
    agenda: list[AgendaItem] = field(default_factory=list)
    conveys: list[Conveyance] = field(default_factory=list)

    def add_printed(self, span: Span, *, deictic: bool) -> None:
        """Note one printed form; a form that overlaps one already noted is left out."""
        if not any(other.overlaps(span) for other, _ in self.printed):
            self.printed.append((span, deictic))

    def add_organizer(self, body: Mention) -> None:
        """Note a convening body, once."""
        if all(entity != body.entity for entity, _ in self.organizers):
            self.organizers.append((body.entity, body.span))

    def add_place(self, site: Mention) -> None:
        """Note a venue or the next stop, once."""
        if all(entity != site.entity for entity, _ in self.places):
            self.places.append((site.entity, site.span))

    def add_host(self, body: Mention) -> None:
        """Note a body whose house is the venue or the next stop, once."""
        if all(entity != body.entity for entity, _ in self.hosts):
            self.hosts.append((body.entity, body.span))

    def add_part(self, part: Part) -> None:
        """Note a role; the same verb's role of the same person is noted once."""
        if all((p.who, p.role, p.word) != (part.who, part.role, part.word) for p in self.parts):
            self.parts.append(part)

    def add_conveyance(self, conveyance: Conveyance) -> None:
        """Note something conveyed, once a target."""
        if all((c.kind, c.target) != (conveyance.kind, conveyance.target) for c in self.conveys):
            self.conveys.append(conveyance)

    def finished(self) -> Event:
        """The event as record data."""
        return Event(
            self.kind,
            self.name,
            self.span,
            self.reported,
            self.date,
            tuple(self.places),
            tuple(self.organizers),
            self.mode,
            self.mode_span,
            tuple(_participation(part) for part in sorted(self.parts, key=lambda p: (p.word, p.who.span))),
            tuple(sorted(self.agenda, key=lambda item: item.span)),
            tuple(self.conveys),
            tuple(self.hosts),
        )


def _participation(part: Part) -> Participation:
    behalf = part.on_behalf_of
    return Participation(
        part.who.kind,
        part.who.entity,
        part.role,
        part.who.span,
        part.word,
        part.position,
        (behalf.kind, behalf.entity) if behalf else None,
    )


@dataclass
class Told:
    """What has been read of one article's events so far; events, documents and speeches are numbered as listed."""

    events: list[EventDraft] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    without_event: list[Span] = field(default_factory=list)
    """Verbs of roles (主持, 出席, 列席) whose event was not found."""
    current: dict[int, EventDraft] = field(default_factory=dict)
    """The meeting that a sentence (by its start) speaks of."""

    def number(self, draft: EventDraft) -> int:
        """The number of an event of this article."""
        return next(index for index, event in enumerate(self.events) if event is draft)

    def reported(self, kind: EventKind | None = None) -> list[EventDraft]:
        """The events that the article reports, of a kind or of all."""
        return [event for event in self.events if event.reported and kind in (None, event.kind)]

    def document_at(self, span: Span) -> int | None:
        """The number of the document mentioned at ``span``."""
        return next((m.entity for m in self.mentions if m.kind is EntityKind.DOCUMENT and m.span.overlaps(span)), None)

    def leave_out(self, events: set[int], speeches: set[int]) -> None:
        """Forget the events and speeches of those numbers, which nothing conveys; the others are numbered anew."""
        event_numbers = _renumbered(len(self.events), events)
        speech_numbers = _renumbered(len(self.speeches), speeches)
        numbers = {EntityKind.EVENT: event_numbers, EntityKind.SPEECH: speech_numbers}
        for event in self.events:
            event.conveys = [
                Conveyance(c.kind, numbers[c.kind][c.target], c.span) if c.kind in numbers else c for c in event.conveys
            ]
        self.events = [event for number, event in enumerate(self.events) if number in event_numbers]
        self.speeches = [
            replace(
                speech, delivered_at=event_numbers.get(speech.delivered_at) if speech.delivered_at is not None else None
            )
            for number, speech in enumerate(self.speeches)
            if number in speech_numbers
        ]
        self.mentions = [
            replace(m, entity=speech_numbers[m.entity]) if m.kind is EntityKind.SPEECH else m
            for m in self.mentions
            if m.kind is not EntityKind.SPEECH or m.entity in speech_numbers
        ]


def _renumbered(count: int, left_out: set[int]) -> dict[int, int]:
    return {old: new for new, old in enumerate(number for number in range(count) if number not in left_out)}
