"""Calendar dates as publishers write them."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

# English, Spanish, French, German, Portuguese, Italian: first letters that tell months apart.
_MONTH_NAMES = """
january jan enero ene janvier janv januar jänner janeiro gennaio gen
february feb febrero février fév fevrier februar fevereiro fev febbraio febr
march mar marzo mars märz maerz marco março
april apr abril abr avril avr aprile
may mayo mai maio maggio mag
june jun junio juin juni junho giugno giu
july jul julio juillet juil juli julho luglio lug
august aug agosto ago août aout
september sept sep septiembre septembre setiembre set setembro settembre
october oct octubre octobre oktober okt outubro out ottobre ott
november nov noviembre novembre novembro
december dec diciembre dic décembre decembre dezember dez dezembro dicembre
"""
MONTHS = {
    name: number
    for number, line in enumerate(_MONTH_NAMES.strip().splitlines(), 1)
    for name in line.split()
}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|º|er|\.)?"
_DE = r"(?:\s+(?:de|of|del))?"

DATE = re.compile(
    rf"(?P<m1>{_MONTH})\s*(?P<d1>{_DAY})\s*,?\s+(?P<y1>(?:19|20)\d\d)\b"  # April 26th, 2025
    # 4 de marzo de 2025, 26 April 2025, 26-Apr-2025
    rf"|(?P<d2>{_DAY}){_DE}[\s\-]+(?P<m2>{_MONTH}){_DE},?[\s\-]+(?P<y2>(?:19|20)\d\d)\b"
    r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})\b"  # 2025-04-26
    r"|(?P<y4>(?:19|20)\d\d)\s*年\s*(?P<m4>\d{1,2})\s*月\s*(?P<d4>\d{1,2})\s*日"
    r"|\b(?P<m5>\d{1,2})/(?P<d5>\d{1,2})/(?P<y5>(?:19|20)\d\d)\b",  # 04/26/2025; see _numeric
    re.IGNORECASE,
)
_EARLIEST = 1900


def date_of(match: re.Match[str]) -> date | None:
    """The day a match of ``DATE`` names, None where there is no such day."""
    groups = match.groupdict()
    for number in "1234":
        if groups[f"y{number}"]:
            return _make(groups[f"y{number}"], groups[f"m{number}"], groups[f"d{number}"])
    return _numeric(groups["m5"], groups["d5"], groups["y5"])


def _make(year: str, month: str, day: str) -> date | None:
    numbered = int(month) if month.isdigit() else MONTHS.get(month.lower().rstrip("."), 0)
    try:
        return date(int(year), numbered, int(re.sub(r"\D", "", day)))
    except ValueError:
        return None


def _numeric(first: str, second: str, year: str) -> date | None:
    """04/26/2025 or 26/04/2025; 04/05/2025 could be either and is left alone."""
    if int(first) > 12:
        return _make(year, second, first)
    return _make(year, first, second) if int(second) > 12 or first == second else None


def parse_date(value: object) -> date | None:
    """The calendar day a metadata value names: ISO, RFC 2822 or in words; None if unclear.

    >>> parse_date("Wed, 04 Jun 2025 16:40:00 GMT")
    datetime.date(2025, 6, 4)
    """
    text = str(value or "").strip()[:80]
    if not text:
        return None
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        day = None
    if day is None and (match := DATE.search(text)):
        day = date_of(match)
    if day is None:
        day = _parse_mail_date(text)
    return day if day and day.year >= _EARLIEST else None


def _parse_mail_date(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
