"""A sample of quotes for people to check, and what their checks say of the whole archive."""

from __future__ import annotations

import csv
import hashlib
import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from indexer.errors import GoldError
from indexer.model import Quote, Release
from indexer.text.cells import Line

JUDGED = ("words_right", "speaker_right", "role_right", "organisation_right")
"""Columns of the form that people fill in: y or n, nothing where there is nothing to say."""
_TOLD = (
    "id",
    "kind",
    "date",
    "speaker",
    "role",
    "organisation",
    "words",
    "context",
    "title",
    "url",
)
FORM = (*_TOLD, *JUDGED, "note")
_AROUND = 300  # letters of context before and after
_YES, _NO = (
    frozenset(["y", "yes", "1", "true", "right"]),
    frozenset(["n", "no", "0", "false", "wrong"]),
)
_LARGEST = 100_000_000  # bytes of a form
_LONGEST_HEAD = 10_000  # letters
_Z = 1.959964
"""Of a 95 % interval: the quantile of the normal distribution at 0.975."""


def draw(quotes: Iterable[Quote], size: int, seed: int) -> list[Quote]:
    """So many quotes at random, the same for the same seed in whatever order they come.

    Each has a place by a digest of seed and id, so that a sample of an archive that has grown
    still has most of the quotes it had. One pass, ``size`` quotes in memory.
    """

    def place(quote: Quote) -> bytes:
        return hashlib.sha256(f"{seed}:{quote.id}".encode()).digest()

    return heapq.nsmallest(size, quotes, key=place)


def write_form(
    file: IO[str],
    quotes: Iterable[Quote],
    release_of: Callable[[Quote], Release],
    link: Callable[[Quote], str],
) -> None:
    """The form as CSV for a spreadsheet, one quote a row, the words between [[ and ]]."""
    line = Line()
    file.write("\ufeff" + line.of(FORM))
    for quote in quotes:
        release = release_of(quote)
        told = (
            quote.id,
            quote.kind,
            quote.published.isoformat() if quote.published else "",
            quote.speaker_name,
            quote.role,
            quote.organisation_name,
            quote.text,
            _context(quote, release.text),
            release.title,
            link(quote) or release.url,
        )
        file.write(line.of([*told, *("" for _ in JUDGED), ""]))


def _context(quote: Quote, text: str) -> str:
    first, last = quote.content[0].start, quote.content[-1].end
    start, end = max(first - _AROUND, 0), min(last + _AROUND, len(text))
    parts, at = [], start
    for span in quote.content:
        parts += [text[at : span.start], "[[", span.of(text), "]]"]
        at = span.end
    return "".join([*parts, text[at:end]])


@dataclass(frozen=True, slots=True)
class Share:
    """How many of so many are right, and where the share of all lies with 95 % confidence."""

    right: int
    judged: int

    @property
    def value(self) -> float:
        return self.right / self.judged

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval (E. B. Wilson, 1927), good for shares near 0 and 1 as well."""
        n, p = self.judged, self.value
        scale = 1 + _Z**2 / n
        middle = (p + _Z**2 / (2 * n)) / scale
        half = _Z / scale * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return max(middle - half, 0.0), min(middle + half, 1.0)


@dataclass(slots=True)
class Checked:
    """What a filled form says, by column and kind of quote; "all" is every kind."""

    rows: int = 0
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    judged: Counter[tuple[str, str]] = field(default_factory=Counter)

    def shares(self) -> Iterator[tuple[str, str, Share]]:
        """Column, kind and share of each that anybody judged; all kinds first."""
        for column in JUDGED:
            kinds = sorted(kind for name, kind in self.judged if name == column)
            for kind in sorted(kinds, key=lambda kind: kind != "all"):
                yield column, kind, Share(self.right[column, kind], self.judged[column, kind])


def read_form(path: Path) -> Checked:
    """A filled form. Raises ``GoldError`` with the line of what is neither y, n nor nothing."""
    found = Checked()
    if path.stat().st_size > _LARGEST:
        raise GoldError(str(path), 0, "larger than 100 MB")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=_delimiter(file.readline(_LONGEST_HEAD)))
        file.seek(0)
        try:
            lacking = [
                name for name in ("id", "kind", *JUDGED) if name not in (rows.fieldnames or ())
            ]
            if lacking:
                raise GoldError(str(path), 1, f"has no column {lacking[0]}")
            for row in rows:
                found.rows += 1
                _count(found, row, path, rows.line_num)
        except (csv.Error, UnicodeDecodeError) as error:
            raise GoldError(str(path), rows.line_num, f"is no table: {error}") from error
    return found


def _delimiter(head: str) -> str:
    """What stands between columns: spreadsheets of much of Europe save with semicolons."""
    return max(",;\t", key=head.count)


def _count(found: Checked, row: dict[str, str | None], path: Path, line: int) -> None:
    for column in JUDGED:
        said = (row[column] or "").strip().lower()
        if not said:
            continue
        if said not in _YES | _NO:
            raise GoldError(str(path), line, f"{column} is {said[:20]!r}, not y, n or nothing")
        for kind in ("all", row["kind"] or "unknown"):
            found.judged[column, kind] += 1
            found.right[column, kind] += said in _YES
