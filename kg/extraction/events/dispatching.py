"""Dispatch meetings without a name: 就防汛工作进行再调度, 调度疫情…时强调, 参加调度."""

from __future__ import annotations

import re

from kg.extraction.events.drafts import EventDraft, Told
from kg.extraction.events.reading import P, Reading, Sentence
from kg.extraction.events.subjects import subject_of
from kg.extraction.events.told_apart import date_of, tell_mode
from kg.extraction.events.words import pattern
from kg.model import EventKind, Mention
from kg.text import Span

MATTER = re.compile(
    rf"(?:就|对|围绕)(?P<subject>[^，。；{P}]{{2,40}}?)(?:进行|作|开展)(?:了)?(?:再|专题|视频|集中|现场|全面|专项)*(?:调度|会商|研判调度|调度部署)"
)
DISPATCHED = re.compile(
    rf"(?:视频|专题|集中|在线|现场|连线)*(?P<verb>调度)(?:了)?(?P<subject>[^，。；、{P}]{{2,30}}?)(?P<when>时|并)?(?:强调|指出|要求|，|。|$|\n)"
)
ANY = re.compile("调度|会商")
HABIT = re.compile("多次|每天|每日|经常|定期|深入|统一|加强|听从|服从|进行协调|要$|协调$")
SAID_AFTER = re.compile(rf"调度[^，。；]{{2,30}}。{P}+[^，。；]{{0,10}}(?:强调|要求|指出)")
TAKING_PART = re.compile("(?:参加|出席|列席)(?:了)?(?:本次|此次|上述)?(?:视频)?(?P<back>调度|会商)(?!会|室|中心)")


def tell_dispatches(reading: Reading, told: Told) -> None:
    """Add a meeting where somebody of rank 调度s a matter and others take part, unless a named meeting tells it."""
    if told.reported(EventKind.MEETING):
        _point_back(reading, told.reported(EventKind.MEETING)[0])
        return
    confirmed = TAKING_PART.search(reading.masked) is not None or SAID_AFTER.search(reading.masked) is not None
    for sentence in reading.sentences if ANY.search(reading.masked) else ():
        for match in (
            *MATTER.finditer(reading.masked, sentence.span.start, sentence.span.end),
            *DISPATCHED.finditer(reading.masked, sentence.span.start, sentence.span.end),
        ):
            _tell(reading, told, sentence, match, confirmed=confirmed)
    for event in told.reported(EventKind.MEETING):
        _point_back(reading, event)
    _speak_on(reading, told)


def _tell(reading: Reading, told: Told, sentence: Sentence, match: re.Match[str], *, confirmed: bool) -> None:
    clause = re.split("[，；。：\n]", reading.masked[sentence.span.start : match.start()])[-1]
    if not sentence.told(match.start()) or HABIT.search(clause):
        return
    subject = subject_of(reading, sentence, Span(*match.span()))
    by_matter = "verb" not in match.groupdict()
    if subject is None or not (by_matter or confirmed or match["when"] == "时"):
        return
    who, matter = subject.people[0], match["subject"]
    span = Span(
        match.start("subject") if by_matter else match.start("verb"), match.end() if by_matter else match.end("subject")
    )
    event = next(iter(told.reported(EventKind.MEETING)), None)
    if event is None:
        event = EventDraft(EventKind.MEETING, f"{who.span.of(reading.text)}调度{matter}", span, reported=True)
        told.events.append(event)
    event.add_printed(span, deictic=True)
    if event.date is None and not sentence.display:
        event.date = date_of(reading, sentence, span)
        tell_mode(reading, event, sentence)
        _venue(reading, event, sentence, who, span)


def _venue(reading: Reading, event: EventDraft, sentence: Sentence, who: Mention, span: Span) -> None:
    """P来到X，就…进行调度."""
    if who.span.end > span.start:
        return
    match = pattern(r"(?:来到|到|赴|在)(?P<where>[^，。；]{2,40}?)(?:，|$)").search(
        reading.masked, max(who.span.end, sentence.span.start), span.start
    )
    sites = reading.found.sites_in(Span(*match.span("where"))) if match else ()
    if sites:
        event.add_place(sites[-1])


def _point_back(reading: Reading, event: EventDraft) -> None:
    for match in TAKING_PART.finditer(reading.masked):
        event.add_printed(Span(*match.span("back")), deictic=True)


def _speak_on(reading: Reading, told: Told) -> None:
    meetings = told.reported(EventKind.MEETING)
    if not meetings:
        return
    for sentence in reading.sentences:
        told.current.setdefault(sentence.span.start, meetings[0])
