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
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from indexer.ingest.chinese_dateline import read_chinese_dateline
from indexer.ingest.dates import DATE, WEEKDAY, find_date, fits_weekday, readings
from indexer.ingest.places import is_capitals, is_certain, is_place
from indexer.lexicon.cities import is_located
from indexer.lexicon.months import MONTHS

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
# MERRIN, ENGLAND / KELL, NORWAY – 3 May 2028 –: a release read in several places at once
_MORE_PLACES = re.compile(
    r"(?:\s*/\s*[A-Z][\w.’'\- ]{2,30}(?:, [A-Z][\w.’'\- ]{2,30})?){1,5}(?=\s*[-–—])"
)
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]\n]{2,48}?)\s*[)\]]")
_WIRE_WORDS = re.compile(
    r"wire|news|press|media|agenc|release|\bpr\b|prn|cision|reuters|\bap\b|\.(?:ai|com|org)\b",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"(?!\S*(?:wire|news|press|media))(?:www\.)?[\w\-]+\.\w[\w./\-]*", re.IGNORECASE
)
_TICKER = re.compile(r":|\b(?:NYSE|NASDAQ|TSX|OTC\w*|ASX|LSE)\b", re.IGNORECASE)
# A wire's name bare between dashes: BEIJING, CHINA – Media OutReach Newswire – 13 August 2026 –
_BARE_WIRE = re.compile(
    r"(?:[A-Z][\w.’'\-]*\s){0,4}[A-Z][\w.\-]*?(?:[Ww]ire|WIRE|News|Newswire|Press|PRESS)(?:\.\w{2,3})?\b"
)
# Indonesia, 12th December – The: the year is left to the path or the metadata
_YEARLESS = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:de\s+)?(?P<after>[^\W\d_]{3,10})\.?"
    r"|(?P<before>[^\W\d_]{3,10})\.?\s+\d{1,2}(?:st|nd|rd|th)?)(?=\s*(?:[-–—]|\Z|\([A-Z][^()]{1,40}\)\s*[-–—]))"
)
_YEARLESS_AFTER = re.compile(r"[\s,]+" + _YEARLESS.pattern)
_AFTER_CAPTION = re.compile(r"[.)] (?=\(|[A-Z]{3})")
_FENCED_WIRE = re.compile(r"-{1,3}\s*([^\W\d_][^-\n]{2,36}?)\s*-{2,3}")  # --News Direct--
_AGENCY = re.compile(r"\([^\W\d_][\w/-]{1,11}\)\.?(?=\s+[A-Z“\"]|\Z)")
_AGENCY_DASHED = re.compile(r"\([A-Z][^()]{1,40}\)(?=\s*[-–—])")
_WEEKDAY = re.compile(rf"(?:on\s+)?(?P<day>{WEEKDAY.pattern})", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(r"[\s,]+" + _WEEKDAY.pattern, re.IGNORECASE)
_TIME = re.compile(
    r"(?:@|at\b|a las\b)?\s*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?(?:GMT|UTC|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|CET|CEST|Eastern|Central|Mountain"
    r"|Pacific|[A-Z]\w+/\w+)\)?(?:\s*[+-]\d{1,2})?)?\b",
    re.IGNORECASE,
)
_DELIMITERS = re.compile(
    r"\s*(?:[-–—―‒]{2}|\.?[–—―]|\s-\s|:|[(\[]|\s/(?!\s[A-Z]{4,}\b[^/\n]{0,40}?\s[-–—])|/\s(?<!\s/\s)|\||,\s+(?:le|el|am|den|il|a)\s+\d)"
)


_SECOND_DASH = re.compile(r"[^.!?:]{3,160}\s[–—-]\s")
# WASHINGTON The Justice Department: a dash that was lost
_LOST_DASH = re.compile(
    r"(?P<place>[A-Z][A-Z.]{2,}(?: [A-Z.]{3,}){0,2}(?:, [A-Z][\w.]{1,10})?)\s+"
    r"(?=(?:The|A|An|In|On|At|As|Today|Two|Three|Four|Five|Six|Several|Former|U\.S\.|This|After)\s)"
)
# geneva, 5 march 2025 –
_SMALL_PLACE = re.compile(r"(?P<place>[^\W\d_][\w.’' \-]{2,40}(?:,\s*[\w.’' \-]{2,30})?),\s+")
_LONG_ENOUGH = 60  # code points behind a place without a date: a sentence, no heading


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``length`` code points of the text belong to it.

    ``whole`` is True when nothing else stands in the paragraph; ``written`` is
    a date that can be read two ways, as it stands.
    """

    length: int
    place: str
    published: date | None
    wire: str
    whole: bool
    written: str = ""


@dataclass(slots=True)
class _Reading:
    place: str = ""
    published: date | None = None
    wire: str = ""
    dated: bool = False  # a day and a month, perhaps without a year
    ends: int = 0  # where the last dash, closing slash or bracket stood
    dashed: bool = False
    bracket: int = 0  # where a bracket with place or date closed
    weekday: str = ""
    written: str = ""


def find_dateline(paragraph: str, text: str = "") -> Dateline | None:
    """The dateline a paragraph begins with, None if it begins with running text.

    It has a date or a wire, or a place by itself before a dash: in capitals
    (``SCOTTSDALE, AZ –``), a well-known one (``Geneva –``), or one that ``text``
    tells of elsewhere. A dash, a bar, a wire's closing mark or a bracket closes
    it, or the paragraph's end.
    """
    head = paragraph[:_LONGEST]
    if (chinese := read_chinese_dateline(head)) is not None:
        length, place, published, wire = chinese
        return Dateline(length, place, published, wire, whole=length == len(paragraph))
    if fenced := _FENCED_WIRE.fullmatch(head):
        return Dateline(len(head), "", None, fenced.group(1), whole=True)
    reading = _Reading()
    at = _bracketed_head(head, reading) or _small_head(head, reading)
    while at < len(head):
        moved = _step(head, at, reading)
        if moved == at:
            break
        at = moved
    if not reading.ends and reading.bracket and _begins_sentence(paragraph, reading.bracket):
        reading.ends = reading.bracket
    whole = len(paragraph) <= at or (
        len(paragraph) <= _LONGEST and bool(_FULL_STOP.match(paragraph, at))
    )
    if not _is_dateline(reading, whole, paragraph, text):
        return _without_dash(paragraph)
    length = len(paragraph) if whole else reading.ends
    if length <= 0:
        return None
    return Dateline(length, reading.place, reading.published, reading.wire, whole, reading.written)


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


def _bracketed_head(head: str, reading: _Reading) -> int:
    """``(Corran, 5 November 2023)`` at the head, a place with a date or a known one alone."""
    match = _BRACKETED.match(head)
    if match is None:
        return 0
    inner = find_dateline(match.group(1))
    words = match.group(1).strip()
    if inner is not None and inner.whole and inner.place and not inner.wire:
        reading.place, reading.published = inner.place, inner.published
        reading.written = inner.written
    elif is_place(words) and (is_located(words) or _is_bracketed_place(words, head, match.end())):
        reading.place = words  # (Merrin County) --
    else:
        return 0
    reading.bracket = match.end()
    return match.end()


def _is_bracketed_place(words: str, head: str, at: int) -> bool:
    """``(Merrin County) --``; but ``(NewMediaWire) -`` is a wire, ``(HLV) –`` a ticker."""
    wire = _WIRE_WORDS.search(words) or _DOMAIN.fullmatch(words) or words.isupper()
    return not wire and _DASH.match(head, at) is not None


def _small_head(head: str, reading: _Reading) -> int:
    """A place written small before a date and a dash."""
    if not head[:1].islower() or not (match := _SMALL_PLACE.match(head)):
        return 0
    found = DATE.match(head, match.end())
    if found is None or not _DASH.match(head, found.end()):
        return 0
    reading.place = match["place"]
    return match.end()


def _without_dash(paragraph: str) -> Dateline | None:
    match = _LOST_DASH.match(paragraph)
    if match is None or not is_located(match["place"]):
        return None
    return Dateline(match.end("place"), match["place"], None, "", whole=False)


def _begins_sentence(paragraph: str, at: int) -> bool:
    rest = paragraph[at : at + 3].lstrip(' "“‘')
    return rest[:1].isupper()


def _is_apposition(paragraph: str, reading: _Reading) -> bool:
    """``ACME – the maker of kites – will``: a name in capitals and what it is, no place."""
    if reading.published or reading.wire or "," in reading.place or is_located(reading.place):
        return False
    return bool(_SECOND_DASH.match(paragraph, reading.ends))


def _is_dateline(reading: _Reading, whole: bool, paragraph: str, text: str) -> bool:
    if not (whole or reading.ends) or _is_apposition(paragraph, reading):
        return False
    if reading.published is not None or reading.written:
        return bool(reading.place or reading.wire or reading.dashed)
    if reading.wire:
        return bool(reading.place) or reading.dashed
    if whole:
        return bool(reading.place) and reading.dated  # Merrin, Monday 16th November
    return _is_plain_place(reading, paragraph, text)


def _is_plain_place(reading: _Reading, paragraph: str, text: str) -> bool:
    """Whether a place with neither a year nor a wire behind it opens a paragraph."""
    if not reading.place or not (reading.dashed or reading.bracket):
        return False
    if is_capitals(reading.place) or reading.dated:
        return True
    return len(paragraph) - reading.ends > _LONG_ENOUGH and is_certain(reading.place, text)


def _step(head: str, at: int, reading: _Reading) -> int:
    """Read one piece; the place after it, or ``at`` when running text begins."""
    for read in _PIECES:
        end = read(head, at, reading)
        if end is not None:
            return end
    return _step_place(head, at, reading)


def _step_dash(head: str, at: int, reading: _Reading) -> int | None:
    dash = _DASH.match(head, at)
    if dash is None:
        return None
    if not (reading.place or reading.wire or reading.published):
        return at
    reading.ends, reading.dashed = dash.end(), ":" not in dash.group()
    return dash.end()


def _step_stop(head: str, at: int, reading: _Reading) -> int | None:
    stop = _STOP.match(head, at) if reading.published and reading.place else None
    if stop is None:
        return None
    reading.ends = stop.end()
    return stop.end()


def _step_gap(head: str, at: int, reading: _Reading) -> int | None:
    """Spaces, commas and bars, and what may stand before a date."""
    if not reading.published and (slash := _SLASH_DATE.match(head, at)):
        return slash.end()
    gap = _GAP.match(head, at) or _ARTICLE.match(head, at)
    if gap is None:
        return None
    if "|" in gap.group() and reading.place and reading.published:
        reading.ends = gap.end()
    return gap.end()


def _step_date(head: str, at: int, reading: _Reading) -> int | None:
    found = DATE.match(head, at) if reading.published is None else None
    if found is None:
        return None
    _take_date(found, reading)
    closed = _CLOSING_SLASH.match(head, found.end()) if reading.wire else None
    if closed is None:
        return found.end()
    reading.ends = closed.end()  # VANCOUVER, BC / ACCESS Newswire / January 7, 2025 / Acme
    return closed.end()


def _step_yearless(head: str, at: int, reading: _Reading) -> int | None:
    match = _YEARLESS.match(head, at) if reading.place and not reading.dated else None
    if match is None or (match["after"] or match["before"]).lower() not in MONTHS:
        return None
    reading.dated = True
    return match.end()


def _step_time(head: str, at: int, reading: _Reading) -> int | None:
    """A day of the week, or a time of day."""
    if match := _WEEKDAY.match(head, at):
        reading.weekday = match["day"]
    else:
        match = _TIME.match(head, at)
    return match.end() if match else None


def _take_date(found: re.Match[str], reading: _Reading) -> None:
    """The day of a date, by its weekday where it can be read two ways."""
    days = readings(found)
    if len(days) == 2 and reading.weekday:
        days = fits_weekday(days, reading.weekday) or days
    if len(days) == 1:
        reading.published = days[0]
    elif days:
        reading.written = found.group()


def _step_places(head: str, at: int, reading: _Reading) -> int | None:
    """Further places behind the first, parted by slashes: no wire."""
    more = _MORE_PLACES.match(head, at) if reading.place else None
    return None if more is None or _WIRE_WORDS.search(more.group()) else more.end()


def _step_slashed(head: str, at: int, reading: _Reading) -> int | None:
    match = _SLASHED.match(head, at)
    if match is None or ":" in match.group(1):
        return None
    reading.wire, reading.ends = match.group(1), match.end()
    return match.end()


def _step_agency(head: str, at: int, reading: _Reading) -> int | None:
    """In brackets, who reports or issues it, behind place and day."""
    if not reading.place:
        return None
    if reading.published and (sign := _AGENCY.match(head, at)):
        reading.ends = sign.end()  # Merrin, 9 December 2030 (mcc). Takings
        return sign.end()
    sign = _AGENCY_DASHED.match(head, at) if reading.dated else None
    return sign.end() if sign else None  # MERRIN, April 16 (Merrin Port Group) --


def _step_brackets(head: str, at: int, reading: _Reading) -> int | None:
    """A date, a wire or both in brackets."""
    match = _BRACKETED.match(head, at)
    if match is None:
        return None
    name = match.group(1)
    if reading.published is None and (found := find_date(name)):
        # NEW YORK (March 5, 2025) – and VANCOUVER--(Newsfile Corp. - May 5, 2025) -
        _take_date(found, reading)
        name = name[: found.start()].strip(" -–—,")
        if not name:
            reading.bracket = match.end() if reading.place else 0
            return match.end()
    if _TICKER.search(name) or not _WIRE_WORDS.search(name):
        return None
    if not _DOMAIN.fullmatch(name):  # (acme.example): whose release it is, no wire
        reading.wire = name
    reading.ends = match.end() if reading.published or reading.place else reading.ends
    return match.end()


def _step_bare_wire(head: str, at: int, reading: _Reading) -> int | None:
    match = _BARE_WIRE.match(head, at) if reading.dashed else None
    if match is None or not _DASH.match(head, match.end()):
        return None
    reading.wire = match.group()
    return match.end()


def _step_wire(head: str, at: int, reading: _Reading) -> int | None:
    if reading.wire:
        return None
    found = (read(head, at, reading) for read in _WIRES)
    return next((end for end in found if end is not None), None)


_Reader: TypeAlias = Callable[[str, int, _Reading], int | None]
_WIRES: tuple[_Reader, ...] = (
    _step_places, _step_slashed, _step_agency, _step_brackets, _step_bare_wire,
)  # fmt: skip
# What a dateline is made of, in the order the pieces are tried.
_PIECES: tuple[_Reader, ...] = (
    _step_dash, _step_stop, _step_gap, _step_date, _step_yearless, _step_time, _step_wire,
)  # fmt: skip


_DIGIT = re.compile(r"\d")


def _search_yearless(head: str, at: int, end: int) -> re.Match[str] | None:
    return _YEARLESS_AFTER.search(head, at, end) if _DIGIT.search(head, at, end) else None


def _step_place(head: str, at: int, reading: _Reading) -> int:
    """A place: at the head, or between dashes after the date (``- DALLAS –``)."""
    stated = reading.dashed or reading.ends or reading.published
    if reading.place or (at > 0 and not stated):
        return at
    if not (head[at].isupper()):
        return at
    end = min(len(head), at + _LONGEST_PLACE)
    for search in (_search_yearless, _DELIMITERS.search, find_date, _WEEKDAY_AFTER.search):
        if found := search(head, at, end):
            end = found.start()
    if end == at + _LONGEST_PLACE:
        return at
    words = head[at:end].strip(" ,-–")
    if end == at or not is_place(words):
        return at
    if at > 0 and not _DASH.match(head, end):  # - DALLAS – but not – Acme Corp announced
        return at
    reading.place = words
    return end
