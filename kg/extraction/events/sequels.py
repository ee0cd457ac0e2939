"""The day of a meeting that is only said to follow what was told before: 调研中，P主持召开座谈会; 随后召开的全会."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.events.drafts import EventDraft, Told
from kg.extraction.events.reading import Reading, Sentence
from kg.extraction.events.words import any_of, pattern
from kg.model import BlockKind, DateExpression, EventKind

LEAD = 100
"""Characters of the body in which a report says its day."""
FOLLOWS = (
    r"[，\s]*(?:(?:{acts})(?:活动|工作)?(?:结束|完毕)?(?:之?后|中|时|期间|间隙)，"
    r"|(?:随后|随即|之后|其间|期间|接着|紧接着))"
)


def date_sequels(reading: Reading, told: Told) -> None:
    """Give a meeting without a day of its own the day of the event told last before it, else that of the report.

    Where that took several days, the meeting's is not known.
    """
    for event in told.reported(EventKind.MEETING):
        if event.date is None and _follows(reading, event):
            before = [e for e in told.reported() if e.date is not None and e.span.start < event.span.start]
            day = max(before, key=lambda e: e.span.start).date if before else _reported_day(reading)
            event.date = replace(day, part_of_day=None) if day is not None and day.end is None else None


def _follows(reading: Reading, event: EventDraft) -> bool:
    sentences = (reading.sentence_at(span.start) for span, _ in event.printed)
    first = next((s for s in sentences if s is not None and not s.display), None)
    return first is not None and _opens_as_sequel(reading, first)


def _opens_as_sequel(reading: Reading, sentence: Sentence) -> bool:
    expression = pattern(FOLLOWS.format(acts=any_of("visits", "acts before a meeting")))
    return expression.match(reading.masked, sentence.span.start, sentence.span.end) is not None


def _reported_day(reading: Reading) -> DateExpression | None:
    """The day that the opening of the body says."""
    start = next((b.span.start for b in reading.found.article.blocks if b.kind is BlockKind.BODY), 0)
    opening = (date for date in reading.found.dates if start <= date.span.start < start + LEAD and not date.future)
    return next((date for date in opening if date.day is not None or date.days_ago is not None), None)
