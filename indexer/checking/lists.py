"""Lists of claims to check: a line each, or a table with columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

from indexer.checking.articles import Article, read_article
from indexer.checking.values import Claim
from indexer.errors import CuratedFileError
from indexer.ingest.dates import parse_date
from indexer.model import Span

MAX_LINES = 1_000
MAX_BATCH = 300_000
"""Characters of a list or table: a thousand long sentences."""
_COLUMNS = {
    "words": ("words", "quote", "quotation", "text", "said"),
    "speaker": ("speaker", "name", "who", "person"),
    "date": ("date", "day", "when", "said_on"),
    "role": ("role", "office", "as"),
    "occasion": ("occasion", "event", "where"),
}


def read_claims(text: str, form: str, origin: str, most: int = MAX_LINES) -> Article:
    """The claims of an "article", of "lines" or of a "table"; of a list at most so many.

    Raises:
        CuratedFileError: a table cannot be read.
    """
    if form not in ("lines", "table"):
        return read_article(text)
    found = read_lines(text) if form == "lines" else read_table(text, origin)
    claims = list(islice(found, most + 1))
    return Article(text, tuple(claims[:most]), len(claims) > most)


def read_lines(text: str) -> Iterator[Claim]:
    """Each line that is not blank as a claim; ``span`` is where it stands."""
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words[0])
            yield Claim(words, span=Span(start, start + len(words)))
        at += len(line)


def read_table(text: str, origin: str) -> Iterator[Claim]:
    """Each row of a table with a header.

    Raises:
        CuratedFileError: no column holds words, or a line cannot be read.
    """
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter, strict=True)
    try:
        named = _find_columns(rows.fieldnames or (), origin)
        for row in rows:
            words = (row.get(named["words"]) or "").strip()
            if words:
                yield _claim(row, named, words, origin, rows.line_num)
    except csv.Error as error:
        raise CuratedFileError(origin, rows.line_num, str(error)) from error


def _find_columns(names: Iterable[str], origin: str) -> dict[str, str]:
    given = {name.strip().lower(): name for name in names}
    found = {
        column: given[known]
        for column, words in _COLUMNS.items()
        for known in words[::-1]
        if known in given
    }
    if "words" not in found:
        columns = ", ".join(given)
        raise CuratedFileError(origin, 1, f"no column is called words; there are: {columns}")
    return found


def _claim(row: dict[str, str], named: dict[str, str], words: str, origin: str, line: int) -> Claim:
    def value(column: str) -> str:
        return (row.get(named.get(column, "")) or "").strip()

    day = parse_date(value("date")) if value("date") else None
    if value("date") and day is None:
        raise CuratedFileError(origin, line, f"“{value('date')}” is no date; write 2025-03-31")
    return Claim(words, value("speaker"), day, value("role"), value("occasion"))
