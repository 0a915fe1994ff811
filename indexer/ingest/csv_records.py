"""CSV: a header that names the same columns as a JSON record, a release a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from indexer.errors import ReleaseError

_KNOWN = {"text", "html", "body", "content"}
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
        names = [(n or "").strip().lower() for n in reader.fieldnames or ()]
        if not _KNOWN & set(names):
            raise ReleaseError(f"{origin}:1", "the header names no column text or html")
        reader.fieldnames = names
        shift = first - reader.line_num - 1
        line = first
        for row in reader:
            yield f"{origin}:{line}", {k: v for k, v in row.items() if k}
            line = reader.line_num + 1 + shift
    except csv.Error as error:
        raise ReleaseError(f"{origin}:{line}", f"not valid CSV: {error}") from error
