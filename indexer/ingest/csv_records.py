"""CSV: a header that names the same columns as a JSON record, a release a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from indexer.errors import ReleaseError
from indexer.ingest.json_records import read_record
from indexer.model import RawRelease

_KNOWN = {"text", "html", "body", "content"}
_DELIMITERS = ",;\t|"


def read_csv(text: str, origin: str, first: int, limit: int) -> Iterator[RawRelease | ReleaseError]:
    """The releases of a CSV file with a header; ``limit`` bounds one field in characters.

    ``first`` is the line its first row has in the file: more than 2 in a later range.
    """
    csv.field_size_limit(limit)
    header = text[: text.find("\n") if "\n" in text else len(text)]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names = [(n or "").strip().lower() for n in reader.fieldnames or ()]
    if not _KNOWN & set(names):
        yield ReleaseError(f"{origin}:1", "the header names no column text or html")
        return
    reader.fieldnames = names
    shift = first - reader.line_num - 1
    line = first
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield ReleaseError(f"{origin}:{line}", f"not valid CSV: {error}")
            return
        yield read_record({k: v for k, v in row.items() if k}, f"{origin}:{line}")
        line = reader.line_num + 1 + shift
