"""Records in SQLite: one immutable file a segment, one catalogue a generation.

Segment (``records/<segment>.db``): releases and quotes as added, and the words
of its texts. A quote's row is its number in the segment.
Catalogue (``archive.db``): what may change without its quotes changing: who
is who, values and their labels, which releases are held, where they are read, and where ids
that stand no more lead to.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from zlib import crc32

import apsw

from indexer.archive.embedded.integrity.checked import BLOCK, CheckedFile, open_regular
from indexer.archive.embedded.integrity.manifest import OTHER_BUILD, GenerationFiles
from indexer.errors import DamagedArchiveError, OtherVersionError, StorageError

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
SEGMENT = SEGMENT_TABLES + SEGMENT_INDEXES
CATALOGUE = "archive.db"
_RELEASES = """
create table releases (number integer primary key, id text not null unique, sha256 text not null,
                       segment text not null, row integer not null, title text not null,
                       publisher text not null, published integer not null,
                       first integer not null, last integer not null"""
_WHO_IS_WHO = """
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
_TABLES_OF_SCHEMA_3 = f"{_RELEASES});{_WHO_IS_WHO}"
_PLACED = f"{_RELEASES}, given_id text not null, collection text not null"
_PLACES = f"""{_WHO_IS_WHO}
create table sources (release text not null, place integer not null, collection text not null,
                      path text not null, record text not null,
                      primary key (release, place)) without rowid;
create table collections (name text primary key, folder text not null) without rowid;
create table led_releases (old text primary key, new text not null) without rowid;
create table led_quotes (old text primary key, new text not null) without rowid;
create table clue_words (field text not null, word text not null, numbers blob not null,
                         primary key (field, word)) without rowid;
"""
_TABLES_WITHOUT_ISSUERS = f"{_PLACED});{_PLACES}"
CATALOGUE_TABLES = f"{_PLACED}, issuer text not null);{_PLACES}"


def create_database(path: Path, tables: str) -> sqlite3.Connection:
    """A new file, written without a journal: until it is published nobody reads it."""
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.executescript(
        "pragma page_size=8192; pragma journal_mode=off; pragma synchronous=off;"
        "pragma cache_size=-65536;" + tables
    )
    return connection


class _CheckedFile(apsw.VFSFile):
    """A database as SQLite reads it: no byte of it but of blocks that are what was written."""

    def __init__(self, file: CheckedFile, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._file = file
        self._read = super().xRead

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802  # SQLite's name
        """Some sixty of these make a page of hits, thousands a list from A to Z."""
        if amount == BLOCK and not offset % BLOCK:
            data = self._read(BLOCK, offset)
            self._file.check_block(offset // BLOCK, crc32(data))
            return data
        first, last = offset // BLOCK, (offset + amount - 1) // BLOCK
        blocks = b"".join(self.xRead(BLOCK, n * BLOCK) for n in range(first, last + 1))
        return blocks[offset - first * BLOCK :][:amount]


class _CheckedFiles(apsw.VFS):
    """SQLite's way to one database; sorting may use files of its own."""

    def __init__(self, file: CheckedFile) -> None:
        self.name = f"on-record-{next(_NUMBERS)}"
        self._file = file
        super().__init__(self.name, "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        if flags[0] & apsw.SQLITE_OPEN_MAIN_DB:
            return _CheckedFile(self._file, name, flags)
        return super().xOpen(name, flags)


_NUMBERS = count(1)
_KINDS: dict[str, type] = {"integer": int, "text": str, "blob": bytes}
_MAY_LACK = frozenset(("speaker", "organisation", "indexed"))
"""Columns of quotes that may be without a value."""
_MOST = 2**31 - 1
_MOST_OF = {"published": date.max.toordinal()}
_LARGEST = 256 << 20  # bytes of a value; a release has up to 10 MB of text
_HARDENED = (
    (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
    (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
    (apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
    (apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0),
    (apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
)
_MASTER = "select type, name, sql from sqlite_master where sql is not null"
_READING = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI


@cache
def _make_tables(tables: str) -> frozenset[tuple[str, ...]]:
    """What ``sqlite_master`` says of a database with these tables."""
    connection = apsw.Connection(":memory:")
    connection.execute(tables).fetchall()
    return _list_tables(connection)


def _list_tables(connection: apsw.Connection) -> frozenset[tuple[str, ...]]:
    rows = connection.execute(_MASTER).fetchall()
    return frozenset((str(kind), str(name), " ".join(str(sql).split())) for kind, name, sql in rows)


class Database:
    """A published file, read by any number of threads, each through a connection of its own.

    Every block of it is compared with its checksum whenever SQLite reads it, and it has one of
    the sets of ``tables`` and nothing else: no trigger, no view, no table of a module. One whose
    bytes are what was written and that has others is ``OtherVersionError``.
    """

    def __init__(self, file: CheckedFile, *tables: str) -> None:
        self.path = file.path
        self._files = _CheckedFiles(file) if file.is_known else None
        self._idle: list[apsw.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        with self._told():
            connection = self._open()
            self._tables = _list_tables(connection)
            if self._tables not in [_make_tables(one) for one in tables]:
                raise OtherVersionError(f"{self.path} {OTHER_BUILD} (it has other tables)")
            connection.close()

    def has(self, table: str, column: str = "") -> bool:
        """Whether there is such a table, with such a column."""
        return any(
            name == table and (not column or f" {column} " in sql) for _, name, sql in self._tables
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's complaints, and text that is none, as damage of this file, but for want of
        files or memory."""
        try:
            yield
        except (apsw.CantOpenError, apsw.NoMemError) as error:  # it was there a moment before
            raise StorageError(f"{self.path} cannot be opened now: {error}") from error
        except (apsw.Error, UnicodeDecodeError) as error:
            raise DamagedArchiveError(self.path, str(error)) from error

    def _open(self) -> apsw.Connection:
        os.close(open_regular(self.path))
        address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
        vfs = None if self._files is None else self._files.name
        connection = apsw.Connection(address, flags=_READING, vfs=vfs)
        for option, value in _HARDENED:
            connection.config(option, value)
        # Read, not mapped: a page of hits needs some sixty of its blocks, and what was ever
        # touched of a mapped file counts as this process's memory from then on.
        connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LARGEST)
        for pragma in ("mmap_size=0", "cache_size=-1024", "cell_size_check=1"):
            connection.execute(f"pragma {pragma}").fetchall()
        return connection

    @contextmanager
    def connection(self) -> Iterator[apsw.Connection]:
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        with self._told():
            connection = connection or self._open()
            try:
                yield connection
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
                cursor = connection.execute(sql, tuple(values))
                head = cursor.get_description() if (row := cursor.fetchone()) else ()
            except UnicodeEncodeError:
                return []
            rows = [] if row is None else [row, *cursor.fetchall()]
            self._check(head, rows)
            return rows

    def _check(self, head: Sequence[tuple[str, str | None]], rows: list[tuple[Any, ...]]) -> None:
        """Refuse values that are not of their columns: SQLite itself takes any in any."""
        for place, (name, declared) in enumerate(head):
            kind = _KINDS.get((declared or "").lower())
            if kind is None:
                continue
            column = [row[place] for row in rows]
            if name in _MAY_LACK:
                column = [value for value in column if value is not None]
            is_right = set(map(type, column)) <= {kind}
            if is_right and column and kind is int:
                most = _MOST_OF.get(name, _MOST)
                is_right = 0 <= min(column) <= max(column) <= most
            if not is_right:
                raise DamagedArchiveError(self.path, f"holds what no {name!r} can be")

    def row(self, sql: str, values: Iterable[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        return next(iter(self.rows(sql, values)), None)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for connection in self._idle:
                connection.close()
            self._idle.clear()


def open_catalogue(files: GenerationFiles) -> Database:
    """The catalogue of a generation; one of schema 3 may be without the words of clues, and
    without the places of releases, and an earlier one of schema 4 without issuers."""
    tables = (CATALOGUE_TABLES, _TABLES_WITHOUT_ISSUERS, _TABLES_OF_SCHEMA_3)
    return Database(files.file(CATALOGUE), *tables)


def in_batches(numbers: list[int], size: int = 500) -> Iterator[list[int]]:
    """Numbers in pieces a single statement can take."""
    for first in range(0, len(numbers), size):
        yield numbers[first : first + size]
