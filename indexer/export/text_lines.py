"""Rows as CSV or JSON lines, a line at a time, whatever their number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from indexer.export.columns import QUOTES, Column, Table
from indexer.export.rows import Row
from indexer.text.cells import Line


def to_json_lines(rows: Iterable[Row], table: Table = QUOTES) -> Iterator[str]:
    """One JSON object a row, columns in their order, each line with its end."""
    names = table.names
    for row in rows:
        yield json.dumps({name: row[name] for name in names}, ensure_ascii=False) + "\n"


def to_csv(rows: Iterable[Row], table: Table = QUOTES) -> Iterator[str]:
    """RFC 4180 lines under a header, each with its end; first a mark that says UTF-8 to Excel.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    line = Line()
    yield "\ufeff" + line.of(table.names)
    for row in rows:
        yield line.of([_cell(column, row[column.name]) for column in table.columns])


def _cell(column: Column, value: Any) -> str:
    if column.shape == "json":
        return json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, list):
        value = "; ".join("-".join(map(str, v)) if isinstance(v, list) else str(v) for v in value)
    return str(value)
