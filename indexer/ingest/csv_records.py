"""CSV: a header that names the same columns as a JSON record, a release a row.

What parts the columns and what quotes them is read off the header and the rows below it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from indexer.errors import ReleaseError, Remark
from indexer.ingest.columns import (
    KNOWN,
    Names,
    check_columns,
    dated,
    day_first,
    is_date,
    rename,
    unread,
)
from indexer.ingest.date_columns import Dates
from indexer.ingest.faults import in_plain_words

_SAMPLE = 500  # rows that say how dates are written and what columns hold
_LOOKED_AT = 64_000  # code points in which the dialect shows
_USUAL = ",;\t|"
_SPOKEN = re.compile(r"^sep=(.)\r?\n")  # how Excel is told what parts the columns
_NO_DELIMITER = re.compile(r"[\w \"'.()\r\n-]")
_BEYOND = "\0beyond"
_QUOTE = "a text that has what parts the columns in it needs quotation marks"
_MOST_HEADER = 20_000  # code points


class _Dialect(csv.excel):
    strict = True


def find_rows(
    text: str, origin: str, first: int, limit: int, mapping: Names = ()
) -> Iterator[tuple[str, object] | Remark | ReleaseError]:
    """The rows of a CSV file with a header, each by its columns, with where it stands.

    ``first`` is the line its first row has in the file: more than 2 in a later range.
    ``limit`` bounds one field in characters. In the first range a remark comes before the rows
    when a column is not read that might be. A row with more cells than the header is an error
    value: a comma without quotation marks would cut the words behind it off. So is one whose
    date stands in another column than that of all others. A remark behind the rows counts those
    whose date is none.

    Raises:
        ReleaseError: the header names no column that we know, or it is not CSV from here on.
    """
    csv.field_size_limit(limit)
    spoken = _SPOKEN.match(text)
    skipped = 1 if spoken else 0
    text = text[spoken.end() :] if spoken else text
    dialect = _find_dialect(text, spoken[1] if spoken else "", mapping)
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey=_BEYOND, dialect=dialect)
    try:
        names = rename((n or "" for n in reader.fieldnames or ()), mapping)
        check_columns(names, f"{origin}:1")
    except csv.Error as error:
        raise _broken(f"{origin}:1", error) from error
    reader.fieldnames = names
    some = _columns(text, names, dialect)
    if first == 2 and (remark := unread(some, origin)):
        yield remark
    shift = first - reader.line_num - 1 + (skipped if first == 2 else 0)
    yield from _records(reader, some, origin, first, shift)


def _records(
    reader: csv.DictReader[str], some: dict[str, list[str]], origin: str, first: int, shift: int
) -> Iterator[tuple[str, object] | Remark | ReleaseError]:
    """The rows with their dates in one order; the reader's own count of lines is ``shift`` off."""
    puts_day_first = day_first(v for name in some if is_date(name) for v in some[name])
    dates = Dates(some)
    line = first
    try:
        for row in reader:
            where = f"{origin}:{line}"
            beyond = sum(1 for cell in row.pop(_BEYOND, None) or () if cell.strip())
            if fault := _fault_of(row, beyond, dates):
                yield ReleaseError(where, f"{fault}: {_QUOTE}")
            else:
                dates.see(row, line)
                yield where, {k: dated(k, v, puts_day_first) for k, v in row.items() if k}
            line = reader.line_num + 1 + shift
    except csv.Error as error:
        raise _broken(f"{origin}:{line}", error) from error
    if dates.undated:
        yield Remark(origin, dates.undated)


def _fault_of(row: dict[str, str], beyond: int, dates: Dates) -> str:
    """Why the cells of a row, with some beyond the header, are not those of their columns."""
    if beyond:
        return f"the row has {len(row) + beyond} cells, and the header {len(row)} columns"
    return dates.moved({name: cell for name, cell in row.items() if name and cell})


def _broken(where: str, error: csv.Error) -> ReleaseError:
    return ReleaseError(where, f"not valid CSV: {in_plain_words(error)}")


def _find_dialect(text: str, delimiter: str, mapping: Names) -> type[csv.Dialect]:
    """What parts columns, and what quotes them."""
    sample = text[:_LOOKED_AT]
    header = sample[: sample.find("\n") if "\n" in sample else len(sample)][:_MOST_HEADER]
    parts = delimiter or _find_delimiter(header, mapping)
    single = header.startswith("'") and header.rstrip().endswith("'")

    class Found(_Dialect):
        delimiter = parts
        quotechar = "'" if single else '"'
        escapechar = "\\" if re.search(r'[^\\"]\\"[^\r\n]', sample) else None

    if not single and parts == "\t" and _has_bare_marks(sample, parts):
        Found.quoting = csv.QUOTE_NONE
    return Found


def _find_delimiter(header: str, mapping: Names) -> str:
    """The character that parts a header into the most names we know, else into the most."""
    ours = KNOWN | set(rename((theirs for _, theirs in mapping), mapping))

    def worth(mark: str) -> tuple[int, bool, int]:
        names = rename((n.strip("\"' ") for n in header.strip().split(mark)), mapping)
        return sum(n in ours for n in names), mark in _USUAL, len(names)

    marks = sorted({*_USUAL, *(c for c in set(header) if not _NO_DELIMITER.match(c))})
    best: str = max(marks, key=worth)
    return best


def _has_bare_marks(sample: str, delimiter: str) -> bool:
    """Quotation marks that belong to the words: they close before the field ends."""
    mark = re.escape(delimiter)
    return re.search(rf'(?:^|{mark})"[^"{mark}\n]*"(?!"|{mark}|\r?\n|\Z)', sample, re.M) is not None


def _columns(text: str, names: list[str], dialect: type[csv.Dialect]) -> dict[str, list[str]]:
    """What some rows hold, by column."""
    reader = csv.reader(io.StringIO(text, newline=""), dialect=dialect)
    rows: list[list[str]] = []
    try:
        next(reader, None)
        rows += islice(reader, _SAMPLE)
    except csv.Error:
        pass  # said where the row is read
    return {name: [row[n] for row in rows if n < len(row)] for n, name in enumerate(names) if name}
