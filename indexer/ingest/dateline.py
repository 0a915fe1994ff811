"""Datelines: place, date and wire at the head of a release.

Publishers order and separate them as they please, so they are read piece by
piece until running text begins::

    PHOENIX, AZ, November 26, 2024 /24-7PressRelease/ --
    HONG KONG, Apr 26, 2025 – (ACN Newswire) –
    (NewMediaWire) - May 01, 2025 - DALLAS –
    Boerne, Texas (Newsworthy.ai) Wednesday Jun 4, 2025 @ 11:40 AM Central —
    SANTA LIGIA (Agencia Marea), 4 de junio de 2024.—
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from indexer.ingest.dates import DATE, MONTHS, date_of

_LONGEST = 260  # code points a dateline may run to
_LONGEST_PLACE = 70  # and the place in it
_GAP = re.compile(r"[\s,;|]+")
_DASH = re.compile(r"\s*(?:[.,:]?\s*[-–—―‒]{1,3}|:)(?=\s|\Z|[\"“‘(\[]|[^\W\d_])")
_FULL_STOP = re.compile(r"\.?\s*\Z")
_ARTICLE = re.compile(r"(?:le|el|am|den|il|a)\s+(?=\d)")  # PARIS, le 4 mars 2025
_CLOSING_SLASH = re.compile(r"\s*/(?=\s)")
_STOP = re.compile(r"\.(?=\s[A-Z“\"])")  # DALLAS, TX, July 15, 2026. Acme has
_SLASH_DATE = re.compile(r"/\s+(?=[A-Z][a-z]+\.? \d|\d)")  # Singapore / June 12, 2024 –
_SLASHED = re.compile(r"/\s*([^/\n]{2,48}?)\s*/")
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]\n]{2,48}?)\s*[)\]]")
_WIRE_WORDS = re.compile(
    r"wire|news|press|media|agenc|release|\bpr\b|prn|cision|reuters|\bap\b|\.(?:ai|com|org)\b",
    re.IGNORECASE,
)
_TICKER = re.compile(r":|\b(?:NYSE|NASDAQ|TSX|OTC\w*|ASX|LSE)\b", re.IGNORECASE)
# A wire's name bare between dashes: BEIJING, CHINA – Media OutReach Newswire – 13 August 2026 –
_BARE_WIRE = re.compile(
    r"(?:[A-Z][\w.’'\-]*\s){0,4}[A-Z][\w.\-]*?(?:[Ww]ire|WIRE|News|Newswire|Press|PRESS)(?:\.\w{2,3})?\b"
)
# Indonesia, 12th December – The: the year is left to the path or the metadata
_YEARLESS = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:de\s+)?(?P<after>[^\W\d_]{3,10})\.?"
    r"|(?P<before>[^\W\d_]{3,10})\.?\s+\d{1,2}(?:st|nd|rd|th)?)(?=\s*[-–—])"
)
# FOR IMMEDIATE RELEASE March 19, 2021 · Thorncastle University press office, 12 May 2022
_RELEASED = re.compile(
    r"(?:for immediate release|for release|release date|released?|dated?|published|issued"
    r"|(?:news|press) release"
    r"|para publicación inmediata"
    r"|.{3,50}\b(?:press office|newsroom|communications|news|media team))"
    r"[\s:,.|–—-]*",
    re.IGNORECASE,
)
_YEARLESS_AFTER = re.compile(r"[\s,]+" + _YEARLESS.pattern)
_AFTER_CAPTION = re.compile(r"[.)] (?=\(|[A-Z]{3})")
_FENCED_WIRE = re.compile(r"-{1,3}\s*([^\W\d_][^-\n]{2,36}?)\s*-{2,3}")  # --News Direct--
_WEEKDAY = re.compile(
    r"(?:on\s+)?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    re.IGNORECASE,
)
_WEEKDAY_AFTER = re.compile(r"[\s,]+" + _WEEKDAY.pattern, re.IGNORECASE)
_TIME = re.compile(
    r"(?:@|at\b|a las\b)?\s*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?(?:GMT|UTC|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|CET|CEST|Eastern|Central|Mountain"
    r"|Pacific|[A-Z]\w+/\w+)\)?(?:\s*[+-]\d{1,2})?)?\b",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.’'&\-]*"
_SMALL = r"(?:de|del|la|las|los|le|of|the|and|y|e|upon|am|an|der|den|do|da|du|sur|on|under|in|&|/)"
# New York, N.Y. / Rio de Janeiro / Washington, D.C. / THORNCASTLE and BELRIVAGE
_PLACE = re.compile(rf"{_NAME}(?:(?:,\s*|\s+|\s*/\s*)(?:{_SMALL}\s+){{0,2}}{_NAME}){{0,7}}")
# What begins a sentence or names a section or a company, and so is no place.
_ORDINARY = re.compile(
    r"\b(?:The|An|This|Today|In|Our|We|It|He|She|As|With|For|If|When|Announces|By|To|From|At|On|"
    r"Statement|Inc|Ltd|LLC|Corp|PLC|Company|Holdings|Foundation|Report|Para|About|Update|Media|"
    r"Contact|Press|News|Release|Photo|Source|Date|Why|How|What|Who|Is|Are|Read|Editor|Note|Q&A|"
    r"WHO|WHAT|WHEN|WHERE|WHY|HOW|NOTE|UPDATE|UPDATED|CORRECTION|MEDIA|PRESS|FOR|RELEASE|"
    r"IMMEDIATE|ALERT|ADVISORY|BREAKING|CONTACT|ABOUT|SOURCE|SUMMARY|OVERVIEW|DATE|TIME|INC|LTD)\b"
)
_DELIMITERS = re.compile(
    r"\s*(?:[-–—―‒]{2}|\.?[–—―]|\s-\s|:|[(\[]|\s/|/\s|\||,\s+(?:le|el|am|den|il|a)\s+\d)"
)


_SECOND_DASH = re.compile(r"[^.!?:]{3,160}\s[–—-]\s")
_STATE = re.compile(r"^[A-Z][^\W\d_][\w.' \-]+, [A-Z]{2}$")  # Temecula, CA


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``length`` code points of the text belong to it.

    ``whole`` is True when nothing else stands in the paragraph.
    """

    length: int
    place: str
    published: date | None
    wire: str
    whole: bool


@dataclass(slots=True)
class _Reading:
    place: str = ""
    published: date | None = None
    wire: str = ""
    dated: bool = False  # a day and a month, perhaps without a year
    ends: int = 0  # where the last dash, closing slash or bracket stood
    dashed: bool = False


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline a paragraph begins with, None if it begins with running text.

    It has a date or a wire, or a place in capitals before a dash (``SCOTTSDALE,
    AZ –``); and a dash, a wire's closing mark or the paragraph's end closes it.
    """
    head = paragraph[:_LONGEST]
    if fenced := _FENCED_WIRE.fullmatch(head):
        return Dateline(len(head), "", None, fenced.group(1), whole=True)
    if released := _RELEASED.match(head):
        stated = DATE.match(head, released.end())
        if stated and _FULL_STOP.match(paragraph, stated.end()):
            return Dateline(len(paragraph), "", date_of(stated), "", whole=True)
    reading = _Reading()
    at = 0
    while at < len(head):
        moved = _step(head, at, reading)
        if moved == at:
            break
        at = moved
    whole = len(paragraph) <= at or (
        len(paragraph) <= _LONGEST and bool(_FULL_STOP.match(paragraph, at))
    )
    if not _is_dateline(reading, whole) or _is_apposition(paragraph, reading):
        return None
    length = len(paragraph) if whole else reading.ends
    if length <= 0:
        return None
    return Dateline(length, reading.place, reading.published, reading.wire, whole)


def find_late_dateline(paragraph: str) -> tuple[int, Dateline] | None:
    """A dateline with date and wire after a caption that slipped in front of it.

    ``Proposed sign. (NewMediaWire) - April 14, 2025 - Glendale, CA – The museum``
    """
    head = paragraph[:_LONGEST]
    for match in _AFTER_CAPTION.finditer(head):
        dateline = find_dateline(paragraph[match.end() :])
        if dateline and dateline.published and dateline.wire and not dateline.whole:
            return match.end(), dateline
    return None


def _is_apposition(paragraph: str, reading: _Reading) -> bool:
    """``ACME – the maker of kites – will``: a name in capitals and what it is, no place."""
    if reading.published or reading.wire or "," in reading.place:
        return False
    return bool(_SECOND_DASH.match(paragraph, reading.ends))


def _is_dateline(reading: _Reading, whole: bool) -> bool:
    if not (whole or reading.ends):
        return False
    if reading.published is not None:
        return bool(reading.place or reading.wire or reading.dashed)
    if reading.wire:
        return bool(reading.place) or reading.dashed
    stands_out = _is_capitals(reading.place) or (reading.dated and bool(reading.place))
    return reading.dashed and stands_out and not whole


def _step(head: str, at: int, reading: _Reading) -> int:
    """Read one piece; the place after it, or ``at`` when running text begins."""
    if dash := _DASH.match(head, at):
        if reading.place or reading.wire or reading.published:
            reading.ends, reading.dashed = dash.end(), ":" not in dash.group()
            return dash.end()
        return at
    if reading.published and _is_capitals(reading.place) and (stop := _STOP.match(head, at)):
        reading.ends = stop.end()
        return stop.end()
    if not reading.published and (slash := _SLASH_DATE.match(head, at)):
        return slash.end()
    if gap := _GAP.match(head, at) or _ARTICLE.match(head, at):
        return gap.end()
    if reading.published is None and (found := DATE.match(head, at)) and (day := date_of(found)):
        reading.published = day
        closed = _CLOSING_SLASH.match(head, found.end()) if reading.wire else None
        if closed:  # VANCOUVER, BC / ACCESS Newswire / January 7, 2025 / Acme
            reading.ends = closed.end()
        return closed.end() if closed else found.end()
    if reading.place and not reading.dated and (end := _end_of_yearless(head, at)):
        reading.dated = True
        return end
    for pattern in (_WEEKDAY, _TIME):
        if match := pattern.match(head, at):
            return match.end()
    if not reading.wire and (end := _step_wire(head, at, reading)):
        return end
    return _step_place(head, at, reading)


def _end_of_yearless(head: str, at: int) -> int:
    match = _YEARLESS.match(head, at)
    if match is None or (match["after"] or match["before"]).lower() not in MONTHS:
        return 0
    return match.end()


def _step_wire(head: str, at: int, reading: _Reading) -> int:
    if match := _SLASHED.match(head, at):
        reading.wire = match.group(1)
        reading.ends = match.end()
        return match.end()
    if match := _BRACKETED.match(head, at):
        name = match.group(1)
        if reading.published is None and (found := DATE.search(name)):
            # NEW YORK (March 5, 2025) – and VANCOUVER--(Newsfile Corp. - May 5, 2025) -
            reading.published = date_of(found)
            name = name[: found.start()].strip(" -–—,")
            if not name:
                return match.end()
        if _TICKER.search(name) or not _WIRE_WORDS.search(name):
            return 0
        reading.wire = name
        reading.ends = match.end() if reading.published or reading.place else reading.ends
        return match.end()
    if reading.dashed and (match := _BARE_WIRE.match(head, at)) and _DASH.match(head, match.end()):
        reading.wire = match.group()
        return match.end()
    return 0


def _step_place(head: str, at: int, reading: _Reading) -> int:
    """A place: at the head, or between dashes after the date (``- DALLAS –``)."""
    stated = reading.dashed or reading.ends or reading.published
    if reading.place or (at > 0 and not stated):
        return at
    if not (head[at].isupper()):
        return at
    end = min(len(head), at + _LONGEST_PLACE)
    for pattern in (_YEARLESS_AFTER, _DELIMITERS, DATE, _WEEKDAY_AFTER):
        if found := pattern.search(head, at, end):
            end = found.start()
    if end == at + _LONGEST_PLACE:
        return at
    words = head[at:end].strip(" ,-–")
    if end == at or not _is_place(words):
        return at
    if at > 0 and not _DASH.match(head, end):  # - DALLAS – but not – Acme Corp announced
        return at
    reading.place = words
    return end


def _is_place(words: str) -> bool:
    return len(words) <= 64 and bool(_PLACE.fullmatch(words)) and not _ORDINARY.search(words)


def _is_capitals(place: str) -> bool:
    """SCOTTSDALE, AZ or DALLAS, Texas: the city in capitals; or a state's code behind it."""
    city = place.partition(",")[0]
    capitals = len(city) >= 3 and city == city.upper() and len(city.split()) <= 4
    return capitals or bool(_STATE.search(place))
