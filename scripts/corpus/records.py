"""The record that an extraction without a mistake would make of a generated article: gold mentions for linking."""

from __future__ import annotations

import re
from hashlib import sha256

from corpus.composing import Draft, Marked
from corpus.world import Organisation, Seat
from kg.gazetteer import gazetteer
from kg.model import (
    Article,
    ArticleRecord,
    Block,
    BlockKind,
    Byline,
    Conveyance,
    DateExpression,
    EntityKind,
    Event,
    EventKind,
    Genre,
    Jurisdiction,
    Mention,
    Organization,
    Participation,
    Person,
    Place,
    Role,
    Span,
    Tenure,
    UserKnowledge,
)
from kg.text import AlignedText

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”）]*")
_DAY = re.compile(r"(\d+)月(\d+)日")


def page_name(draft: Draft) -> str:
    """The name of the page of an article, as the generated files name it."""
    return f"corpus.jsonl#{int(draft.id[1:])}"


class RecordMaker:
    """Makes the record of one draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._places: list[Place] = []
        self._place_of: dict[str, int] = {}
        self._organizations: list[Organization] = []
        self._organization_of: dict[tuple[str, int | None], int] = {}
        self._people: list[Person] = []
        self._person_of: dict[str, int] = {}
        self._events: dict[str, int] = {}
        self._mentions: list[Mention] = []
        self._numbers: list[int] = []
        for told in draft.told:
            self._events.setdefault(told.id, len(self._events))
        for mark in draft.marks:
            number = self._number(mark)
            self._numbers.append(number)
            self._mentions.append(
                Mention(EntityKind(_KIND[mark.kind]), number, Span(*mark.span), mark.deictic, ("title",))
            )

    def record(self) -> ArticleRecord:
        """The record."""
        draft = self._draft
        tenures = tuple(self._tenure(at) for at in range(len(draft.held)))
        events = tuple(self._event(id_) for id_ in self._events)
        text = draft.text
        article = Article(
            page=page_name(draft),
            page_sha256=sha256((draft.id + text).encode()).hexdigest(),
            position=1,
            text=AlignedText.of_page(text),
            blocks=(Block(BlockKind.BODY, Span(0, len(text))),),
            regions=(Span(0, len(text)),),
            genre=Genre.NEWS,
            headline=draft.headline,
            bylines=tuple(
                Byline(draft.text[slice(*draft.marks[at].span)], "记者", Span(*draft.marks[at].span))
                for at in draft.bylines
            ),
            newspaper=draft.paper.name,
            known=UserKnowledge(draft.paper.name, draft.day),
        )
        return ArticleRecord(
            article,
            sentences=tuple(Span(*found.span()) for found in _SENTENCE.finditer(text)),
            people=tuple(self._people),
            organizations=tuple(self._organizations),
            places=tuple(self._places),
            events=events,
            mentions=tuple(self._mentions),
            tenures=tenures,
            dates=tuple(event.date for event in events if event.date is not None),
        )

    def _number(self, mark: Marked) -> int:
        if mark.kind == "person":
            return self._entered(self._person_of, mark.truth, self._people, Person(self._draft.text[slice(*mark.span)]))
        if mark.kind == "place":
            return self._place(mark.truth)
        if mark.kind == "meeting":
            return self._events[mark.truth]
        place = self._place(self._draft.marks[mark.printed_place].truth) if mark.printed_place is not None else None
        return self._organization(_organisation(self._draft, mark), place)

    def _place(self, code: str) -> int:
        division = gazetteer().get(code)
        if division is None:
            message = f"{code}: no such division"
            raise KeyError(message)
        codes = tuple(found.code for found in gazetteer().named(division.name))
        return self._entered(self._place_of, code, self._places, Place(division.name, division.level, codes))

    def _organization(self, organisation: Organisation, place: int | None) -> int:
        level = organisation.place.level if place is None else None
        kept = Organization(
            organisation.kind, organisation.key, Jurisdiction(place, level), organisation.units, organisation.own_name
        )
        key = (organisation.id, place)
        if key not in self._organization_of:
            self._organization_of[key] = len(self._organizations)
            self._organizations.append(kept)
        return self._organization_of[key]

    def _tenure(self, at: int) -> Tenure:
        held = self._draft.held[at]
        place = self._place(self._draft.marks[held.place].truth) if held.place is not None else None
        organization = self._organization(held.seat.organisation, place)
        return Tenure(self._numbers[held.person], held.title, Span(*held.span), organization)

    def _event(self, id_: str) -> Event:
        told = next(told for told in self._draft.told if told.id == id_)
        day = told.day_span
        words = _DAY.fullmatch(self._draft.text[slice(*day)]) if day else None
        when = DateExpression(Span(*day), None, int(words[1]), int(words[2])) if day and words else None
        span = Span(*self._draft.marks[told.mark].span)
        organizers: tuple[tuple[int, Span], ...] = ()
        if told.body is not None and gazetteer().contains(told.body.place.code, self._draft.home.code):
            organizers = ((self._organization(told.body, None), span),)
        return Event(
            EventKind.MEETING,
            self._draft.text[slice(*self._draft.marks[told.mark].span)],
            span,
            told.reported,
            when,
            organizers=organizers,
            participations=tuple(
                Participation(
                    EntityKind.PERSON,
                    self._numbers[role.person],
                    Role(role.role),
                    Span(*self._draft.marks[role.person].span),
                    Span(*role.verb),
                )
                for role in told.roles
            ),
            conveys=tuple(
                Conveyance(EntityKind.EVENT, self._events[target], Span(*where))
                for target, where in told.conveys
                if target in self._events
            ),
        )

    @staticmethod
    def _entered(known: dict[str, int], key: str, items: list[Person] | list[Place], item: Person | Place) -> int:
        if key not in known:
            known[key] = len(items)
            items.append(item)  # type: ignore[arg-type]
        return known[key]


_KIND = {"person": "person", "place": "place", "organization": "organization", "meeting": "event"}


def _organisation(draft: Draft, mark: Marked) -> Organisation:
    return draft.organisations[mark.truth]


__all__ = ["RecordMaker", "Seat", "page_name"]
