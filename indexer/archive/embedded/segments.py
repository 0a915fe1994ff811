"""Segments: the immutable pieces a generation is made of.

    records/<name>.db       releases and quotes as added, words
    tokens/<name>.codes.npy the texts as codes (see ``inverter``)
    tokens/<name>.starts.npy
    index/quotes_<name>.*   the posting lists, one Whoosh segment

An update adds a segment; what did not change is linked into the new
generation, not copied.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.analysis import stem
from indexer.archive.embedded.columns import load_array, release_pages
from indexer.archive.embedded.inverter import Codes, Inverted, Inverter
from indexer.archive.embedded.records import encode_quote, encode_release
from indexer.archive.embedded.store import (
    SEGMENT_INDEXES,
    SEGMENT_TABLES,
    Database,
    create_database,
)
from indexer.model import Quote, Release

Stems = Callable[[list[str]], dict[str, str]]
"""Of these forms, the stems known."""

BATCH = 2_000
"""Rows handed to SQLite at once."""


@dataclass(frozen=True)
class SegmentInfo:
    """A segment as the manifest lists it; Whoosh knows it by the same name."""

    name: str
    quotes: int
    terms: int


def digest_quote(record: str, text: str) -> int:
    """Tells whether identification changed more than ids and judgement."""
    digest = blake2b(record.encode("utf-8", "surrogatepass"), digest_size=8)
    digest.update(text.encode("utf-8", "surrogatepass"))
    return int.from_bytes(digest.digest(), "little")


class SegmentBuilder:
    """Takes releases and quotes; ``finish`` writes everything to ``folder``."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.quotes = 0
        self._folder = folder
        for part in ("records", "tokens", "index"):
            (folder / part).mkdir(exist_ok=True)
        self._db = create_database(folder / "records" / f"{name}.db", SEGMENT_TABLES)
        self._inverter = Inverter()
        self._releases = 0
        self._release_rows: list[tuple[Any, ...]] = []
        self._quote_rows: list[tuple[Any, ...]] = []

    @property
    def terms(self) -> int:
        return self._inverter.terms

    def add_release(self, release: Release) -> int:
        """Add a release without its quotes; its row."""
        row = self._releases
        self._releases += 1
        self._release_rows.append((row, encode_release(release), release.text))
        return row

    def add_quote(self, quote: Quote, release_row: int) -> tuple[int, int]:
        """Add a quote; its number of terms and the digest of its record."""
        record = encode_quote(quote)
        row = (
            quote.id, release_row, record, quote.text, quote.judgement,
            quote.speaker_id, quote.organisation_id, None,
        )  # fmt: skip
        return self.add_row(row, quote.text), digest_quote(record, quote.text)

    def add_row(self, row: tuple[Any, ...], indexed: str) -> int:
        """Add a row as stored, searchable by ``indexed``; its number of terms."""
        self._quote_rows.append((self.quotes, *row))
        self.quotes += 1
        if len(self._quote_rows) >= BATCH:
            self._flush()
        return self._inverter.add(indexed)

    def _flush(self) -> None:
        self._db.executemany("insert into releases values (?,?,?)", self._release_rows)
        self._db.executemany("insert into quotes values (?,?,?,?,?,?,?,?,?)", self._quote_rows)
        self._release_rows.clear()
        self._quote_rows.clear()

    def read(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Read what was added so far."""
        self._flush()
        return self._db.execute(sql, values).fetchall()

    def finish(self, known_stems: Stems) -> SegmentInfo:
        """Write what was added. ``known_stems`` saves working out some of them again."""
        self._flush()
        inverted = self._inverter.finish()
        having = inverted.having().tolist()
        stems = known_stems(inverted.forms)
        self._db.executemany(
            "insert into words values (?,?,?,?)",
            (
                (number, form, stems.get(form) or stem(form), having[number])
                for number, form in enumerate(inverted.forms)
            ),
        )
        self._db.executescript(SEGMENT_INDEXES)
        self._db.commit()
        self._db.close()
        return write_inverted(self._folder, self.name, inverted)

    def close(self) -> None:
        self._db.close()


def write_inverted(folder: Path, name: str, inverted: Inverted) -> SegmentInfo:
    """Write codes and posting lists."""
    np.save(folder / "tokens" / f"{name}.codes.npy", inverted.codes, allow_pickle=False)
    np.save(folder / "tokens" / f"{name}.starts.npy", inverted.starts, allow_pickle=False)
    inverted.write_segment(folder / "index", name)
    return SegmentInfo(name, len(inverted.lengths), len(inverted.codes))


def segment_files(folder: Path, info: SegmentInfo) -> list[str]:
    """The files of a segment, relative to its generation."""
    found = [f"records/{info.name}.db"]
    found += [f"tokens/{info.name}.{part}.npy" for part in ("codes", "starts")]
    found += [
        f"index/{path.name}" for path in sorted((folder / "index").glob(f"quotes_{info.name}.*"))
    ]
    return found


def link_segment(source: Path, target: Path, info: SegmentInfo) -> list[str]:
    """Bring a segment into another generation without copying it, where the disk allows."""
    names = segment_files(source, info)
    for name in names:
        (target / name).parent.mkdir(exist_ok=True)
        try:
            os.link(source / name, target / name)
        except OSError:
            shutil.copy2(source / name, target / name)
    return names


LOOKED_AT = 1_000
"""Texts here and there, each of which brings 64 KB of codes into memory with its own."""


class Segment:
    """A segment being read. ``base`` is the number of its first quote in the generation."""

    def __init__(self, folder: Path, info: SegmentInfo, base: int) -> None:
        self.info = info
        self.base = base
        self.database = Database(folder / "records" / f"{info.name}.db")
        self._looked_at = 0  # about: threads may lose a few of each other's
        self.codes: Codes = load_array(folder / "tokens" / f"{info.name}.codes.npy", np.uint32)
        self.starts: npt.NDArray[np.int64] = load_array(
            folder / "tokens" / f"{info.name}.starts.npy", np.int64
        )

    def look_at(self, texts: int) -> None:
        """Count texts looked at: so many have brought most of the codes into memory."""
        self._looked_at += texts
        if self._looked_at > LOOKED_AT:
            self._looked_at = 0
            self.hand_back()

    def hand_back(self) -> None:
        """Let go of the codes after running over all of them.

        They stay in the system's cache; of this process's memory they would be a quarter.
        """
        release_pages(self.codes)

    def close(self) -> None:
        self.database.close()
