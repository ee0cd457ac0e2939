"""Talks between two sides, which have no other name: P同某国总统Q举行会谈."""

from __future__ import annotations

from kg.extraction.events.drafts import EventDraft, Told
from kg.extraction.events.reading import D, P, Reading, Sentence
from kg.extraction.events.subjects import GROUP
from kg.extraction.events.told_apart import date_of
from kg.extraction.events.words import pattern
from kg.model import EventKind
from kg.text import Span

TALKS = (
    rf"(?P<one>{GROUP})(?:{D}|(?:在[^，。；]{{2,24}}?))*(?:同|与|和)"
    rf"(?P<other>[^，。；]{{0,40}}?{P}+)(?:{D}|在[^，。；]{{2,24}}?)*(?:举行|进行)?(?:了)?(?:双边|小范围|大范围|正式|友好)*(?P<word>会谈)"
)
POINTED = r"(?:参加|出席)(?:了)?(?P<back>会谈)|(?P<talks>会谈)(?:后|中|前)"


def tell_talks(reading: Reading, told: Told) -> None:
    """Add the talks of an article that reports no meeting with a name, and let its sentences speak of them."""
    if told.reported(EventKind.MEETING):
        return
    for sentence in reading.sentences:
        for match in pattern(TALKS).finditer(reading.masked, sentence.span.start, sentence.span.end):
            _tell(reading, told, sentence, Span(match.start("one"), match.end("word")), Span(*match.span("word")))
    for event in told.reported(EventKind.MEETING):
        for match in pattern(POINTED).finditer(reading.masked):
            event.add_printed(Span(*match.span(match.lastgroup or 0)), deictic=True)
        for sentence in reading.sentences:
            told.current.setdefault(sentence.span.start, event)


def _tell(reading: Reading, told: Told, sentence: Sentence, span: Span, word: Span) -> None:
    talks = next(iter(told.reported(EventKind.MEETING)), None)
    if talks is None:
        talks = EventDraft(EventKind.MEETING, _name(reading, span), span, reported=True)
        told.events.append(talks)
    elif not sentence.display and talks.date is None:
        talks.name, talks.span = _name(reading, span), span
    talks.add_printed(word, deictic=True)
    if talks.date is None and not sentence.display:
        talks.date = date_of(reading, sentence, word)


def _name(reading: Reading, span: Span) -> str:
    """The printed words without times and without what the page leaves in brackets."""
    return "".join(
        character
        for at, character in enumerate(span.of(reading.text), span.start)
        if reading.masked[at] != D and not character.isspace()
    )
