"""For whom somebody acts at a meeting: 受市长P委托, 受市政府委托, 代表市政府作报告."""

from __future__ import annotations

import re

from kg.extraction.events.reading import D, Reading, T
from kg.extraction.events.subjects import Subject
from kg.extraction.events.words import pattern
from kg.model import Mention
from kg.text import Span


def on_behalf(reading: Reading, subject: Subject, verb: Span) -> Mention | None:
    """受市长P委托, 受市政府委托, 代表市政府: for whom somebody acts."""
    sentence = reading.sentence_at(verb.start)
    opening = min(subject.clause.start, verb.start, *([sentence.span.start] if sentence is not None else []))
    match = pattern(r"受(?P<who>[^，。；]{2,40}?)(?:的)?委托").search(reading.masked, opening, verb.start)
    first, last = subject.people[0].span.start, subject.people[-1].span.end
    if match is not None and (
        subject.clause.start <= match.start()
        or last <= match.start()
        or re.fullmatch(f"[，、{T}{D}]*", reading.masked[match.end() : max(first, match.end())])
    ):
        who = Span(*match.span("who"))
        people, bodies = reading.persons_of(who), reading.found.bodies_in(who)
        return next(iter((*people, *(body for body in bodies if body.span.end == who.end))), None)
    return _represented(reading, subject, verb)


def _represented(reading: Reading, subject: Subject, verb: Span) -> Mention | None:
    """P代表市政府作工作报告: the one body that is named right after 代表."""
    at = reading.masked.find("代表", subject.people[-1].span.end, verb.start)
    if at < 0 or re.search("[，。；]", reading.masked[at : verb.start]):
        return None
    bodies = reading.found.bodies_in(Span(at, verb.start))
    opening = [body for body in bodies if body.span.start == at + len("代表")]
    body = max(opening, key=lambda b: len(b.span), default=None)
    joint = body is not None and reading.masked.startswith(("、", "和", "及"), body.span.end)
    return None if joint else body
