"""Dates as people type them: a year, a month or a day, alone or as a range."""

from __future__ import annotations

import calendar
import re
from datetime import date

from indexer.archive.query import DateRange
from indexer.lexicon.months import ENGLISH_MONTHS, ENGLISH_SHORT_MONTHS, MONTHS

_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)
_MONTHS = {name: MONTHS[name] for name in (*ENGLISH_MONTHS, *ENGLISH_SHORT_MONTHS)}
_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>\d{4})"
# What can mean one day only: 5/6/2025 is June to some and May to others.
_WORDED = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"(?:(?P<day>\d{{1,2}})\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+{_YEAR}",
        rf"(?P<month>\d{{1,2}})/{_YEAR}",
        rf"{_YEAR}年(?:(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?)?",
    )
)


def read_dates(name: str, value: str) -> DateRange | None:
    """The days that ``date:``, ``since:`` or ``until:`` mean; None for what is no date.

    >>> read_dates("date", "2023..2024-06")
    DateRange(since=datetime.date(2023, 1, 1), until=datetime.date(2024, 6, 30))
    """
    first, dots, last = value.partition("..")
    if dots and name not in ("since", "until"):
        return _read_range(first, last)
    days = read_date(value)
    if days is None:
        return None
    return DateRange(days[0] if name != "until" else None, days[1] if name != "since" else None)


def _read_range(first: str, last: str) -> DateRange | None:
    """Days from the beginning of one date to the end of another, whichever way round."""
    since, until = read_date(first), read_date(last)
    if (first and since is None) or (last and until is None) or not (first or last):
        return None
    if since and until and since[0] > until[1]:
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
    >>> read_date("3 May 2024") == read_date("May 3, 2024") == read_date("2024年5月3日")
    True
    """
    parts = _read_parts(text)
    if parts is None:
        return None
    year, month, day = parts
    if year < 1 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, length)
    return (date(year, month, day),) * 2 if 1 <= day <= length else None


def _read_parts(text: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day as typed, which need not exist."""
    if found := _DATE.fullmatch(text):
        year, month, day = (int(group) if group else None for group in found.groups())
        return (year, month, day) if year is not None else None
    for pattern in _WORDED:
        if found := pattern.fullmatch(text.strip()):
            said = found.groupdict()
            name, number, day_of = said.get("name"), said.get("month"), said.get("day")
            month = _MONTHS[name.lower()] if name else int(number) if number else None
            return int(said["year"]), month, int(day_of) if day_of else None
    return None
