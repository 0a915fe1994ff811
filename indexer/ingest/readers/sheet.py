"""Excel workbooks by openpyxl: a sheet with a header that names its columns, a release a row."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import chain, islice
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException

from indexer.errors import ReleaseError, Remark
from indexer.ingest.columns import Names, check_columns, dated, day_first, is_date, rename, unread
from indexer.ingest.faults import UNPACKING, in_plain_words
from indexer.ingest.json_records import read_record
from indexer.ingest.member import SpoiledArchiveError
from indexer.ingest.part import Part, Parts
from indexer.ingest.readers.word import check_size
from indexer.ingest.reading import Reading

_FAULTS = (
    *UNPACKING, InvalidFileException, ParseError, etree.LxmlError, LookupError, AttributeError,
    TypeError,
)  # fmt: skip
_SAMPLE = 500  # rows that say how dates are written
_MOST_COLUMNS = 500
_HEAD_ROWS = 20  # rows in which the header is looked for, below a sheet's own title


def read(data: bytes, origin: str, reading: Reading) -> Parts:
    """The rows of the sheets of a workbook. A sheet without a header that is known is told.

    Raises:
        ReleaseError: it cannot be read, or unpacks to too much.
    """
    try:
        check_size(data, reading.limits)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except SpoiledArchiveError as error:
        raise ReleaseError(origin, str(error)) from error
    except _FAULTS as error:
        raise ReleaseError(
            origin, f"not readable as an Excel workbook: {in_plain_words(error)}"
        ) from error
    return _parts(book, origin, reading.names)


def _parts(book: Any, origin: str, names: Names) -> Parts:
    number = 0
    sheets = list(book.worksheets)
    for sheet in sheets:
        place = origin if len(sheets) == 1 else f"{origin} (sheet {sheet.title!r})"
        try:
            for found in _rows(sheet, place, names):
                if isinstance(found, Remark):
                    yield found
                    continue
                number += 1
                if any(found.values()):
                    where = f"{origin}#{number}"
                    yield Part(where, partial(read_record, found, where))
        except ReleaseError as error:
            yield error
        except _FAULTS as error:
            yield ReleaseError(place, f"not readable as an Excel workbook: {in_plain_words(error)}")
    if not number:
        yield ReleaseError(origin, "the workbook has no row below a header")


def _rows(sheet: Any, place: str, names: Names) -> Iterator[dict[str, object] | Remark]:
    """The rows below a sheet's header by its names, {} for an empty one; what is not read before.

    Raises:
        ReleaseError: something stands in the sheet, and no header that is known.
    """
    rows = sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
    header, sample = _head(rows, names)
    if header is None:
        if sample:
            check_columns(rename([_said(v) for v in sample[0]], names), place)
        return
    some = _columns(header, sample)
    if remark := unread(some, place):
        yield remark
    first = day_first(v for n in header if is_date(n) for v in some.get(n, ()))
    for row in chain(sample, rows):
        is_empty = not any(row[: len(header)])  # a cell far below has a million such above it
        named = () if is_empty else zip(header, row, strict=False)
        yield {name: dated(name, _said(value), first) for name, value in named}


def _head(
    rows: Iterator[Sequence[object]], names: Names
) -> tuple[list[str] | None, list[Sequence[object]]]:
    """The header and some rows below it; no header, and what stands at the top instead."""
    top: list[Sequence[object]] = []
    for row in islice(rows, _HEAD_ROWS):
        header = rename([_said(value) for value in row], names)
        try:
            check_columns(header, "")
        except ReleaseError:
            if any(_said(value) for value in row):
                top.append(row)
            continue
        return header, list(islice(rows, _SAMPLE))
    return None, top


def _columns(header: Sequence[str], rows: Sequence[Sequence[object]]) -> dict[str, list[str]]:
    return {n: [_said(r[c]) for r in rows if c < len(r)] for c, n in enumerate(header) if n}


def _said(value: object) -> str:
    """A cell as text; a day as ISO 8601."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)
