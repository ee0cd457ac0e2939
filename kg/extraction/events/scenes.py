"""The event that a role verb speaks of: the meeting named beside it, the current one, or the visit told there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.events.drafts import EventDraft, Told
from kg.extraction.events.reading import P, Reading, Sentence
from kg.extraction.events.words import any_of, pattern
from kg.model import EventKind, Role
from kg.text import Span

WITH_VISIT = re.compile(r"^(?:了)?(?:上述)?(?:调研|督导|检查|指导|考察|走访|慰问|视察|相关活动|活动)")
OUTSIDE = re.compile(
    r"^(?:大?会|会议|座谈会|发布会|开幕式|闭幕式|开幕会|闭幕会|活动|仪式|调研|检查)(?:召开|开始|结束)?(?:之?前|之?后)(?:，|(?=[\ue001-\ue003]))"
)
"""大会前，P会见了客商: told of another scene."""
AT_A_RECEPTION = re.compile("^(?:了)?(?:会见|会晤|接见|宴请)")
"""参加会见: there, but at no meeting that is told by name."""
JOINED = re.compile(r"[。；\s]|$")
"""What follows 参加 where it has no object."""
FARTHEST_OBJECT = 60
"""A meeting printed farther behind a verb is not its object."""


def events_of_verb(reading: Reading, told: Told, sentence: Sentence, role: Role, verb: Span) -> list[EventDraft]:
    """The events that a role verb speaks of: the meeting named beside it, the current one, or the visit."""
    after = reading.masked[verb.end : sentence.span.end]
    visits = told.reported(EventKind.VISIT)
    if role is Role.COMPANION or (role is Role.ATTENDEE and visits and _goes_along(reading, told, sentence, verb)):
        return _visit_before(visits, verb)
    visited = _visited_while(reading, sentence, visits, verb) if role is Role.SPEAKER else []
    beside = visited or _named_beside(reading, told, sentence, role, verb)
    if beside or (role is Role.ATTENDEE and AT_A_RECEPTION.match(after)):
        return beside
    current = told.current.get(sentence.span.start)
    if role is Role.CHAIR and (current is None or not sentence.told(verb.start)):
        return []  # P说，市长Q主持召开会议部署: another one
    if current is None or _is_outside(reading, sentence):
        return _visit_before(visits, verb) if role is Role.SPEAKER else []
    if role is Role.SPEAKER:
        return _spoken_at(reading, told, sentence, verb, current)
    return [current]


def _spoken_at(reading: Reading, told: Told, sentence: Sentence, verb: Span, current: EventDraft) -> list[EventDraft]:
    """Where somebody speaks who names no event beside: on the visit told last, in a letter, else at the meeting."""
    if _is_on_visit(reading, told, sentence, verb):
        return _visit_before(told.reported(EventKind.VISIT), verb)
    return [] if _speaks_elsewhere(reading, sentence, verb) else [current]


def _is_on_visit(reading: Reading, told: Told, sentence: Sentence, verb: Span) -> bool:
    """Whether a visit is told last before the verb, and in its paragraph: 会前，P来到X检查。厂长Q汇报了….

    So it is too before the first word of any meeting in the text below a visit's lead.
    """
    block = reading.found.article.blocks[sentence.block].span
    meetings = [at for at in _spots(reading, told, EventKind.MEETING) if at < sentence.span.end]
    visits = [at for at in _spots(reading, told, EventKind.VISIT) if at < verb.start]
    left = [s.span.start for s in reading.sentences if s.block == sentence.block and _is_outside(reading, s)]
    away = max((at for at in (*visits, *left) if block.start <= at < verb.start), default=None)
    if away is not None:
        return max(meetings, default=-1) < away
    return not meetings and bool(visits)


def _is_outside(reading: Reading, sentence: Sentence) -> bool:
    return OUTSIDE.match(reading.masked[sentence.span.start :].lstrip()) is not None


def _opens_outside(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """Whether a printed meeting only says that what follows was before or after it: 开幕式后，P与Q签署协议."""
    return span.start == sentence.span.start and _is_outside(reading, sentence)


def _spots(reading: Reading, told: Told, kind: EventKind) -> Iterator[int]:
    """Where the body prints the reported events of the kind."""
    for event in told.reported():
        if (event.kind is EventKind.VISIT) is (kind is EventKind.VISIT):
            for span, _ in event.printed:
                sentence = reading.sentence_at(span.start)
                if sentence is not None and not sentence.display:
                    yield span.start


def _visited_while(reading: Reading, sentence: Sentence, visits: list[EventDraft], verb: Span) -> list[EventDraft]:
    """P在检查防汛工作时强调: said on the visit, though a meeting was held too."""
    visited = pattern(rf"{P}+[^，。；{P}]{{0,24}}?{any_of('visits', 'verbs')}[^，。；{P}]{{0,30}}时$")
    match = visited.search(reading.masked, sentence.span.start, verb.start)
    leaders = {person.entity for person in reading.persons_of(Span(*match.span()))} if match else set()
    led = (v for v in visits if any(part.role is Role.LEAD and part.who.entity in leaders for part in v.parts))
    return list(led)[:1]


def _goes_along(reading: Reading, told: Told, sentence: Sentence, verb: Span) -> bool:
    """参加检查 is going along, and 参加 where only a visit was told: 市长P到石桥镇调研。镇长Q参加; 到会指导 is not."""
    after = reading.masked[verb.end : sentence.span.end]
    if JOINED.match(after) and _is_on_visit(reading, told, sentence, verb):
        return True
    return verb.of(reading.masked) in ("参加", "参与") and WITH_VISIT.match(after) is not None


_ELSEWHERE = "在会见[^，。；]{0,40}时|接受.{0,8}采访|告诉记者|对记者"


def _speaks_elsewhere(reading: Reading, sentence: Sentence, verb: Span) -> bool:
    """Whether it was said in a letter or to a reporter: P在信中写道, P接受采访时说, P致信送行。他嘱咐."""
    before = sentence.span.of(reading.masked)[: verb.start - sentence.span.start]
    if re.match("[，、]*[他她]", before):
        earlier = [s for s in reading.sentences if s.block == sentence.block and s.span.end <= sentence.span.start]
        before = (earlier[-1].span.of(reading.masked) if earlier else "") + before
    return pattern(f"{_ELSEWHERE}|{any_of('roles', 'by letter')}").search(before) is not None


def _visit_before(visits: list[EventDraft], verb: Span) -> list[EventDraft]:
    before = [visit for visit in visits if visit.span.start <= verb.start]
    return (before or visits)[-1:]


def _named_beside(reading: Reading, told: Told, sentence: Sentence, role: Role, verb: Span) -> list[EventDraft]:
    """The reported events named in the verb's sentence: as its object, else the nearest before it in the sentence."""
    spots = [
        (span, event)
        for event in told.reported()
        if event.kind is not EventKind.VISIT
        for span, _ in event.printed
        if sentence.span.contains(span) and not _opens_outside(reading, sentence, span)
    ]
    if not spots:
        return []
    objects = [
        (span, event)
        for span, event in spots
        if 0 <= span.start - verb.end <= FARTHEST_OBJECT
        and not re.search("[。；]", reading.masked[verb.end : span.start])
    ]
    if role in (Role.CHAIR, Role.ATTENDEE, Role.OBSERVER) and objects:
        if role is Role.CHAIR:
            linked = [
                event for span, event in objects if re.search(f"[{P}，]", reading.masked[verb.end : span.start]) is None
            ]
            if linked:
                return list({id(event): event for event in linked}.values())
        return [min(objects, key=lambda pair: pair[0].start)[1]]
    before = [(span, event) for span, event in spots if span.start < verb.start]
    return [max(before, key=lambda pair: pair[0].end)[1]] if before else [spots[0][1]]
