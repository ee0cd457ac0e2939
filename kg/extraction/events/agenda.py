"""What a meeting heard, studied and decided, as printed phrases."""

from __future__ import annotations

import re

from kg.extraction.events.drafts import EventDraft, Told
from kg.extraction.events.reading import P, Reading, Sentence
from kg.model import AgendaItem, EventKind
from kg.text import Span

ITEM = re.compile(
    r"(?:并|还|专题|专门|深入|再次)*(?:听取|研究|部署|安排部署|安排|审议|讨论|传达|学习|通报|分析|总结|回顾|表彰|协商|票决|选举|审查|对[^，。；]{2,40}?(?:进行|作出|提出)|就[^，。；]{2,40}?(?:进行|作出|提出)|动员|谋划|推进)"
)
OUTCOME = re.compile(
    r"(?:会议)?(?:还|并|一致|原则)*(?:决定|审议通过|表决通过|审议并通过|通过了|同意|批准|任命|宣布成立|成立|选举产生|选举)"
)
OPENING = re.compile(r"^(?:会议|会上|大会|全会|会议还|会上还)，?")
MOST_CLAUSES = 8
"""So many clauses of a sentence are read for agenda items; what follows tells of something else."""


def tell_agenda(reading: Reading, told: Told) -> None:
    """Add agenda items and outcomes to the meetings that the article reports."""
    for sentence in reading.sentences:
        event = told.current.get(sentence.span.start)
        if event is None or event.kind is EventKind.VISIT:
            continue
        holds = any(sentence.span.contains(span) for span, _ in event.printed)
        opening = OPENING.match(sentence.span.of(reading.masked).lstrip())
        if (holds or opening) and (opening or not sentence.display):
            _tell(reading, event, sentence)


def _tell(reading: Reading, event: EventDraft, sentence: Sentence) -> None:
    for printed in reading.clauses(sentence.span)[:MOST_CLAUSES]:
        if not sentence.told(printed.start):
            return
        clause = _without_stop(reading, printed)
        text = clause.of(reading.masked)
        opening = OPENING.match(text)
        start = clause.start + (opening.end() if opening else 0)
        span = Span(start, clause.end)
        phrase = span.of(reading.masked)
        kind = "outcome" if OUTCOME.match(phrase) else "agenda" if ITEM.match(phrase) else None
        if phrase in ("决定", "同意"):
            span = Span(span.start, min(sentence.span.end, _next_clause_end(reading, sentence, clause)))
        if kind is not None and P not in phrase[:6] and not any(item.span.overlaps(span) for item in event.agenda):
            event.agenda.append(AgendaItem(kind, span))


def _next_clause_end(reading: Reading, sentence: Sentence, clause: Span) -> int:
    """会议决定，设立专项资金: what was decided stands in the clause after."""
    return next((c.end for c in reading.clauses(sentence.span) if c.start > clause.start), clause.end)


def _without_stop(reading: Reading, clause: Span) -> Span:
    text = clause.of(reading.masked)
    return Span(clause.start, clause.start + len(text.rstrip("。！？”")))
