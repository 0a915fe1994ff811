"""What a writer was given and has not published: in a file, not in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.archive.opensearch.storage.held import HeldRelease, read_held
from indexer.model import ReleaseId, Source

_TABLES = """
create table added (id text primary key, given_id text not null, held text not null,
                    text text not null) without rowid;
create table gone (id text primary key) without rowid;
create table placed (id text primary key, sources text not null) without rowid;
"""


class Spool:
    """Releases added, discarded and moved, by id."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="on-record-writing-")
        self._database = sqlite3.connect(
            Path(self._folder.name) / "spool.db", isolation_level=None, check_same_thread=False
        )
        self._database.executescript(
            f"pragma journal_mode=off; pragma synchronous=off; begin; {_TABLES}"
        )

    def close(self) -> None:
        self._database.close()
        self._folder.cleanup()

    def add(self, held: HeldRelease, text: str) -> None:
        self._database.execute(
            "replace into added values (?, ?, ?, ?)",
            (held.id, held.given_id, json.dumps(held.as_json()), text),
        )
        self._database.execute("delete from gone where id = ?", (held.id,))

    def discard(self, release_id: str) -> None:
        self._database.execute("delete from added where id = ?", (release_id,))
        self._database.execute("replace into gone values (?)", (release_id,))

    def is_gone(self, release_id: str) -> bool:
        return self._has("gone", release_id)

    def place(self, release_id: str, sources: tuple[Source, ...]) -> None:
        self._database.execute(
            "replace into placed values (?, ?)", (release_id, json.dumps(sources))
        )

    def placed(self, release_id: str) -> tuple[Source, ...] | None:
        """Where a release of before is read now, if that was said."""
        sql = "select sources from placed where id = ?"
        row = self._database.execute(sql, (release_id,)).fetchone()
        return None if row is None else tuple(Source(*source) for source in json.loads(row[0]))

    def find(self, release_id: str) -> HeldRelease | None:
        """A release that was added."""
        sql = "select held from added where id = ?"
        row = self._database.execute(sql, (release_id,)).fetchone()
        return None if row is None else read_held(json.loads(row[0]))

    def text(self, release_id: str) -> str | None:
        """The text of a release that was added."""
        sql = "select text from added where id = ?"
        row = self._database.execute(sql, (release_id,)).fetchone()
        return None if row is None else str(row[0])

    def named(self, given_id: str) -> list[ReleaseId]:
        sql = "select id from added where given_id = ?"
        return [ReleaseId(row[0]) for row in self._database.execute(sql, (given_id,))]

    def added(self) -> Iterator[HeldRelease]:
        """Everything that was added, in the order of ids."""
        for row in self._database.execute("select held from added order by id"):
            yield read_held(json.loads(row[0]))

    def _has(self, table: str, release_id: str) -> bool:
        sql = f"select 1 from {table} where id = ?"  # noqa: S608  # tables of our own
        return self._database.execute(sql, (release_id,)).fetchone() is not None
