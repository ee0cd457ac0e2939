"""Articles that stop at 下转A4版 and the articles that go on there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.linking.source import Source

_PAGE_NUMBER = re.compile(r"[A-Za-z]?\d+|[一二三四五六七八九十]+(?=版)")
_DIGITS = {digit: str(value) for value, digit in enumerate("一二三四五六七八九", 1)}
_LEAST_SHARED = 0.3
_SAME_HEADLINE = 0.6
_SLACK_DAYS = 3
_TEN = "十"


def continuations(sources: Sequence[Source], papers: Sequence[str | None]) -> dict[int, int]:
    """For each article that jumps, by number, the one that goes on; none where two fit alike or none fits."""
    found: dict[int, int] = {}
    arriving = [source for source in sources if source.record.article.continues_from is not None]
    for source in sources:
        if source.record.article.jumps_to is None:
            continue
        scored = sorted(
            (
                (score, -other.index)
                for other in arriving
                if (score := _fit(source, other, papers[source.index], papers[other.index])) > 0
            ),
            reverse=True,
        )
        if scored and (len(scored) == 1 or scored[0][0] > scored[1][0]):
            found[source.index] = -scored[0][1]
    return found


def page_number(text: str | None) -> str | None:
    """A4 of A4版, 4 of 四版 or 第4版; None where no number is printed."""
    match = _PAGE_NUMBER.search(text) if text else None
    return _arabic(match[0].upper()) if match else None


def _arabic(number: str) -> str:
    """十二 → 12; 四 → 4; A4 → A4."""
    if _TEN in number:
        tens, ones = number.split(_TEN, 1)
        return _DIGITS.get(tens, "1") + _DIGITS.get(ones, "0")
    return _DIGITS.get(number, number)


def _fit(leaving: Source, arriving: Source, paper: str | None, other_paper: str | None) -> float:
    """How well one article goes on another, above 0 where it can: same issue, right pages, shared headline words."""
    left, right = leaving.record.article, arriving.record.article
    if leaving.index == arriving.index or left.page == right.page:
        return 0.0
    if paper is not None and other_paper is not None and paper != other_paper:
        return 0.0
    pages = [_agree(left.jumps_to, right.pagination), _agree(right.continues_from, left.pagination)]
    if False in pages:
        return 0.0
    shared = _shared_bigrams(left.headline, right.headline)
    if _days_apart(leaving, arriving) > (_SLACK_DAYS if shared >= _SAME_HEADLINE else 0):
        return 0.0
    if shared < _LEAST_SHARED and True not in pages:
        return 0.0
    return shared + pages.count(True) + 0.1


def _days_apart(one: Source, other: Source) -> int:
    """Between the issues; pages of one issue may have been dated apart where no date is printed."""
    if one.day is None or other.day is None:
        return 0
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)


def _agree(printed: str | None, known: str | None) -> bool | None:
    """Whether a printed page number is the known one; None where one of them is unknown."""
    left, right = page_number(printed), page_number(known)
    if left is None or right is None:
        return None
    return left == right or left.lstrip("A") == right.lstrip("A")


def _shared_bigrams(one: str | None, other: str | None) -> float:
    """The share of the shorter headline's pairs of characters that the other has too."""
    left, right = _bigrams(one), _bigrams(other)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _bigrams(text: str | None) -> frozenset[str]:
    squeezed = "".join((text or "").split())
    return frozenset(squeezed[at : at + 2] for at in range(len(squeezed) - 1))
