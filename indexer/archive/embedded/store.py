"""Records in SQLite: one immutable file a segment, one catalogue a generation.

Segment (``records/<segment>.db``): releases and quotes as added, and the words
of its texts. A quote's row is its number in the segment.
Catalogue (``archive.db``): what may change without its quotes changing: who
is who, values and their labels, which releases are held.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from indexer.errors import DamagedArchiveError, StorageError

SEGMENT_TABLES = """
create table releases (number integer primary key, record text not null, text text not null);
create table quotes (number integer primary key, id text not null, release integer not null,
                     record text not null, text text not null, judgement text not null,
                     speaker text, organisation text, indexed text);
create table words (number integer primary key, form text not null, stem text not null,
                    quotes integer not null);
"""
SEGMENT_INDEXES = """
create index quotes_by_id on quotes (id);
create index words_by_form on words (form);
create index words_by_stem on words (stem);
"""
CATALOGUE_TABLES = """
create table releases (number integer primary key, id text not null unique, sha256 text not null,
                       segment text not null, row integer not null, title text not null,
                       publisher text not null, published integer not null,
                       first integer not null, last integer not null);
create table speakers (number integer primary key, id text not null unique,
                       name text not null, quotes integer not null, listing text not null,
                       initial text not null, record text not null,
                       made integer not null, detail text not null, keys text not null);
create table organisations (number integer primary key, id text not null unique,
                            name text not null, quotes integer not null, listing text not null,
                            initial text not null,
                            record text not null, made integer not null, detail text not null,
                            keys text not null);
create table field_values (field text not null, number integer not null, key text not null,
                           label text not null, primary key (field, number)) without rowid;
create table spellings (field text not null, spelling text not null, number integer not null,
                        primary key (field, spelling)) without rowid;
create table redirects (old text primary key, new text not null) without rowid;
create table identified (quote text primary key, record text not null, text text not null)
                         without rowid;
create index speakers_listing on speakers (initial, listing);
create index organisations_listing on organisations (initial, listing);
"""


def create_database(path: Path, tables: str) -> sqlite3.Connection:
    """A new file, written without a journal: until it is published nobody reads it."""
    try:
        connection = sqlite3.connect(path, check_same_thread=False)
        connection.executescript(
            "pragma page_size=8192; pragma journal_mode=off; pragma synchronous=off;"
            "pragma cache_size=-65536;" + tables
        )
    except sqlite3.Error as error:
        raise StorageError(f"{path}: {error}") from error
    return connection


class Database:
    """A published file, read by any number of threads, each through a connection of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        self._open().close()

    def _open(self) -> sqlite3.Connection:
        address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            # Read, not mapped: a page of hits needs some sixty of its blocks, and what was ever
            # touched of a mapped file counts as this process's memory from then on.
            connection.execute("pragma mmap_size=0")
            connection.execute("pragma cache_size=-1024")
            connection.execute("select count(*) from sqlite_master").fetchone()
        except sqlite3.Error as error:
            raise DamagedArchiveError(f"{self.path}: {error}") from error
        return connection

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        connection = connection or self._open()
        try:
            yield connection
        except sqlite3.DatabaseError as error:
            raise DamagedArchiveError(f"{self.path}: {error}") from error
        finally:
            with self._lock:
                if self._closed:
                    connection.close()
                else:
                    self._idle.append(connection)

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows; none for a value that no file can hold (half of a surrogate pair)."""
        with self.connection() as connection:
            try:
                return connection.execute(sql, tuple(values)).fetchall()
            except UnicodeEncodeError:
                return []

    def row(self, sql: str, values: Iterable[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        return next(iter(self.rows(sql, values)), None)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for connection in self._idle:
                connection.close()
            self._idle.clear()


def in_batches(numbers: list[int], size: int = 500) -> Iterator[list[int]]:
    """Numbers in pieces a single statement can take."""
    for first in range(0, len(numbers), size):
        yield numbers[first : first + size]
