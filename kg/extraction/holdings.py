"""Which printed name bears which printed titles: before it, behind it, behind a list with 等, by appointment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extraction.titles import TitleItem, TitleSequence
from kg.lexicons import lexicon
from kg.model import Status
from kg.text import Span

CLAUSE = 24
"""So many characters before a title may hold the words that tie it to a name."""

_GAP = re.compile(r"[ \u3000]?")
_SEPARATOR = re.compile(r"[、，,]|[ \u3000](?=[\u4e00-\u9fff])|和|与")
_HOLDS = re.compile("(?:同志)?(?:为|任|担任|出任|当选为?|兼任|就任|调任|升任|转任|拟任|被任命为|被选举为|被选为)$")
_REMOVED = re.compile("(?:同志)?(?:辞去|担任)?的?$")
_AND_SO_ON = re.compile("等+$")


@dataclass(frozen=True, slots=True)
class Holding:
    """A person's name printed with a title: the spans of the name and the item."""

    name: Span
    item: TitleItem


def name_place(text: str, sequence: TitleSequence) -> int:
    """Where the name of a title's bearer would begin: behind it, or behind the comma of 作为市长，."""
    end, clause = sequence.span.end, text[max(sequence.span.start - CLAUSE, 0) : sequence.span.start]
    said_as = any(word in clause.rsplit("，", 1)[-1].rsplit("。", 1)[-1] for word in ("作为", "身为"))
    return end + 1 if said_as and text[end : end + 1] == "，" else end


def holdings(text: str, sequences: Sequence[TitleSequence], names: Sequence[Span]) -> Iterator[Holding]:
    """Which name bears which printed titles: before it, behind it, behind a list with 等."""
    by_start = {span.start: span for span in names}
    by_end = {span.end: span for span in names}
    for sequence in sequences:
        behind = list(_run(text, name_place(text, sequence), by_start))
        appointed = _appointee(text, sequence, by_end)
        if appointed:
            bearer, status = appointed
            yield from (Holding(bearer, replace(item, status=status or item.status)) for item in sequence.items)
            continue
        for bearer in behind or _before(text, sequence, by_end):
            yield from (Holding(bearer, item) for item in sequence.items)


def _run(text: str, at: int, by_start: dict[int, Span]) -> Iterator[Span]:
    gap = _GAP.match(text, at)
    hit = by_start.get(at) or by_start.get(gap.end() if gap else at)
    while hit is not None:
        yield hit
        separator = _SEPARATOR.match(text, hit.end)
        hit = by_start.get(separator.end()) if separator and separator.group() not in {"，", ","} else None


def _appointee(text: str, sequence: TitleSequence, by_end: dict[int, Span]) -> tuple[Span, Status | None] | None:
    """Who is appointed to the office, or removed from it (then the status is former): X同志任…, 免去X的…."""
    start = sequence.span.start
    before = text[max(start - CLAUSE, 0) : start]
    for pattern, status in ((_HOLDS, None), (_REMOVED, Status.FORMER)):
        link = pattern.search(before)
        hit = by_end.get(start - len(link.group())) if link else None
        if hit and (status is None or _removing_pattern().search(text[: hit.start])):
            return hit, status
    return None


def _before(text: str, sequence: TitleSequence, by_end: dict[int, Span]) -> list[Span]:
    """习近平总书记; A、B等市领导."""
    start = sequence.span.start
    and_so_on = _AND_SO_ON.search(text[max(start - 2, 0) : start])
    end = start - len(and_so_on.group()) if and_so_on else start
    hit = by_end.get(end)
    if hit is None:
        return []
    if and_so_on is None:
        return [hit] if _apposed(sequence) else []
    found = [hit]
    while text[found[0].start - 1 : found[0].start] == "、" and (before := by_end.get(found[0].start - 1)):
        found.insert(0, before)
    return found


def _apposed(sequence: TitleSequence) -> bool:
    """Whether a title directly behind a name is that person's: 总书记, 书记 — one bare office, no body between."""
    item = sequence.items[0]
    return len(sequence.items) == 1 and item.organization is None and item.place is None and item.span == item.head


@cache
def _removing_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(lexicon('titles').words('remove'))})$")
