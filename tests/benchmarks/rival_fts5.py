"""SQLite FTS5: matches go into a temporary table once, from which everything is counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from indexer.model import Quote, Release
from tests.benchmarks.asked import FACET_SIZE, PER_PAGE, Answer, Asked

_TABLES = """
create table quotes (number integer primary key, id text, day integer, month integer,
                     speaker text, organisation text, text text);
create index by_day on quotes (day desc);
create virtual table words using fts5 (text, content=quotes, content_rowid=number,
                                       tokenize='porter unicode61 remove_diacritics 2');
"""


class Fts5:
    name = "SQLite FTS5"

    def __init__(self) -> None:
        self._db: Any = None

    def build(self, folder: Path, releases: Iterable[tuple[Release, tuple[Quote, ...]]]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(folder / "fts.db")
        db.executescript("pragma journal_mode=off; pragma synchronous=off;" + _TABLES)
        self._insert(db, releases)
        db.execute("insert into words(words) values ('optimize')")
        db.execute("analyze")
        db.commit()
        db.close()

    def _insert(
        self, db: sqlite3.Connection, releases: Iterable[tuple[Release, tuple[Quote, ...]]]
    ) -> None:
        for _, quotes in releases:
            for q in quotes:
                day = q.published.toordinal() if q.published else 0
                month = q.published.year * 12 + q.published.month if q.published else 0
                row = (q.id, day, month, q.speaker_id, q.organisation_id, q.text)
                number = db.execute("insert into quotes values (null,?,?,?,?,?,?)", row).lastrowid
                db.execute("insert into words (rowid, text) values (?,?)", (number, q.text))

    def update(self, folder: Path, releases: Iterable[tuple[Release, tuple[Quote, ...]]]) -> None:
        db = sqlite3.connect(folder / "fts.db")
        self._insert(db, releases)
        db.commit()
        db.close()

    def open(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "fts.db")
        self._db.executescript("pragma mmap_size=4000000000; pragma temp_store=memory;")

    def answer(self, asked: Asked) -> Answer:
        db = self._db
        match = _match(asked)
        where, values = _where(asked)
        db.execute("drop table if exists found")
        if match:
            sql = (
                "create temp table found as select q.number, q.day, q.month, q.speaker,"
                " q.organisation, w.rank as score from words w join quotes q on q.number = w.rowid"
                f" where words match ? {where}"
            )
            db.execute(sql, (match, *values))
            source = "found"
        else:
            source = "quotes"
        total = db.execute(f"select count(*) from {source}").fetchone()[0]
        order = "score" if match and asked.sort == "relevance" else "day desc"
        offset = (asked.page - 1) * PER_PAGE
        numbers = [
            row[0]
            for row in db.execute(
                f"select number from {source} order by {order} limit {PER_PAGE} offset {offset}"
            )
        ]
        return Answer(
            total,
            len(self._texts(numbers, match)),
            self._facet(source, "speaker"),
            self._facet(source, "organisation"),
            len(db.execute(f"select month, count(*) from {source} group by month").fetchall()),
        )

    def _texts(self, numbers: list[int], match: str) -> list[Any]:
        marks = ",".join(map(str, numbers))
        if not match:
            sql = f"select id, text from quotes where number in ({marks})"
            return list(self._db.execute(sql).fetchall())
        sql = (
            "select rowid, snippet(words, 0, '[', ']', '…', 40) from words"
            f" where words match ? and rowid in ({marks})"
        )
        return list(self._db.execute(sql, (match,)).fetchall())

    def _facet(self, source: str, column: str) -> int:
        sql = (
            f"select {column}, count(*) c from {source} group by {column}"
            f" order by c desc limit {FACET_SIZE}"
        )
        return len(self._db.execute(sql).fetchall())

    def full_text_bytes(self, folder: Path) -> int:
        db = sqlite3.connect(folder / "fts.db")
        rows = db.execute("select sum(length(block)) from words_data").fetchone()
        db.close()
        return int(rows[0])


def _match(asked: Asked) -> str:
    quoted = [f'"{word}"' for word in asked.words]
    if asked.how == "phrase":
        return '"' + " ".join(asked.words) + '"'
    if asked.how == "prefix":
        return f"{quoted[0]}*"
    return (" OR " if asked.how == "any" else " ").join(quoted)


def _where(asked: Asked) -> tuple[str, list[Any]]:
    where = ""
    values: list[Any] = []
    for column, value in (("speaker", asked.speaker), ("organisation", asked.organisation)):
        if value:
            where += f" and q.{column} = ?"
            values.append(value)
    if asked.since:
        where += " and q.day >= ?"
        values.append(asked.since.toordinal())
    if asked.until:
        where += " and q.day <= ?"
        values.append(asked.until.toordinal())
    return where, values
