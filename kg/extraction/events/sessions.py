"""Sessions without a name: 云泽代表团分组审议政府工作报告, with those who take part in it."""

from __future__ import annotations

import re

from kg.extraction.events.drafts import EventDraft, Told
from kg.extraction.events.reading import D, P, Q, Reading, Sentence, T
from kg.extraction.events.told_apart import date_of
from kg.extraction.events.words import pattern
from kg.model import EventKind
from kg.text import Span

SESSION = re.compile(
    rf"(?P<who>[^，。；：\n{P}{T}{D}{Q}]{{1,16}}?(?:代表团|委员|代表|组))(?:继续|分别|认真)*"
    rf"(?P<verb>(?:举行)?(?:全体会议|小组会议|分组会议|分组|小组)?(?:审议|讨论))(?:了)?(?P<what>[^，。；\n{P}{T}]{{2,24}}?)(?=[，。；\n]|$)"
)
SUBJECT = re.compile("审议|讨论|协商")
"""What no session is printed without."""
JOINED = re.compile(
    rf"(?:参加|列席|出席)(?:了)?(?P<name>[^，。；\n{P}{T}{D}{Q}]{{0,16}}?(?:分组|小组|各组|联组|分团|界别)(?:讨论|审议|协商)会?)(?=[，。；、\s时]|$)"
)
"""副主席P到文艺组参加政协分组讨论: a session known by who joined it."""
BACK = re.compile("(?:参加|出席|列席)(?:了)?(?:分组|小组)?(?P<back>审议|讨论)(?!的)")


def tell_sessions(reading: Reading, told: Told) -> None:
    """Add a session of a delegation or group where no named meeting is reported; it must be dated."""
    if told.reported(EventKind.MEETING):
        return
    for sentence in reading.sentences:
        if SUBJECT.search(reading.masked, sentence.span.start, sentence.span.end) is None:
            continue
        joined = JOINED.search(reading.masked, sentence.span.start, sentence.span.end)
        match = SESSION.search(reading.masked, sentence.span.start, sentence.span.end)
        if joined is not None and not sentence.display and sentence.told(joined.start()):
            named = Span(*joined.span("name"))
            if date_of(reading, sentence, named) is not None:
                _begin(reading, told, sentence, named, named)
                return
        if match is None or sentence.display or not sentence.told(match.start()):
            continue
        date = date_of(reading, sentence, Span(*match.span("verb")))
        in_groups = "组" in match["verb"] or match["who"].endswith("代表团")
        if date is None or not in_groups:
            continue
        _tell(reading, told, sentence, match)
        return


def _tell(reading: Reading, told: Told, sentence: Sentence, match: re.Match[str]) -> None:
    start = match.start()
    opening = pattern(r"(?:出席|参加)[^，。；]{2,40}?的(?=[^，。；的]{1,8}$)").match(match["who"])
    span = Span(start + (opening.end() if opening else 0), match.end())
    event = _begin(reading, told, sentence, span, Span(*match.span("verb")))
    for back in BACK.finditer(reading.masked, span.end):
        event.add_printed(Span(*back.span("back")), deictic=True)


def _begin(reading: Reading, told: Told, sentence: Sentence, span: Span, verb: Span) -> EventDraft:
    """A session named as printed, of which the sentences that follow speak."""
    event = EventDraft(EventKind.MEETING, span.of(reading.text), span, reported=True)
    event.date = date_of(reading, sentence, verb)
    event.add_printed(span, deictic=False)
    told.events.append(event)
    for following in reading.sentences:
        if following.span.start >= sentence.span.start or following.display:
            told.current.setdefault(following.span.start, event)
    return event
