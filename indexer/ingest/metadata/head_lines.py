"""What lines of a head are that look like headlines and are none: addresses, occasions, times."""

from __future__ import annotations

import re

from indexer.ingest.dates import DATE
from indexer.ingest.metadata.lines import day_at_end

_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_STREETS = (
    "street|st|road|rd|avenue|ave|square|lane|drive|boulevard|blvd|way|place|plaza|court|terrace"
    "|quay|row|parade|highway|crescent|close|embankment|circus|wharf|walk|hill|gate|park|centre"
    "|center|tower|house|building"
)
# 411 Courthouse Square, Pell Lake · Suite 3, 12 Quay Road · PO Box 44
_ADDRESS = re.compile(
    r"(?:(?:suite|unit|level|floor|room) \d+\w?,? )?"
    r"(?:p\.? ?o\.? box \d+|\d{1,5}[a-z]?(?:[-–]\d+)?,? (?:[^\W\d_][\w.’'\-]* ){0,4}"
    rf"(?:{_STREETS}))\b\.?(?:,|$| [A-Z])",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\[?(?:\d{1,2}:)?\d{1,2}:\d\d\]?\s+\S")  # 00:00:04 Ann Roe
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|noon|hrs|hours)|\b\d{1,2}[:.]\d\d\b", re.I
)
_DAYS = re.compile(
    r"\b\d{1,2} ?[–-] ?\d{1,2} [A-Z][a-z]{2,8}\b|\b[A-Z][a-z]{2,8} \d{1,2} ?[–-] ?\d{1,2}\b"
)
_ON_A_DAY = re.compile(r"(?:On|At|In) the\b")  # On the Feast of All Lakes, 3 May 2028
_LOWER = 4  # letters of a word that is small only in a sentence


def is_address_line(words: str) -> bool:
    """A street with its number, a box: where a house stands."""
    return len(words) <= 120 and _ADDRESS.match(words) is not None


def is_timed(words: str) -> bool:
    """A line of a recording: when it was said stands in front."""
    return _TIMED.match(words) is not None


def is_updated(words: str) -> bool:
    """``Update 2, 11:15 p.m. local``: which of several texts it is, by the clock."""
    return words.lower().startswith("updat") and _CLOCK.search(words) is not None


def is_occasion(words: str) -> bool:
    """``Parish Hall, North Pellan, 8 February 2024, 7 pm``: when and where something is."""
    if _ON_A_DAY.match(words) and day_at_end(words) is not None:
        return True
    days = _DAYS.search(words)
    dated = DATE.search(words) is not None and _CLOCK.search(words) is not None
    if not (days or dated):
        return False
    small = [t for t in _WORD.findall(words) if t.islower() and len(t) >= _LOWER]
    return len(small) < 2


# NEWS from Delegate Roe · Town of Merrin | News Flash · Datganiad i'r wasg / Press release
_NEWS_FROM = re.compile(r"(?i)(?:(?:press|media) )?(?:news|release|statement)(?: release)? from\b")
_NEWS = re.compile(
    r"(?i)(?:(?:press|media|news) ?(?:releases?|statements?|room|flash|cent(?:re|er))|news|media)"
)
_ENDS_IN_NEWS = re.compile(
    r"^[A-Z][A-Z’'& ]{2,40} (?i:(?:news|press|media) (?:release|statement))$"
)
_BARS = re.compile(r"(?<!\s)\s+[|/·•]\s+")


def is_of_house(words: str) -> bool:
    """A line that says whose news it is, how a house is registered, or which update it is."""
    if _NEWS_FROM.match(words) or _REGISTERED.search(words):
        return True
    parts = _BARS.split(words)
    if len(parts) > 1 and any(_NEWS.fullmatch(part.strip()) for part in parts):
        return True
    return is_updated(words) or _ENDS_IN_NEWS.search(words) is not None


_REGISTERED = re.compile(r"(?i)\bregistered (?:charity|company|office|nonprofit|in)\b")
