"""Talks between two sides, which have no other name: P同某国总统Q举行会谈."""

from __future__ import annotations

import re

from kg.extraction.events.drafts import EventDraft, Part, Told
from kg.extraction.events.reading import D, P, Reading, Sentence
from kg.extraction.events.subjects import GROUP
from kg.extraction.events.told_apart import date_of
from kg.extraction.events.words import pattern
from kg.model import EventKind, Role
from kg.text import Span

OTHER_SIDE = re.compile(rf"(?:同|与|和)[^，。；]*?{P}")
WORD = re.compile("会谈")
POINTED = r"(?:参加|出席)(?:了)?(?P<back>会谈)|(?P<talks>会谈)(?:后|中|前)"


def tell_talks(reading: Reading, told: Told) -> None:
    """Add the talks of an article that reports no meeting with a name, and let its sentences speak of them."""
    if told.reported(EventKind.MEETING):
        return
    for sentence in reading.sentences:
        for match in WORD.finditer(reading.masked, sentence.span.start, sentence.span.end):
            sides = _sides(reading, sentence, match.start())
            if sides is not None:
                _tell(reading, told, sentence, Span(sides, match.end()), Span(*match.span()))
    _speak_on(reading, told)


def _speak_on(reading: Reading, told: Told) -> None:
    """Let the sentences speak of the talks, but those that tell of a ceremony."""
    for event in told.reported(EventKind.MEETING):
        for match in pattern(POINTED).finditer(reading.masked):
            event.add_printed(Span(*match.span(match.lastgroup or 0)), deictic=True)
        for sentence in reading.sentences:
            current = told.current.get(sentence.span.start)
            block = reading.found.article.blocks[sentence.block].span
            told_before = Span(block.start, sentence.span.end)
            if current is None or not any(told_before.contains(span) for span, _ in current.printed):
                told.current[sentence.span.start] = event


def leave_out_sides_that_speak(told: Told) -> None:
    """Who speaks at talks is known to be there; only the others are said to attend by 会谈 itself."""
    for event in told.reported(EventKind.MEETING):
        speaking = {part.who.entity for part in event.parts if part.role is Role.SPEAKER}
        word = WORD.pattern
        event.parts = [
            part
            for part in event.parts
            if part.role is not Role.ATTENDEE or part.who.entity not in speaking or not _is_word(part, event, word)
        ]


def _is_word(part: Part, event: EventDraft, word: str) -> bool:
    return len(part.word) == len(word) and event.name.endswith(word) and any(part.word == s for s, _ in event.printed)


def _sides(reading: Reading, sentence: Sentence, word: int) -> int | None:
    """Where the first side is printed in a clause that names two: P同某国总统Q举行会谈."""
    clause = reading.clauses(Span(sentence.span.start, word))[-1:]
    one = pattern(GROUP).search(clause[0].of(reading.masked)) if clause else None
    together = rf"[^同与和]*?(?:同|与|和)[^，、]*?{P}+(?:举行|进行)?(?:了)?(?:工作|小范围|亲切|正式)*$"
    if one is not None and re.fullmatch(together, clause[0].of(reading.masked)[one.start() :]):
        return clause[0].start + one.start()
    if (
        one is None
        or OTHER_SIDE.match(re.sub(f"^(?:{D}|在[^同与和]{{2,24}})*+", "", clause[0].of(reading.masked)[one.end() :]))
        is None
    ):
        return None
    return clause[0].start + one.start()


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
    for person in reading.persons_of(span):
        talks.add_part(Part(person, Role.ATTENDEE, word))


def _name(reading: Reading, span: Span) -> str:
    """The printed words without times and without what the page leaves in brackets."""
    return "".join(
        character
        for at, character in enumerate(span.of(reading.text), span.start)
        if reading.masked[at] != D and not character.isspace()
    )
