"""Dates as people type them: a year, a month or a day, alone or as a range."""

from __future__ import annotations

import calendar
import re
from datetime import date

from indexer.archive.query import DateRange

_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


def read_dates(name: str, value: str) -> DateRange | None:
    """The days that ``date:``, ``since:`` or ``until:`` mean; None for what is no date.

    >>> read_dates("date", "2023..2024-06")
    DateRange(since=datetime.date(2023, 1, 1), until=datetime.date(2024, 6, 30))
    """
    if name == "since":
        days = read_date(value)
        return None if days is None else DateRange(since=days[0])
    if name == "until":
        days = read_date(value)
        return None if days is None else DateRange(until=days[1])
    first, dots, last = value.partition("..")
    if not dots:
        days = read_date(value)
        return None if days is None else DateRange(*days)
    since, until = read_date(first), read_date(last)
    if (first and since is None) or (last and until is None) or not (first or last):
        return None
    if runs_backwards(value):
        since, until = until, since
    return DateRange(since[0] if since else None, until[1] if until else None)


def runs_backwards(value: str) -> bool:
    """Whether a range has its later date first.

    >>> runs_backwards("2025..2020"), runs_backwards("2020..2025"), runs_backwards("2020..")
    (True, False, False)
    """
    since, until = (read_date(text) for text in value.partition("..")[::2])
    return since is not None and until is not None and since[0] > until[1]


def read_date(text: str) -> tuple[date, date] | None:
    """The first and the last day of a typed year, month or day.

    >>> read_date("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    found = _DATE.fullmatch(text)
    if found is None or not text.isascii():
        return None
    year, month, day = (int(group) if group else 0 for group in found.groups())
    if year < 1 or month > 12 or (found[2] and month < 1):
        return None
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    length = calendar.monthrange(year, month)[1]
    if not found[3]:
        return date(year, month, 1), date(year, month, length)
    return (date(year, month, day),) * 2 if 1 <= day <= length else None
