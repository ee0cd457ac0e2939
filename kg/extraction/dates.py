"""The times that a text prints, each read in the light of those before it. `kg.linking.calendar` resolves them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extraction.date_grammar import SAME_DAY, expressions
from kg.lexicons import lexicon
from kg.model import DateExpression
from kg.text import Span

__all__ = ["YearEvidence", "date_expressions", "dated", "year_evidence"]

_DOCUMENT_NUMBER = re.compile(r"[〔\[［【（(]((?:19|20)\d\d)[〕\]］】）)] ?第? ?\d+ ?号")
_CLAUSE_END = re.compile(r"[，。；！？：\n,;!?:]")
_BESIDE = frozenset(("", " ", "（", "(", "，", ","))
_ANNOUNCED_WITHIN = 6
"""Characters that may stand between 将 and the date that it announces: 将于本市3月1日."""


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """A year that the text prints: ``kind`` is "date" (2020年2月3日), "number" (〔2016〕7号) or "mention" (2016年)."""

    span: Span
    year: int
    kind: str


def date_expressions(text: str, dateline: Span | None = None) -> tuple[DateExpression, ...]:
    """The times in ``text``, in order, not overlapping; spans count its characters.

    A day printed without its month (17日晚) takes year and month of the last day before it if that is not later, else
    of the month before it, else none: it is then the latest such day before the issue. 当天 and 当晚 take the day of
    the time before them. A solar day with its lunar one beside it (1月25日农历正月初一) is one expression, the lunar
    day in ``lunar_day``. A clock time alone (上午9时30分) has a ``part_of_day`` and no day: see `dated`. 今天 and 昨天
    in a report whose ``dateline`` prints a day (本报云汀6月14日讯) are counted from that day, not from that of issue.
    """
    found: list[DateExpression] = []
    last: DateExpression | None = None
    last_day: DateExpression | None = None
    written: DateExpression | None = None
    for bare in expressions(text):
        expression = _in_context(_counted_from(written, bare), last, last_day)
        if expression is None:
            continue
        if found and (both := _one_day_twice(text, found[-1], expression)):
            found[-1] = last = last_day = both
            continue
        expression = replace(expression, future=_announced(text, expression.span))
        found.append(expression)
        if dateline is not None and dateline.contains(expression.span) and expression.month and expression.day:
            written = expression
        if dated(expression) and not expression.vague and not expression.future:
            last = expression
            last_day = expression if _names_day(expression) else last_day
    return tuple(found)


def dated(expression: DateExpression) -> bool:
    """Whether the expression names a day, month, year or vague time; 上午9时30分 alone does not."""
    printed = (expression.year, expression.month, expression.day)
    counted = (expression.days_ago, expression.years_ago, expression.months_ago, expression.weeks_ago)
    return expression.vague or any(part is not None for part in (*printed, *counted))


def year_evidence(text: str) -> tuple[YearEvidence, ...]:
    """The years printed in ``text``, in order: in dates, in document numbers, and by themselves."""
    found = [
        YearEvidence(expression.span, expression.year, "mention" if expression.month is None else "date")
        for expression in date_expressions(text)
        if expression.year is not None
    ]
    found.extend(YearEvidence(Span(*m.span()), int(m[1]), "number") for m in _DOCUMENT_NUMBER.finditer(text))
    return tuple(sorted(found, key=lambda evidence: evidence.span))


def _counted_from(written: DateExpression | None, bare: DateExpression) -> DateExpression:
    """今天 and 昨天 as the days that they are for one who writes on the day of the dateline; not over a month's end."""
    if written is None or written.lunar or bare.days_ago not in {0, 1} or (written.day or 0) <= (bare.days_ago or 0):
        return bare
    day = (written.day or 0) - (bare.days_ago or 0)
    return replace(bare, year=written.year, month=written.month, day=day, days_ago=None)


def _in_context(
    bare: DateExpression, last: DateExpression | None, last_day: DateExpression | None
) -> DateExpression | None:
    """The expression with what it leaves to the time before it, or to the last day before it; None for 当天 alone."""
    if bare.part_of_day and bare.part_of_day.startswith(SAME_DAY):
        part = bare.part_of_day.removeprefix(SAME_DAY) or None
        return replace(last_day, span=bare.span, part_of_day=part, end=None) if last_day else None
    only_day = bare.day is not None and bare.month is None and bare.months_ago is None
    if last_day and last_day.month and last and last.day is None and (last_day.day or 0) <= (bare.day or 0):
        last = last_day  # 5月17日…早稻7月就要收割。17日下午… is in May
    if not only_day or last is None or last.lunar or last.month is None:
        return bare
    if (last.day or 0) <= (bare.day or 0):
        end = replace(bare.end, year=last.year, month=last.month) if bare.end and not _wraps(bare) else bare.end
        return replace(bare, year=last.year, years_ago=last.years_ago, month=last.month, end=end)
    return bare


def _names_day(expression: DateExpression) -> bool:
    return expression.day is not None or expression.weekday is not None or expression.days_ago is not None


def _wraps(range_of_days: DateExpression) -> bool:
    """Whether a range of bare days runs into the next month: 30日至2日."""
    end = range_of_days.end
    return end is not None and (end.day or 0) < (range_of_days.day or 0)


def _one_day_twice(text: str, first: DateExpression, second: DateExpression) -> DateExpression | None:
    """A solar and a lunar day side by side as one expression: 1月25日农历正月初一, 正月初一（1月25日）."""
    gap = text[first.span.end : second.span.start]
    if gap not in _BESIDE or first.lunar == second.lunar or not (first.month and first.day):
        return None
    solar, lunar = (second, first) if first.lunar else (first, second)
    if not (solar.month and solar.day and lunar.month and lunar.day) or first.end or second.end or first.part_of_day:
        return None
    end = second.span.end
    if gap in {"（", "("} and text[end : end + 1] in {"）", ")"}:
        end += 1
    span = Span(first.span.start, end)
    return replace(solar, span=span, lunar_day=(lunar.month, lunar.day), part_of_day=second.part_of_day)


def _announced(text: str, span: Span) -> bool:
    """Whether the clause says that the day lies ahead: 将于3月1日, 3月1日前."""
    words = lexicon("dates")
    if text.startswith(words.words("announcing after"), span.end):
        return True
    clause = _CLAUSE_END.split(text[max(span.start - 20, 0) : span.start])[-1]
    ends = [clause.rfind(word) + len(word) for word in words.words("announcing before") if word in clause]
    return bool(ends) and len(clause) - max(ends) <= _ANNOUNCED_WITHIN
