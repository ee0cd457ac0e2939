"""Lunar days as solar dates, and the years in which a lunar and a solar day fall together."""

from __future__ import annotations

from datetime import date
from functools import cache

LATEST_YEAR = 2026
"""No page is taken to be printed later, unless it says so: the year of this release, never the clock's."""

_EARLIEST_YEAR = 1949
_LAST_MONTH = 12


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
    """The years up to `LATEST_YEAR` in which the lunar (month, day) falls on the solar one, in order."""
    dates = (solar_date(year, *lunar_day) for year in range(_EARLIEST_YEAR - 1, LATEST_YEAR + 1))
    return tuple(found.year for found in dates if found and (found.month, found.day) == solar_day)
