"""The dispatch of a team, which has no other name: 首批医疗队启程赴某县, 救援队出发, 市发改委派出四支工作队."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.events.drafts import EventDraft, Told
from kg.extraction.events.holders import bodies_of_name, holders
from kg.extraction.events.reading import D, P, Q, Reading, Sentence, T
from kg.extraction.events.told_apart import date_of
from kg.extraction.events.words import any_of, pattern
from kg.model import EventKind
from kg.text import Span

UNMARKED = rf"[^，。；：！？、\n“”{P}{T}{D}{Q}]"
HABIT = re.compile("多次|经常|每年|每次|准备|将|计划|如果|随时|等|的$|要$|拟$")


def tell_sendings(reading: Reading, told: Told) -> None:
    """Add the first dispatch that an article dates and reports, unless a ceremony already tells it."""
    if told.reported(EventKind.OCCASION):
        return
    team = pattern(any_of("visits", "teams"))
    for sentence in reading.sentences if team.search(reading.masked) else ():
        if team.search(reading.masked, sentence.span.start, sentence.span.end) is None:
            continue
        for match in _sending().finditer(reading.masked, sentence.span.start, sentence.span.end):
            if _tell(reading, told, sentence, match):
                return


@cache
def _sending() -> re.Pattern[str]:
    team, leaves, sends = (any_of("visits", section) for section in ("teams", "leaving", "sending"))
    return re.compile(
        f"(?P<leaves>(?P<team>{UNMARKED}{{0,32}}?{team}){UNMARKED}{{0,12}}?(?P<left>{leaves}))(?!仪式|者|前|时)"
        f"|(?P<sends>(?P<sent>{sends})(?:了|出)?{UNMARKED}{{0,24}}?{team})(?=[，。；]|$|赴|前往|奔赴|驰援|支援)"
    )


def _tell(reading: Reading, told: Told, sentence: Sentence, match: re.Match[str]) -> bool:
    before = reading.masked[sentence.span.start : match.start()]
    dated = pattern(rf"{D}[^。；]{{0,30}}$").search(before) is not None
    if sentence.display or not sentence.told(match.start()) or not dated or HABIT.search(before[-6:]):
        return False
    sends = match["sends"] is not None
    verb = Span(*match.span("sent" if sends else "left"))
    bodies = holders(reading, sentence.span, verb) if sends else ()
    start = bodies[0].span.start if bodies else match.start()
    span = Span(_past_light_words(reading, start), match.end())
    event = EventDraft(EventKind.OCCASION, span.of(reading.text), span, reported=True)
    for body in bodies_of_name(reading, span):
        if pattern(f"(?:{any_of('visits', 'sending')}|组建)").match(reading.masked, body.span.end):
            event.add_organizer(body)
    event.date = date_of(reading, sentence, verb, span)
    for body in bodies:
        event.add_organizer(body)
    event.add_printed(verb if bodies else span, deictic=bool(bodies))
    told.events.append(event)
    later = (s for s in reading.sentences if s.span.start >= sentence.span.start)
    for following in later:
        if following.block == sentence.block:
            told.current.setdefault(following.span.start, event)
    return True


def _past_light_words(reading: Reading, start: int) -> int:
    match = re.compile("(?:随着|由|的|又|并|我(?=[市省县区州]))+").match(reading.masked, start)
    return match.end() if match else start
