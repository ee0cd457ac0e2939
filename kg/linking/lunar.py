"""Lunar days as solar dates, and the years in which a lunar and a solar day fall together."""

from __future__ import annotations

from datetime import date
from functools import cache

LATEST_YEAR = 2026
"""No page is taken to be printed later, unless it says so: the year of this release, never the clock's."""

_EARLIEST_YEAR = 1949
_LAST_MONTH = 12

_NEW_MOON = date(2000, 1, 7)
"""A day in China on which the moon was new, about 2 o'clock in the morning."""
_SYNODIC_MONTH = 29.530588
_AGE_TOLERANCE = 2.0
"""The moon's uneven course moves a month's first day by less than a day; a 30th that the month lacks is its 29th."""


@cache
def solar_date(lunar_year: int, month: int, day: int) -> date | None:
    """The solar date of a lunar day, if any; a leap month is negative, 12 and 30 is the last day of the year."""
    from lunar_python import LunarMonth, Solar

    lunar = LunarMonth.fromYm(lunar_year, month)
    if lunar is None:
        return None
    length = lunar.getDayCount()
    if day > length and month != _LAST_MONTH:
        return None
    solar = Solar.fromJulianDay(lunar.getFirstJulianDay() + min(day, length) - 1)
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


@cache
def coinciding_years(solar_day: tuple[int, int], lunar_day: tuple[int, int]) -> tuple[int, ...]:
    """The years up to `LATEST_YEAR` in which the lunar (month, day) falls on the solar one, in order.

    The moon's age rules most years out at once; the calendar proper, which takes long to compute, is asked of the rest.
    """
    month, day = lunar_day
    found = []
    for year in range(_EARLIEST_YEAR, LATEST_YEAR + 1):
        solar = _existing(year, *solar_day)
        if solar is None or not _moon_may_be(day, solar):
            continue
        # the last months of a lunar year fall into the next solar one
        if any(solar_date(lunar_year, month, day) == solar for lunar_year in _lunar_years(solar, abs(month))):
            found.append(year)
    return tuple(found)


def _lunar_years(solar: date, lunar_month: int) -> tuple[int, ...]:
    """The lunar years that the solar day may lie in: the one named alike, but for a late month early in the year."""
    early = solar.month <= 2  # noqa: PLR2004 - the lunar year begins in January or February
    return (solar.year - 1,) if early and lunar_month > _LAST_MONTH // 2 else (solar.year,)


def _moon_may_be(day: int, solar: date) -> bool:
    """Whether the moon's mean age on the solar day is about that of the lunar month's day."""
    off = ((solar - _NEW_MOON).days - (day - 1)) % _SYNODIC_MONTH
    return min(off, _SYNODIC_MONTH - off) <= _AGE_TOLERANCE


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
