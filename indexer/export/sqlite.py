"""Rows as one SQLite file with full text, as Datasette and any SQLite tool open it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from indexer.export.columns import QUOTES, RELEASES, TABLES, Column, Shape, Table
from indexer.export.licence import to_datasette
from indexer.export.rows import Row

_GROUP = 500
_TYPES: dict[Shape, str] = {
    "text": "text not null",
    "number": "real not null",
    "date": "text",
    "count": "integer",
    "counts": "text not null",
    "texts": "text not null",
    "spans": "text not null",
    "json": "text not null",
}
_INDEXED = ("speaker_id", "organisation_id", "date", "kind", "release", "saying")
_FULL_TEXT = {
    QUOTES.name: ("text", "speaker", "role", "organisation", "release_title"),
    RELEASES.name: ("title", "text"),
}
_FACETS = ("speaker", "organisation", "role", "kind", "publisher")


class SqliteExport:
    """A new file, to which the rows of each table are added; ``finish`` makes it complete."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        # Until it is complete nobody reads it: a crash leaves a file that is thrown away.
        for pragma in ("journal_mode=off", "synchronous=off", "cache_size=-16384"):
            self._connection.execute(f"pragma {pragma}")
        for table in TABLES:
            self._connection.execute(_create(table))

    def add(self, rows: Iterable[Row], table: Table) -> int:
        """Write rows; how many."""
        marks = ",".join("?" * len(table.columns))
        sql = f"insert into {table.name} values ({marks})"  # noqa: S608  # names of ours
        written = 0
        source = _values(rows, table)
        while group := list(islice(source, _GROUP)):
            self._connection.execute("begin")
            self._connection.executemany(sql, group)
            self._connection.execute("commit")
            written += len(group)
        return written

    def finish(self) -> None:
        """Add indexes and full text."""
        for name in _INDEXED:
            self._connection.execute(f"create index quotes_{name} on quotes ({name})")
        for name, columns in _FULL_TEXT.items():
            told = ", ".join(columns)
            self._connection.execute(
                f'create virtual table {name}_fts using fts5 ({told}, content="{name}",'
                " tokenize='porter unicode61 remove_diacritics 2')"
            )
            rebuild = f"insert into {name}_fts ({name}_fts) values ('rebuild')"  # noqa: S608  # names of ours
            self._connection.execute(rebuild)
        self._connection.execute("analyze")
        self._connection.close()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._connection.close()


def datasette_metadata(database: str, licence: str = "") -> dict[str, Any]:
    """What Datasette is told with ``--metadata``: facets, order and what the columns mean.

    ``database`` is the name of the file without its ending.
    """
    shown: dict[str, dict[str, Any]] = {
        table.name: {"columns": {column.name: column.says for column in table.columns}}
        for table in TABLES
    }
    shown[QUOTES.name] |= {"facets": list(_FACETS), "sort_desc": "date", "label_column": "text"}
    shown[RELEASES.name] |= {"facets": ["publisher", "language"], "label_column": "title"}
    databases = {database: {"tables": shown}}
    return {"title": "On Record", **to_datasette(licence), "databases": databases}


def _create(table: Table) -> str:
    columns = []
    for column in table.columns:
        key = " primary key" if column.name == table.key else ""
        columns.append(f"{column.name} {_TYPES[column.shape]}{key}")
    if table is QUOTES:
        columns.append(f"foreign key (release) references {RELEASES.name} ({RELEASES.key})")
    return f"create table {table.name} ({', '.join(columns)})"


def _values(rows: Iterable[Row], table: Table) -> Iterator[list[Any]]:
    for row in rows:
        yield [_value(column, row[column.name]) for column in table.columns]


def _value(column: Column, value: Any) -> Any:
    match column.shape:
        case "date" | "count":
            return value or None
        case "text":
            return _storable(value)
        case "number":
            return value
        case _:
            return _storable(json.dumps(value, ensure_ascii=False))


def _storable(text: str) -> str:
    """Text without halves of surrogate pairs, which no SQLite file can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
