"""Calendar dates as publishers write them, in every usual order; a date out of nothing never.

A numeric date that could be read two ways (04/05/2025) names a day only when
somebody says which comes first: its weekday, its document, its collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from indexer.lexicon.months import MONTHS, WEEKDAYS


def _longest_first(names: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(names, key=len, reverse=True)) + ")"


WEEKDAY = re.compile(rf"{_longest_first(WEEKDAYS)}\b\.?", re.IGNORECASE)
_MONTH = _longest_first(MONTHS) + r"(?![^\W\d_])\.?"
_DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th|º|°|er|ᵗʰ)\b|\.)?"
_OF = r"(?:\s+(?:de|of|del|of the))?"
_YEAR = r"(?:19|20)\d\d"

DATE = re.compile(
    # April 26th, 2025 · Apr. 26 2025 · April 26 of 2025
    rf"\b(?P<m1>{_MONTH})\s*(?P<d1>{_DAY}){_OF}(?:\s*,\s*|\s+)(?P<y1>{_YEAR})\b"
    # 4 de marzo de 2025, 26 April 2025, 26-Apr-2025, 26th of April, 2025, 26/Apr/2025
    rf"|\b(?P<d2>{_DAY}){_OF}[\s\-/]*(?P<m2>{_MONTH}){_OF}(?:\s*,\s*|[\s\-/]+)(?P<y2>{_YEAR})\b"
    # 2025-04-26 · 2025/4/26 · 2025.04.26
    rf"|\b(?P<y3>{_YEAR})(?P<s3>[-/.])(?P<m3>\d{{1,2}})(?P=s3)(?P<d3>\d{{1,2}})(?!\d)"
    # 2025年3月25日 · 二〇二五年三月二十五日 · 民國114年3月25日
    rf"|(?P<y4>{_YEAR}|[〇○零一二三四五六七八九]{{4}}|民[國国]\s*(?:\d{{2,3}}|[一二三四五六七八九十百]{{1,5}}))"
    r"\s*年\s*(?P<m4>\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?P<d4>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
    # 04/26/2025 · 26.04.2025 · 26-04-2025: see readings
    rf"|\b(?P<a>\d{{1,2}})(?P<s5>[-/.])(?P<b>\d{{1,2}})(?P=s5)(?P<y5>{_YEAR})\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[\d〇○零一二三四五六七八九]")  # every date has one
_SHORT_DATE = re.compile(r"\b(?P<a>\d{1,2})(?P<s5>[-/.])(?P<b>\d{1,2})(?P=s5)(?P<y5>\d\d)(?!\d)")
"""04/26/25: a date only where nothing but a date can stand."""
# A day and a month without their year: 4 March, March 4
YEARLESS = re.compile(
    rf"\b(?:(?P<d1>{_DAY}){_OF}\s+(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>{_DAY}))"
    r"(?!\s*\d)(?!\w)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"[^\W\d_]{3}")
_EARLIEST = 1900
_CENTURY = 50  # '49 is 2049, '50 is 1950
_LONGEST = 80  # characters of a metadata value worth reading


def find_date(words: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The first date in a text; where no figure stands, as in most lines, it is not looked for."""
    end = len(words) if end is None else end
    figure = _FIGURE.search(words, start, end)
    return DATE.search(words, start, end) if figure is not None else None


def readings(match: re.Match[str]) -> tuple[date, ...]:
    """The days a match of ``DATE`` may name: one, none, or day-first and month-first."""
    groups = match.groupdict()
    for number in "1234":
        if groups.get(f"y{number}"):
            day = _make(groups[f"y{number}"], groups[f"m{number}"], groups[f"d{number}"])
            return (day,) if day else ()
    first, second, year = groups["a"], groups["b"], groups["y5"]
    if len(year) == 2:
        year = ("20" if int(year) < _CENTURY else "19") + year
    day_first, month_first = _make(year, second, first), _make(year, first, second)
    if groups["s5"] == "." and day_first:
        return (day_first,)  # 05.03.2025: dots are written where days come first
    found = [day for day in (day_first, month_first) if day]
    return tuple(dict.fromkeys(found))


def date_of(match: re.Match[str], day_first: bool | None = None) -> date | None:
    """The day a match of ``DATE`` names; None for no such day, or for one of two."""
    days = readings(match)
    if len(days) == 2 and day_first is not None:
        return days[0] if day_first else days[1]
    return days[0] if len(days) == 1 else None


def says_day_first(values: Iterable[str]) -> bool | None:
    """Whether numeric dates put the day first, by those among them that can be read one way.

    None when there is none such, or when they contradict each other.
    """
    seen: set[bool] = set()
    for value in values:
        for match in DATE.finditer(value[:_LONGEST]):
            groups = match.groupdict()
            if groups["a"] and len(readings(match)) == 1 and int(groups["a"]) != int(groups["b"]):
                seen.add(int(groups["a"]) > 12 or groups["s5"] == ".")
    return seen.pop() if len(seen) == 1 else None


def _make(year: str, month: str, day: str) -> date | None:
    if year[-1:] in _HAN_DIGITS or year[0] == "民" or month[0] in _HAN_DIGITS:
        year, month, day = _year_of(year), _digits(month), _digits(day)
    numbered = int(month) if month.isdigit() else MONTHS.get(month.lower().rstrip("."), 0)
    try:
        return date(int(year), numbered, int(re.sub(r"\D", "", day)))
    except ValueError:
        return None


_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "○": 0, "十": 10, "百": 100,
}  # fmt: skip
_ROC = 1911  # 民國114年 is 2025


def _digits(words: str) -> str:
    """A Chinese number up to a few hundred in digits; four characters are read one by one.

    >>> _digits("二十五"), _digits("二〇二五"), _digits("一百一十四"), _digits("7")
    ('25', '2025', '114', '7')
    """
    if words.isascii():
        return words
    if not set(words) & set("十百"):
        return "".join(str(_HAN_DIGITS[c]) for c in words)
    total, digit = 0, 0
    for value in map(_HAN_DIGITS.__getitem__, words):
        if value < 10:
            digit = value
        else:
            total, digit = total + (digit or 1) * value, 0
    return str(total + digit)


def _year_of(words: str) -> str:
    """A year in digits, counted from our era: 民國114年 is 2025."""
    if words[0] != "民":
        return _digits(words)
    return str(_ROC + int(_digits(words[2:].strip())))


def fits_weekday(days: Iterable[date], weekday: str) -> tuple[date, ...]:
    """Those of the days that fall on a weekday named in words."""
    number = WEEKDAYS.get(weekday.lower().rstrip("."))
    return tuple(day for day in days if day.weekday() == number)


def parse_date(value: object, day_first: bool | None = None) -> date | None:
    """The calendar day a metadata value names: ISO, RFC 2822 or in words; None if unclear.

    >>> parse_date("Wed, 04 Jun 2025 16:40:00 GMT")
    datetime.date(2025, 6, 4)
    """
    text = str(value or "").strip()[:_LONGEST]
    if not text:
        return None
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        day = None
    if day is None:
        day = _from_epoch(text) if text.isdecimal() else _search(text, day_first)
    if day is None:
        day = _parse_mail_date(text)
    return day if day and day.year >= _EARLIEST else None


def _from_epoch(text: str) -> date | None:
    """Seconds or milliseconds since 1970, as databases write a moment; nothing else in digits."""
    if not text.isascii() or len(text) not in (10, 13):
        return None
    return datetime.fromtimestamp(int(text[:10]), tz=UTC).date()


def _search(text: str, day_first: bool | None) -> date | None:
    match = DATE.search(text) or _SHORT_DATE.match(text)
    if match is None:
        return None
    days = readings(match)
    weekday = WEEKDAY.search(text)
    if len(days) == 2 and weekday:
        days = fits_weekday(days, weekday.group()) or days
    if len(days) == 2 and day_first is not None:
        return days[0] if day_first else days[1]
    return days[0] if len(days) == 1 else None


def _parse_mail_date(text: str) -> date | None:
    """RFC 2822; a string without letters is no mail's date, whatever the parser makes of it."""
    if not _LETTERED.search(text):
        return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def match_date(text: str, at: int) -> re.Match[str] | None:
    """A date that begins at ``at`` where nothing but a date can stand: short years too."""
    return DATE.match(text, at) or _SHORT_DATE.match(text, at)
