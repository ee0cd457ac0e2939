"""Talks between two sides, which have no other name: P同某国总统Q举行会谈."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.events.drafts import EventDraft, Part, Told
from kg.extraction.events.reading import D, P, Reading, Sentence
from kg.extraction.events.subjects import GROUP, carried_subject
from kg.extraction.events.told_apart import date_of
from kg.extraction.events.words import pattern
from kg.model import EventKind, Mention, Role
from kg.text import Span

OTHER_SIDE = re.compile(rf"(?:同|与|和)[^，。；]*?{P}")
WORD = re.compile("会谈")
ALONE = (
    rf"(?:并|还|又|随后|先后|分别)*(?:{D}|在[^同与和，]{{2,16}})*(?P<with>[同与和][^，。；、]{{0,24}}?{P}+)"
    "(?:举行|进行)(?:了)?(?:工作|小范围|亲切|正式)*"
)
"""A clause of talks that names one side alone: 并同P举行."""
POINTED = r"(?:参加|出席)(?:了)?(?P<back>会谈)|(?P<talks>会谈)(?:后|中|前)"


def tell_talks(reading: Reading, told: Told) -> None:
    """Add the talks of an article that reports no meeting with a name, and let its sentences speak of them."""
    if told.reported(EventKind.MEETING):
        return
    for sentence in reading.sentences:
        for match in WORD.finditer(reading.masked, sentence.span.start, sentence.span.end):
            word = Span(*match.span())
            sides = _sides(reading, sentence, word.start)
            if sides is not None:
                _tell(reading, told, sentence, Span(sides, word.end), word)
            elif (other := _other_side(reading, sentence, word)) is not None:
                guest = carried_subject(reading, sentence, word.start)
                _tell(reading, told, sentence, other, word, guest.people[:1] if guest else ())
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


def _other_side(reading: Reading, sentence: Sentence, word: Span) -> Span | None:
    """The words of a clause that names one side alone, the other being in a clause before: P访问某国，并同Q举行会谈."""
    clauses = reading.clauses(Span(sentence.span.start, word.start))
    if len(clauses) == 1 or not clauses:
        return None
    match = pattern(ALONE).fullmatch(clauses[-1].of(reading.masked))
    return Span(clauses[-1].start + match.start("with"), word.end) if match else None


def _tell(
    reading: Reading, told: Told, sentence: Sentence, span: Span, word: Span, before: Sequence[Mention] = ()
) -> None:
    talks = next(iter(told.reported(EventKind.MEETING)), None)
    if talks is None:
        talks = EventDraft(EventKind.MEETING, _named(reading, span, before), span, reported=True)
        told.events.append(talks)
    elif not sentence.display and talks.date is None:
        talks.name, talks.span = _named(reading, span, before), span
    talks.add_printed(word, deictic=True)
    if talks.date is None and not sentence.display:
        talks.date = date_of(reading, sentence, word)
    for person in (*before, *reading.persons_of(span)):
        talks.add_part(Part(person, Role.ATTENDEE, word))


def _named(reading: Reading, span: Span, before: Sequence[Mention]) -> str:
    """The printed words, behind the name of the side that stands in a clause before."""
    return "".join(person.span.of(reading.text) for person in before) + _name(reading, span)


def _name(reading: Reading, span: Span) -> str:
    """The printed words without times and without what the page leaves in brackets."""
    return "".join(
        character
        for at, character in enumerate(span.of(reading.text), span.start)
        if reading.masked[at] != D and not character.isspace()
    )
