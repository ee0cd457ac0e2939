"""Speeches and instructions that are passed on, and the meetings and visits at which they were given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.events.drafts import EventDraft, Part, Told
from kg.extraction.events.meeting_names import is_form_of
from kg.extraction.events.reading import D, P, Reading, Sentence, T
from kg.extraction.events.words import any_of
from kg.model import Conveyance, EntityKind, EventKind, Mention, Role, Speech
from kg.text import Span

SPOKEN = r"(?:讲话|指示批示|指示|批示|讲话和指示|致辞|贺信|回信|重要论述|论述|要求)"
OCCASION = re.compile(
    rf"在(?P<where>[^，。；{P}{T}]{{2,60}}?(?:会上|大会上|会议上|全会上|论坛上|座谈会上|上|时|中|期间))(?=[^，。；]{{0,30}}?(?:{SPOKEN}|、在|和在|，在|以及在|$))"
)
VISITED = re.compile(r"调研|考察|视察|督导|检查|慰问|走访")
UNNAMED = re.compile(
    rf"(?P<who>(?:党中央、国务院|党中央|中央|国务院|省委|市委|县委|区委|省政府|市政府|省|市|自治区)?(?:主要)?(?:负责|领导)(?:同志|人)|省领导|市领导)(?:在(?P<where>[^，。；{P}]{{4,60}}?(?:会|会议)上)的?(?:重要)?讲话|(?:关于[^，。；]{{2,30}}?的)?(?:重要)?(?:指示批示|批示|指示|讲话))"
)


@dataclass(frozen=True, slots=True)
class Conveyed:
    """One thing conveyed: an event, speech or document by number, where it is printed, and whether it is vague."""

    conveyance: Conveyance
    sentence: Sentence
    vague: bool
    speaker: int | None = None


def speeches_in(reading: Reading, told: Told, sentence: Sentence, extent: Span) -> list[tuple[Span, list[Conveyed]]]:
    """``甲在乙会上、在丙会上的讲话`` → two speeches; ``甲重要讲话`` → one with no more known of it."""
    made: list[tuple[Span, list[Conveyed]]] = []
    people = reading.persons_of(extent)
    for index, person in enumerate(people):
        until = people[index + 1].span.start if index + 1 < len(people) else extent.end
        phrase = Span(person.span.start, until)
        last = None
        for last in re.finditer(SPOKEN, phrase.of(reading.masked)):
            if re.match("精神|、|和|及|，|$|等|稿|，|以及|批示", phrase.of(reading.masked)[last.end() :]):
                break
        if last is None:
            continue
        phrase = Span(phrase.start, phrase.start + last.end())
        occasions = _occasions(reading, phrase)
        if occasions:
            made.append((phrase, [_speech_at(reading, told, sentence, person, phrase, where) for where in occasions]))
        else:
            vague = re.search("关于|对", phrase.of(reading.masked)) is None
            made.append((phrase, [_speech(told, sentence, person, phrase, phrase.of(reading.text), vague=vague)]))
    return [*made, *_speeches_of_offices(reading, told, sentence, extent, [span for span, _ in made])]


def _speeches_of_offices(
    reading: Reading, told: Told, sentence: Sentence, extent: Span, covered: list[Span]
) -> list[tuple[Span, list[Conveyed]]]:
    """中央领导同志在某会上的重要讲话: a speech of nobody named."""
    made: list[tuple[Span, list[Conveyed]]] = []
    for match in UNNAMED.finditer(reading.masked, extent.start, extent.end):
        span, where = Span(*match.span()), Span(*match.span("where")) if match["where"] else None
        if any(span.overlaps(other) for other in covered):
            continue
        event = _event_at(reading, told, None, where) if where else None
        number = len(told.speeches)
        told.speeches.append(
            Speech(
                span.of(reading.text),
                span,
                delivered_at=told.number(event) if event else None,
                delivered_span=where if event else None,
            )
        )
        told.mentions.append(Mention(EntityKind.SPEECH, number, span))
        vague = where is None and "关于" not in match.group() and "批示" not in match.group()
        made.append((span, [Conveyed(Conveyance(EntityKind.SPEECH, number, span), sentence, vague=vague)]))
    return made


def _occasions(reading: Reading, phrase: Span) -> list[Span]:
    """The occasions in a phrase, each from 在 (left out) up to 上 or 时 (kept)."""
    spans = [Span(*match.span("where")) for match in OCCASION.finditer(reading.masked, phrase.start, phrase.end)]
    if spans:
        return spans
    # 省长P6月3日全省防汛会议上的讲话: no 在
    match = re.compile(rf"{P}{T}*(?P<where>{D}*[^，。；{P}{T}]{{4,60}}?(?:会|会议)上)的").search(
        reading.masked, phrase.start, phrase.end
    )
    return [Span(*match.span("where"))] if match else []


def _speech_at(
    reading: Reading, told: Told, sentence: Sentence, person: Mention, phrase: Span, where: Span
) -> Conveyed:
    text = reading.text
    kind = re.search(rf"(?:重要)?{SPOKEN}$", phrase.of(reading.masked))
    spoken = kind.group() if kind else "讲话"
    prefix = text[phrase.start : where.start]
    opening = (
        prefix if prefix.count("在") <= 1 and "、在" not in prefix else f"{text[person.span.start : person.span.end]}在"
    )
    conveyed = _speech(told, sentence, person, phrase, f"{opening}{where.of(text)}的{spoken}", vague=False)
    event = _event_at(reading, told, person, where)
    if event is not None:
        index = conveyed.conveyance.target
        old = told.speeches[index]
        told.speeches[index] = Speech(old.name, old.span, old.speaker, old.speaker_span, told.number(event), where)
        word = Span(phrase.end - len(spoken), phrase.end)
        event.add_part(
            Part(person, Role.SPEAKER, word)
            if event.kind is not EventKind.VISIT
            else Part(person, Role.LEAD, _visit_word(reading, where))
        )
    return conveyed


def _visit_word(reading: Reading, where: Span) -> Span:
    match = VISITED.search(reading.masked, where.start, where.end)
    return Span(*match.span()) if match else where


def _speech(told: Told, sentence: Sentence, person: Mention, phrase: Span, name: str, *, vague: bool) -> Conveyed:
    known = next((i for i, s in enumerate(told.speeches) if s.speaker == person.entity and s.name == name), None)
    if known is None:
        known = len(told.speeches)
        told.speeches.append(Speech(name, phrase, person.entity, person.span))
    if not any(m.kind is EntityKind.SPEECH and m.span == phrase for m in told.mentions):
        told.mentions.append(Mention(EntityKind.SPEECH, known, phrase, deictic=vague))
    return Conveyed(Conveyance(EntityKind.SPEECH, known, phrase), sentence, vague, person.entity)


def _event_at(reading: Reading, told: Told, person: Mention | None, where: Span) -> EventDraft | None:
    """The meeting or visit at which a speech was given, made known if it is not yet."""
    for event in told.events:
        if any(where.contains(span) for span, _ in event.printed):
            return event
    if (
        person is not None
        and VISITED.search(reading.masked, where.start, where.end)
        and where.of(reading.text).endswith(("时", "期间", "中"))
    ):
        return _visit_at(reading, told, person, where)
    match = re.compile(rf"(?P<name>[^，。；]{{1,50}}?{any_of('meetings', 'heads')})上").match(
        reading.text, where.start, where.end
    )
    if match is None:
        return None
    span = Span(*match.span("name"))
    known = next(
        (e for e in told.events if e.name == span.of(reading.text) or is_form_of(span.of(reading.text), e.name)), None
    )
    if known is None:
        known = EventDraft(EventKind.MEETING, span.of(reading.text), span, reported=False)
        told.events.append(known)
    known.add_printed(span, deictic=False)
    return known


def _visit_at(reading: Reading, told: Told, person: Mention, where: Span) -> EventDraft:
    end = where.end - (2 if where.of(reading.text).endswith("期间") else 1)
    span = Span(where.start, end)
    name = f"{person.span.of(reading.text)}在{span.of(reading.text)}"
    for event in told.events:
        if event.kind is EventKind.VISIT and event.name == name:
            return event
    visit = EventDraft(EventKind.VISIT, name, span, reported=False)
    for site in reading.found.sites_in(span):
        visit.add_place(site)
    visit.add_printed(span, deictic=True)
    told.events.append(visit)
    return visit
