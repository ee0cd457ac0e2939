"""Meetings, visits, occasions, documents and speeches of one article, with everybody's part in them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.events.agenda import tell_agenda
from kg.extraction.events.bodies_acting import tell_bodies_acting
from kg.extraction.events.conveyance import tell_conveyance
from kg.extraction.events.dispatching import tell_dispatches
from kg.extraction.events.documents import tell_documents
from kg.extraction.events.drafts import Told
from kg.extraction.events.meeting_names import printed_meetings
from kg.extraction.events.reading import Reading
from kg.extraction.events.roles import tell_roles
from kg.extraction.events.sendings import tell_sendings
from kg.extraction.events.sequels import date_sequels
from kg.extraction.events.sessions import tell_sessions
from kg.extraction.events.talks import leave_out_sides_that_speak, tell_talks
from kg.extraction.events.told_apart import name_unnamed, tell_meetings
from kg.extraction.events.visits import tell_further_stops, tell_visits
from kg.extraction.found import Found
from kg.model import Document, EntityKind, Event, Mention, Speech, Unread
from kg.text import Span


@dataclass(frozen=True, slots=True)
class EventsFound:
    """What one article tells of events; numbers point into these tuples and into those of the `Found` it came from.

    ``mentions`` are of kinds event, document and speech, sorted by span; anaphoric forms (会议, 会上) are deictic.
    """

    events: tuple[Event, ...] = ()
    documents: tuple[Document, ...] = ()
    speeches: tuple[Speech, ...] = ()
    mentions: tuple[Mention, ...] = ()
    unread: tuple[Unread, ...] = ()


def events_of(found: Found) -> EventsFound:
    """The events, documents and speeches that the article tells of; depends on ``found`` alone."""
    reading, told = Reading(found), Told()
    tell_documents(reading, told)
    tell_meetings(reading, told, printed_meetings(reading))
    tell_sendings(reading, told)
    tell_dispatches(reading, told)
    tell_sessions(reading, told)
    tell_talks(reading, told)
    tell_visits(reading, told)
    tell_further_stops(reading, told)
    date_sequels(reading, told)
    tell_roles(reading, told)
    leave_out_sides_that_speak(told)
    tell_bodies_acting(reading, told)
    name_unnamed(reading, told)
    tell_conveyance(reading, told)
    tell_agenda(reading, told)
    mentions = [
        *told.mentions,
        *(
            Mention(EntityKind.EVENT, number, span, deictic=deictic)
            for number, event in enumerate(told.events)
            for span, deictic in event.printed
        ),
    ]
    mentions += _pronouns(reading, told)
    return EventsFound(
        tuple(event.finished() for event in told.events),
        tuple(told.documents),
        tuple(told.speeches),
        tuple(sorted(mentions, key=lambda m: (m.span, m.kind, m.entity))),
        tuple(_unread(reading, verb) for verb in told.without_event),
    )


def _pronouns(reading: Reading, told: Told) -> list[Mention]:
    """他 in 他强调 refers to the person who spoke, so that the sentence that says so mentions somebody."""
    printed = {mention.span for mention in reading.found.mentions}
    agents = {part.who.span: part.who for event in told.events for part in event.parts if part.who.span not in printed}
    return [Mention(who.kind, who.entity, span, deictic=True) for span, who in sorted(agents.items())]


def _unread(reading: Reading, verb: Span) -> Unread:
    """A role at an event that was not found: 市长P出席 with no meeting told."""
    article = reading.found.article
    sentence = reading.found.sentence_at(verb.start) or verb
    regions = article.text.page_regions(verb)
    return Unread("role-without-event", article.page, regions[0] if regions else None, sentence.of(reading.text))
