"""Organisations in a role: 市民政局、市卫生局作交流发言, 由县委常委会主持, 听取市审计局汇报."""

from __future__ import annotations

import re

from kg.extraction.events.drafts import EventDraft, Part, Told
from kg.extraction.events.reading import D, P, Reading, Sentence
from kg.extraction.events.words import pattern
from kg.model import EventKind, Mention, Role
from kg.text import Span

JOINT = re.compile("、|和|与|及|以及|，")
ACTS = {
    Role.CHAIR: r"主持(?=会议|大会|全会|。|，|；|$|\n)",
    Role.ATTENDEE: r"(?:出席|参加)(?=了?(?:本次|此次|上述)?(?:会议|大会|座谈会?|仪式|活动)?(?:[。，；\n]|$|并))",
    Role.OBSERVER: "列席",
    Role.SPEAKER: r"(?:作|做)(?:了)?[^，。；]{0,14}?(?:发言|汇报|介绍|通报)|发言"
    r"|汇报(?=了|工作|[^，。；]{0,20}?情况|[。，；])|通报(?=了|[^，。；]{0,20}?情况)",
}
"""What an organisation does at a meeting, by role."""
ADVERBS = r"(?:分别|先后|依次|共同|还|也|就[^，。；]{1,30}?|围绕[^，。；]{1,30}?|在会上|会上|现场|书面|逐一|联合|应邀)*"
HEARD = r"听取(?:了)?$"
REPORT = re.compile(
    rf"(?:等[^，。；{P}]{{0,8}})?(?:(?:关于|就|对)[^。；]{{1,40}}?|工作|专题|情况|的)*(?P<word>汇报|报告|通报)"
)
BY = "由$"


def tell_bodies_acting(reading: Reading, told: Told) -> None:
    """Add the roles of organisations at the meeting that each sentence speaks of."""
    for sentence in reading.sentences:
        event = _event(told, sentence)
        if event is None or event.kind is EventKind.VISIT or sentence.display:
            continue
        for listed in _lists(reading, sentence):
            _tell(reading, event, sentence, listed)


def _event(told: Told, sentence: Sentence) -> EventDraft | None:
    named = [
        event
        for event in told.reported()
        if event.kind is not EventKind.VISIT and any(sentence.span.contains(span) for span, _ in event.printed)
    ]
    return named[0] if named else told.current.get(sentence.span.start)


def _lists(reading: Reading, sentence: Sentence) -> list[list[Mention]]:
    """Organisations printed one after another, outermost names only."""
    inside = reading.found.bodies_in(sentence.span)
    outermost = [b for b in inside if not any(o.span != b.span and o.span.contains(b.span) for o in inside)]
    lists: list[list[Mention]] = []
    for body in outermost:
        if lists and JOINT.fullmatch(reading.masked[lists[-1][-1].span.end : body.span.start]):
            lists[-1].append(body)
        else:
            lists.append([body])
    return lists


def _tell(reading: Reading, event: EventDraft, sentence: Sentence, listed: list[Mention]) -> None:
    if not sentence.told(listed[0].span.start):
        return
    before = reading.masked[sentence.span.start : listed[0].span.start]
    heard = pattern(HEARD).search(before) is not None
    if heard:
        match = REPORT.match(reading.masked, listed[-1].span.end, sentence.span.end)
        if match is not None:
            _add(event, listed, Role.SPEAKER, Span(*match.span("word")))
        return
    by = pattern(BY).search(before) is not None
    if not by and re.search(rf"(?:^|[，。；\s]|{D}|会上)$", before) is None:
        return
    for role, verb in ACTS.items():
        if by and role is not Role.CHAIR:
            continue
        match = pattern(f"{ADVERBS}(?P<word>{verb})").match(reading.masked, listed[-1].span.end, sentence.span.end)
        if match is not None:
            _add(event, listed, role, Span(*match.span("word")))
            return


def _add(event: EventDraft, listed: list[Mention], role: Role, word: Span) -> None:
    organizers = {entity for entity, _ in event.organizers}
    bodies = [body for body in listed if body.entity not in organizers or role is not Role.ATTENDEE]
    for rank, body in enumerate(bodies, 1):
        event.add_part(Part(body, role, word, rank if len(bodies) > 1 else None))
