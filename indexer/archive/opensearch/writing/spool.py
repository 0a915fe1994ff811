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
create table shares (block text primary key, share text not null) without rowid;
"""
_AMONG = "id >= ?1 and id < coalesce(?2, x'')"
"""Ids from one on and before another; any text is less than a blob."""


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

    def added(self, first: str, before: str | None) -> Iterator[HeldRelease]:
        """What was added of these ids, in their order; ``before`` is None for all there are."""
        sql = f"select held from added where {_AMONG} order by id"  # noqa: S608  # a constant
        for row in self._database.execute(sql, (first, before)):
            yield read_held(json.loads(row[0]))

    def changes(self, first: str, before: str | None) -> bool:
        """Whether anything was said of these ids."""
        sql = " union all ".join(
            f"select 1 from {table} where {_AMONG}"  # noqa: S608  # tables of our own
            for table in ("added", "gone", "placed")
        )
        return self._database.execute(f"{sql} limit 1", (first, before)).fetchone() is not None

    def keep_share(self, block: str, share: str) -> None:
        """Remember what a block that changes adds to the census until it is written."""
        self._database.execute("replace into shares values (?, ?)", (block, share))

    def share(self, block: str) -> str:
        """What was kept, "" for nothing."""
        sql = "select share from shares where block = ?"
        row = self._database.execute(sql, (block,)).fetchone()
        return "" if row is None else str(row[0])

    def _has(self, table: str, release_id: str) -> bool:
        sql = f"select 1 from {table} where id = ?"  # noqa: S608  # tables of our own
        return self._database.execute(sql, (release_id,)).fetchone() is not None
