"""CSV: a header that names the same columns as a JSON record, a release a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from indexer.errors import ReleaseError
from indexer.ingest.dates import parse_date, says_day_first
from indexer.ingest.fields import HTMLS, NAMES, TEXTS, normal_name

_KNOWN = frozenset((*TEXTS, *HTMLS))
_SAMPLE = 500  # rows that say whether a column's numeric dates put the day first
_DELIMITERS = ",;\t|"


def find_rows(text: str, origin: str, first: int, limit: int) -> Iterator[tuple[str, object]]:
    """The rows of a CSV file with a header, each by its columns, with where it stands.

    ``first`` is the line its first row has in the file: more than 2 in a later range.
    ``limit`` bounds one field in characters.

    Raises:
        ReleaseError: the header names no column that we know, or it is not CSV from here on.
    """
    csv.field_size_limit(limit)
    header = text[: text.find("\n") if "\n" in text else len(text)]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        names = [normal_name(n or "") for n in reader.fieldnames or ()]
        if not _KNOWN & set(names):
            raise ReleaseError(f"{origin}:1", "the header names no column text or html")
        reader.fieldnames = names
        day_first = _day_first(text, names, delimiter)
        shift = first - reader.line_num - 1
        line = first
        for row in reader:
            record = {k: _dated(k, v, day_first) for k, v in row.items() if k}
            yield f"{origin}:{line}", record
            line = reader.line_num + 1 + shift
    except csv.Error as error:
        raise ReleaseError(f"{origin}:{line}", f"not valid CSV: {error}") from error


def _day_first(text: str, names: list[str], delimiter: str) -> bool | None:
    """Whether the columns of dates put the day first, by rows that can be read one way."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [n for n, name in enumerate(names) if name in NAMES["published"]]
    values: list[str] = []
    try:
        next(reader, None)
        for row in islice(reader, _SAMPLE):
            values += [row[n] for n in columns if n < len(row)]
    except csv.Error:
        pass  # said where the row is read
    return says_day_first(values)


def _dated(name: str, value: object, day_first: bool | None) -> object:
    """A date of two readings as its column has it."""
    if day_first is None or name not in NAMES["published"] or not isinstance(value, str):
        return value
    day = parse_date(value, day_first)
    return day.isoformat() if day else value
