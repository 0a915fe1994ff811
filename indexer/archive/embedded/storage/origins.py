"""Where releases are read, and where ids lead that stand no more: from one generation to the next.

Tables that hardly change are taken over from the generation before, and what is another row by now
is written into them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from indexer.archive.embedded.integrity.checked import CheckedFile
from indexer.archive.embedded.storage.store import Database
from indexer.archive.names import Id
from indexer.model import ReleaseId, Source

_SOURCES = "select release, collection, path, record from sources order by release, place"
_INSERT = "insert into sources values (?,?,?,?,?)"
Sources = Mapping[ReleaseId, tuple[Source, ...]]


def read_sources(catalogue: Database) -> dict[ReleaseId, tuple[Source, ...]]:
    """Where every release is read, by id."""
    found: dict[ReleaseId, tuple[Source, ...]] = {}
    if not catalogue.has("sources"):  # an archive of version 0.1
        return found
    make = tuple.__new__  # what _make comes to, a quarter of a million times
    for release, *place in catalogue.rows(_SOURCES):
        found[release] = (*found.get(release, ()), make(Source, place))
    return found


def read_collections(catalogue: Database) -> dict[str, str]:
    """The folders of collections."""
    if not catalogue.has("collections"):
        return {}
    return dict(catalogue.rows("select name, folder from collections"))


def read_leads(catalogue: Database, table: str) -> dict[Any, Any]:
    """A table of ids that lead on."""
    if not catalogue.has(table):
        return {}
    return dict(catalogue.rows(f"select old, new from {table}"))  # noqa: S608  # tables of our own


def write_sources(catalogue: sqlite3.Connection, sources: Sources, before: Sources) -> None:
    """Bring the table of places, which is that of ``before``, up to date."""
    changed = [release for release, places in sources.items() if before.get(release) != places]
    gone = [release for release in before if release not in sources]
    catalogue.executemany("delete from sources where release = ?", ((r,) for r in changed + gone))
    catalogue.executemany(
        _INSERT,
        (
            (release, place, *source)
            for release in changed
            for place, source in enumerate(sources[release])
        ),
    )


def lead_on(catalogue: sqlite3.Connection, table: str, moves: Mapping[Id, Id]) -> None:
    """Add to a table of ids that lead on."""
    catalogue.executemany(f"insert or replace into {table} values (?,?)", moves.items())  # noqa: S608  # tables of our own


def take_over(catalogue: sqlite3.Connection, before: CheckedFile) -> None:
    """Fill the tables of this module with what the generation before had."""
    before.check_all()  # SQLite reads it past our checks
    catalogue.commit()
    catalogue.execute("attach database ? as before", (str(before.path),))
    for table in ("sources", "led_releases", "led_quotes"):
        catalogue.execute(f"insert into main.{table} select * from before.{table}")  # noqa: S608
    catalogue.commit()
    catalogue.execute("detach database before")
