"""Calendar periods of the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from indexer.archive.query import Interval
from indexer.archive.result import Period

MAX_PERIODS = 5_000
"""Periods filled in between the first and the last; beyond (a release dated in
the year 1, by day) only those that hold quotes are listed."""


def period_start(day: date, interval: Interval) -> date:
    """The first day of the year, month or day."""
    if interval == "year":
        return date(day.year, 1, 1)
    if interval == "month":
        return date(day.year, day.month, 1)
    return day


def period_number(start: date, interval: Interval) -> int:
    """Periods counted from the beginning of the calendar."""
    if interval == "year":
        return start.year
    if interval == "month":
        return start.year * 12 + start.month - 1
    return start.toordinal()


def _date_of(number: int, interval: Interval) -> date:
    if interval == "year":
        return date(number, 1, 1)
    if interval == "month":
        return date(number // 12, number % 12 + 1, 1)
    return date.fromordinal(number)


def fill_periods(counts: Mapping[int, int], interval: Interval) -> tuple[Period, ...]:
    """Counts by period number, with the empty periods between put in."""
    if not counts:
        return ()
    first, last = min(counts), max(counts)
    numbers = range(first, last + 1) if last - first < MAX_PERIODS else sorted(counts)
    return tuple(Period(_date_of(n, interval), counts.get(n, 0)) for n in numbers)


def fill_years(counts: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """Counts by year without gaps."""
    if not counts:
        return ()
    return tuple((y, counts.get(y, 0)) for y in range(min(counts), max(counts) + 1))


def day_number(day: date | None) -> int:
    """Days from the beginning of the calendar; 0 for no date."""
    return 0 if day is None else day.toordinal()
