"""Printed times against a page's issue date. `settle_issue_dates` finds that date; `resolve` reads a time by it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.linking.issue_dates import IssueDate, settle_issue_dates
from kg.linking.lunar import solar_date
from kg.model import DateExpression

__all__ = ["IssueDate", "ResolvedDate", "resolve", "settle_issue_dates"]

_AHEAD = timedelta(days=31)
"""A day so soon after the issue is taken as announced (5月20日 in a paper of 18 May), a later one as last year's."""

_COMMON_YEAR = 2001
"""Any year without a leap day, to count days where the year is unknown."""

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """What is known of a time. Dates are ISO; ``start`` and ``end`` full ones only.

    ``partial`` is ``2020``, ``2020-02`` or ``--02-12``; ``not_before`` and ``not_after`` bound what is not exact.
    ``basis`` is "printed" (with its year), "computed" (昨日, a weekday, a lunar day) or "inferred" (year from context).
    """

    start: str | None = None
    end: str | None = None
    partial: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    basis: str = "inferred"

    @property
    def partial_type(self) -> str | None:
        """The XML Schema type of ``partial``: gYear, gYearMonth or gMonthDay."""
        if self.partial is None:
            return None
        if self.partial.startswith("--"):
            return "gMonthDay"
        return "gYearMonth" if "-" in self.partial else "gYear"


def resolve(expression: DateExpression, issue: IssueDate) -> ResolvedDate:
    """The time that an expression means on a page of that issue; what the page cannot tell stays None or partial.

    A day without a year is the latest one not after the issue (December news in January) or shortly after it; one
    that the text announces is the nearest.
    """
    found = _start(expression, issue)
    if expression.end is None or found.start is None:
        return found
    end = _end(expression.end, date.fromisoformat(found.start))
    return replace(found, end=end.isoformat()) if end is not None else found


def _start(expression: DateExpression, issue: IssueDate) -> ResolvedDate:
    if expression.vague:
        return ResolvedDate(not_after=issue.date, basis="computed")
    if expression.days_ago is not None:
        return _days_before(issue, expression.days_ago)
    if expression.weeks_ago is not None:
        return _weekday(expression, issue)
    if expression.lunar:
        return _lunar(expression, issue)
    if expression.months_ago is not None:
        return _month_before(expression, issue)
    return _calendar_day(expression, issue)


def _end(end: DateExpression, start: date) -> date | None:
    """The day that closes a range: the first one with its parts that is not before the start."""
    if end.lunar and end.month and end.day:
        later = (solar_date(start.year + shift, end.month, end.day) for shift in (-1, 0, 1))
        return next((day for day in later if day is not None and day >= start), None)
    if end.day is None:
        return None
    if end.year is not None:
        found = _day(end.year, end.month or start.month, end.day)
        return found if found is not None and found >= start else None
    this, following = (start.year, start.month), (start.year + start.month // _MONTHS, start.month % _MONTHS + 1)
    months = [(start.year, end.month), (start.year + 1, end.month)] if end.month else [this, following]
    later = (_day(year, month, end.day) for year, month in months)
    return next((day for day in later if day is not None and day >= start), None)


def _days_before(issue: IssueDate, days: int) -> ResolvedDate:
    if issue.date is not None:
        day = date.fromisoformat(issue.date) - timedelta(days=days)
        return ResolvedDate(start=day.isoformat(), basis="computed")
    if issue.month_day is not None and (known := _day(_COMMON_YEAR, *issue.month_day)):
        day = known - timedelta(days=days)
        return ResolvedDate(partial=_month_day(day.month, day.day), basis="computed")
    return ResolvedDate(basis="computed")


def _weekday(expression: DateExpression, issue: IssueDate) -> ResolvedDate:
    """本周三 and 上周五: weeks begin on Monday."""
    if issue.date is None or expression.weekday is None or expression.weeks_ago is None:
        return ResolvedDate(basis="computed")
    today = date.fromisoformat(issue.date)
    monday = today - timedelta(days=today.weekday(), weeks=expression.weeks_ago)
    return ResolvedDate(start=(monday + timedelta(days=expression.weekday - 1)).isoformat(), basis="computed")


def _lunar(expression: DateExpression, issue: IssueDate) -> ResolvedDate:
    year = int(issue.date[:4]) if issue.date else issue.year
    if year is None or expression.month is None or expression.day is None:
        return ResolvedDate(basis="computed")
    days = [day for shift in (-1, 0, 1) if (day := solar_date(year + shift, expression.month, expression.day))]
    chosen = _fitting(days, issue, expression)
    return ResolvedDate(start=chosen.isoformat() if chosen else None, basis="computed")


def _month_before(expression: DateExpression, issue: IssueDate) -> ResolvedDate:
    """本月12日, 上月."""
    if issue.date is None or expression.months_ago is None:
        return ResolvedDate(basis="computed")
    today = date.fromisoformat(issue.date)
    months = today.year * _MONTHS + today.month - 1 - expression.months_ago
    year, month = months // _MONTHS, months % _MONTHS + 1
    if expression.day is None:
        return _whole_month(year, month, "computed")
    day = _day(year, month, expression.day)
    return ResolvedDate(start=day.isoformat() if day else None, basis="computed")


def _calendar_day(expression: DateExpression, issue: IssueDate) -> ResolvedDate:
    basis = "printed" if expression.year is not None else "inferred"
    year = expression.year
    if year is None and expression.years_ago is not None:
        known = int(issue.date[:4]) if issue.date else issue.year
        year = known - expression.years_ago if known is not None else None
        basis = "computed"
    if expression.day is None:
        return _less_than_a_day(expression, year, issue, basis)
    if expression.month is None:
        chosen = _fitting(_days_around(issue, expression.day), issue, expression)
        return ResolvedDate(start=chosen.isoformat() if chosen else None)
    if year is None and (issue.date or issue.year):
        known = int(issue.date[:4]) if issue.date else issue.year or 0
        shifts = (-1, 0, 1) if issue.date else (0,)
        days = (_day(known + shift, expression.month, expression.day) for shift in shifts)
        day = _fitting([day for day in days if day], issue, expression)
    else:
        day = _day(year, expression.month, expression.day) if year is not None else None
    if day is not None:
        return ResolvedDate(start=day.isoformat(), basis=basis)
    return ResolvedDate(partial=_month_day(expression.month, expression.day), basis=basis)


def _less_than_a_day(expression: DateExpression, year: int | None, issue: IssueDate, basis: str) -> ResolvedDate:
    """A month or a year: 2016年5月, 3月, 去年."""
    if expression.month is None:
        if year is None:
            return ResolvedDate(basis=basis)
        first, last = date(year, 1, 1).isoformat(), date(year, _MONTHS, 31).isoformat()
        return ResolvedDate(partial=f"{year:04d}", not_before=first, not_after=last, basis=basis)
    if year is None and issue.date is not None:
        firsts = [date(int(issue.date[:4]) + shift, expression.month, 1) for shift in (-1, 0, 1)]
        chosen = _fitting(firsts, issue, expression)
        year = chosen.year if chosen else None
    year = year or issue.year
    return _whole_month(year, expression.month, basis) if year is not None else ResolvedDate(basis=basis)


def _whole_month(year: int, month: int, basis: str) -> ResolvedDate:
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return ResolvedDate(
        partial=f"{year:04d}-{month:02d}", not_before=first.isoformat(), not_after=last.isoformat(), basis=basis
    )


def _days_around(issue: IssueDate, number: int) -> list[date]:
    """The days of that number in the month of the issue, the one before and the one after."""
    if issue.date is None:
        return []
    first = date.fromisoformat(issue.date).replace(day=1)
    before, after = first - timedelta(days=1), first + timedelta(days=31)
    return [day for month in (before, first, after) if (day := _day(month.year, month.month, number))]


def _fitting(days: list[date], issue: IssueDate, expression: DateExpression) -> date | None:
    """Of the days that a printed one may be, the one meant on a page of that issue."""
    if issue.date is None:
        return next((day for day in days if day.year == issue.year), None)
    today = date.fromisoformat(issue.date)
    if expression.future:
        return min(days, key=lambda day: (abs(day - today), day), default=None)
    if expression.month is None:
        return max((day for day in days if day <= today), default=None)
    return max((day for day in days if day <= today + _AHEAD), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the month has no such day."""
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _month_day(month: int, day: int) -> str:
    return f"--{month:02d}-{day:02d}"
