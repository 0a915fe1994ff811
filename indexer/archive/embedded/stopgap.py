"""Records in one SQLite file, searched in memory."""

from __future__ import annotations

import json
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from indexer.archive.analysis import ANALYSIS_VERSION
from indexer.archive.embedded import records
from indexer.archive.embedded.generations import (
    SCHEMA_VERSION,
    Generations,
    Manifest,
    list_files,
    read_manifest,
)
from indexer.archive.memory import MemoryWriter
from indexer.archive.memory_reader import Holding, MemoryReader
from indexer.model import Quote, QuoteId


class EmbeddedArchive:
    """``Archive`` and ``WritableArchive`` in a folder."""

    def __init__(self, directory: Path) -> None:
        self._generations = Generations(directory)
        self._lock = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._reader: MemoryReader | None = None

    @contextmanager
    def reader(self) -> Iterator[MemoryReader]:
        stamp = self._generations.stamp()
        with self._lock:
            if self._reader is None or stamp != self._stamp:
                self._reader, self._stamp = MemoryReader(self._load()), stamp
            found = self._reader
        yield found

    def close(self) -> None:
        self._reader = None

    @contextmanager
    def writer(self, *, fresh: bool = False) -> Iterator[MemoryWriter]:
        with self._generations.lock_for_writing():
            try:
                self._generations.current()
                base = Holding() if fresh else self._load()
            except FileNotFoundError:
                base = Holding()
            except Exception as error:
                if type(error).__name__ != "NoArchiveError":
                    raise
                base = Holding()
            yield MemoryWriter(base, self._save)

    def _save(self, holding: Holding) -> str:
        name = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-") + uuid.uuid4().hex[:6]
        holding.generation, holding.built = name, datetime.now(UTC).isoformat(timespec="seconds")
        folder = self._generations.begin(name)
        with closing(sqlite3.connect(folder / "archive.db")) as db:
            db.execute("create table t (kind text, a text, b text, c text, d text)")
            rows: list[tuple[str | None, ...]] = []
            for release in holding.releases.values():
                rows.append(("release", records.encode_release(release), release.text, None, None))
            for quotes in holding.quotes.values():
                rows.extend(_row("quote", q) for q in quotes)
            rows.extend(_row("identified", q) for q in holding.identified.values())
            rows.extend(
                ("speaker", records.encode_speaker(s), None, None, None) for s in holding.speakers
            )
            rows.extend(
                ("organisation", records.encode_organisation(o), None, None, None)
                for o in holding.organisations
            )
            rows.append(("redirects", json.dumps(holding.redirects), None, None, None))
            db.executemany("insert into t values (?,?,?,?,?)", rows)
            db.commit()
        self._generations.publish(
            folder,
            Manifest(
                SCHEMA_VERSION, ANALYSIS_VERSION, name, holding.built, files=list_files(folder)
            ),
        )
        return name

    def _load(self) -> Holding:
        name = self._generations.current()
        manifest = read_manifest(self._generations.folder(name))
        holding = Holding(generation=name, built=manifest.built)
        speakers, organisations = [], []
        with closing(sqlite3.connect(self._generations.folder(name) / "archive.db")) as db:
            for kind, a, b, c, d in db.execute("select * from t"):
                if kind == "release":
                    release = records.decode_release(a, b)
                    holding.releases[release.id] = release
                    holding.quotes.setdefault(release.id, ())
                elif kind == "quote":
                    quote = records.decode_quote(a, b, c, d)
                    holding.quotes[quote.release_id] = (
                        *holding.quotes.get(quote.release_id, ()),
                        quote,
                    )
                elif kind == "identified":
                    quote = records.decode_quote(a, b, c, d)
                    holding.identified[QuoteId(quote.id)] = quote
                elif kind == "speaker":
                    speakers.append(records.decode_speaker(a))
                elif kind == "organisation":
                    organisations.append(records.decode_organisation(a))
                else:
                    holding.redirects = json.loads(a)
        holding.speakers, holding.organisations = tuple(speakers), tuple(organisations)
        return holding


def _row(kind: str, q: Quote) -> tuple[str | None, ...]:
    return (kind, records.encode_quote(q), q.text, q.speaker_id, q.organisation_id)
