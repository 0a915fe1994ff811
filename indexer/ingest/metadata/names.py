"""What names tell of a release when nothing better does: of its file, its folder, its address.

A file's name dates and titles the one release it holds, never the records of
a collection; a day needs year, month and day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from indexer.ingest.dates import date_of, find_date
from indexer.model import Candidate

# 2025-03-26-slug · 20250326 · 2025/03/26 · 2025/0326
_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<gap>[-_./]?)(?P<month>0[1-9]|1[0-2])[-_./]?"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_FIRST_DAY = re.compile(
    r"(?<!\d)(?P<day>\d\d)[-_.](?P<month>\d\d)[-_.](?P<year>(?:19|20)\d\d)(?!\d)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_DIGEST = re.compile(r"[-_](?=[0-9a-f]*\d)[0-9a-f]{6,}$")
_FEWEST = 4  # words of letters that a name must have to be read as a headline


def said_by_path(name: str) -> Iterator[Candidate]:
    """What the place of a file says of the one release in it; ``name`` is without extension."""
    folder, _, last = name.rpartition("/")
    if day := _day_in(last):
        yield Candidate("published", day.isoformat(), "file name", last)
    elif day := _day_in(f"{folder}/"):
        yield Candidate("published", day.isoformat(), "folder", folder)
    if title := _title_in(last):
        yield Candidate("title", title, "file name", last)


def said_by_others(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The days that headlines and addresses hold."""
    for candidate in candidates:
        if candidate.field == "title" and (match := find_date(candidate.value)):
            if day := date_of(match):
                yield Candidate("published", day.isoformat(), "headline", candidate.value)
        elif candidate.field == "url" and (found := _day_in_address(candidate.value)):
            yield Candidate("published", found.isoformat(), "web address", candidate.value)


def _day_in(name: str) -> date | None:
    """The day in a name: in digits, the year first or last, or in words."""
    if match := _DAY.search(name):
        return _make(match)
    if (match := _FIRST_DAY.search(name)) and int(match["day"]) > 12:
        return _make(match)
    spelt = find_date(re.sub(r"[-_]+", " ", name))
    return date_of(spelt) if spelt else None


def _day_in_address(url: str) -> date | None:
    try:
        return _day_in(urlsplit(url).path)
    except ValueError:
        return None


def _make(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _title_in(name: str) -> str:
    """``2025-03-26-lock-opens-in-the-rain`` as a headline, "" for names that are no words."""
    plain = _DIGEST.sub("", _FIRST_DAY.sub("", _DAY.sub("", name)))
    words = _WORD.findall(plain)
    letters = [word for word in words if word.isalpha()]
    if len(letters) < _FEWEST or sum(map(len, letters)) < 3 * len(letters):
        return ""
    title = " ".join(words)
    return title[0].upper() + title[1:]
