"""Rows as an Apache Parquet file, written in groups as they come; as Arrow tables, too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from types import ModuleType
from typing import IO, Any

from indexer.errors import MissingExtraError
from indexer.export.columns import QUOTES, Column, Shape, Table
from indexer.export.rows import Row

_GROUP = 2_000
"""Rows of a group: some 2 MB of quotes; readers skip and hold groups as a whole."""
_MOST_LETTERS = 4_000_000
"""Of a group of long rows, such as texts of releases: it ends with the row that reaches them."""


def load_arrow() -> ModuleType:
    """pyarrow; ``MissingExtraError`` where it is not installed."""
    try:
        import pyarrow  # noqa: PLC0415  # an extra, and a second to load
    except ImportError as error:
        raise MissingExtraError("Parquet and Arrow", "tables") from error
    return pyarrow  # type: ignore[no-any-return,unused-ignore]


def arrow_schema(table: Table) -> Any:
    """The columns as a ``pyarrow.Schema``, each with its meaning."""
    pa = load_arrow()
    span = pa.struct([("start", pa.int32()), ("end", pa.int32())])
    types: dict[Shape, Any] = {
        "text": pa.string(),
        "number": pa.float64(),
        "date": pa.date32(),
        "count": pa.int32(),
        "counts": pa.list_(pa.int32()),
        "texts": pa.list_(pa.string()),
        "spans": pa.list_(span),
        "json": pa.string(),
    }
    return pa.schema(
        [
            pa.field(column.name, types[column.shape], metadata={"description": column.says})
            for column in table.columns
        ]
    )


def to_arrow(rows: Iterable[Row], table: Table = QUOTES) -> Iterator[Any]:
    """Rows as ``pyarrow.RecordBatch`` values of up to 2,000. Raises ``MissingExtraError``."""
    pa = load_arrow()
    schema = arrow_schema(table)
    for group in _groups(rows):
        columns = [
            pa.array([_value(column, row[column.name]) for row in group], field.type)
            for column, field in zip(table.columns, schema, strict=True)
        ]
        yield pa.record_batch(columns, schema=schema)


def write_parquet(rows: Iterable[Row], file: IO[bytes], table: Table = QUOTES) -> int:
    """Write rows to a file; how many. Raises ``MissingExtraError``."""
    load_arrow()
    from pyarrow import parquet  # noqa: PLC0415

    written = 0
    with parquet.ParquetWriter(file, arrow_schema(table), compression="zstd") as writer:
        for batch in to_arrow(rows, table):
            writer.write_batch(batch)
            written += len(batch)
    return written


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while group := list(_take(source)):
        yield group


def _take(rows: Iterator[Row]) -> Iterator[Row]:
    letters = 0
    for row in islice(rows, _GROUP):
        yield row
        letters += len(row["text"])
        if letters > _MOST_LETTERS:
            return


def _value(column: Column, value: Any) -> Any:
    match column.shape:
        case "date":
            return date.fromisoformat(value) if value else None
        case "count":
            return value or None
        case "spans":
            return [{"start": start, "end": end} for start, end in value]
        case "json":
            return json.dumps(value, ensure_ascii=False)
        case _:
            return value
