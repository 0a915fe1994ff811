"""Segments: the immutable pieces a generation is made of.

    records/<name>.db       releases and quotes as added, words
    tokens/<name>.codes.npy the texts as codes (see ``inverter``)
    tokens/<name>.starts.npy
    index/quotes_<name>.*   the posting lists, one Whoosh segment

An update adds a segment; what did not change is taken over (see ``handing_on``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.analysis import has_stem, stem, stored_stems
from indexer.archive.embedded.index.inverter import Inverted, Inverter
from indexer.archive.embedded.index.mapped import unmap
from indexer.archive.embedded.integrity.checked import BLOCK
from indexer.archive.embedded.integrity.manifest import GenerationFiles, SegmentInfo
from indexer.archive.embedded.storage.columns import ARRAY_START, load_array, map_array
from indexer.archive.embedded.storage.records import encode_quote, encode_release
from indexer.archive.embedded.storage.store import (
    SEGMENT,
    SEGMENT_INDEXES,
    SEGMENT_TABLES,
    Database,
    create_database,
)
from indexer.errors import DamagedArchiveError
from indexer.model import Quote, Release

Places = npt.NDArray[np.int64]
Stems = Callable[[list[str]], dict[str, str]]
"""Of these forms, the stems known."""

BATCH = 2_000
"""Rows handed to SQLite at once."""


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


LOOKED_AT = 1_000
"""Texts here and there, each of which brings 64 KB of codes into memory with its own."""
_BEYOND = 8
"""Codes past the end of a text that following a phrase may look at."""


class Segment:
    """A segment being read. ``base`` is the number of its first quote in the generation.

    The blocks of its codes are compared with their checksums as texts are looked at: whoever
    reads ``codes`` says which by ``look_at_texts``, or by ``look_at_all`` that it reads them all.
    """

    def __init__(self, files: GenerationFiles, info: SegmentInfo, base: int) -> None:
        self.info = info
        self.base = base
        self.database = Database(files.file(f"records/{info.name}.db"), SEGMENT)
        self._looked_at = 0  # about: threads may lose a few of each other's
        self._file = files.file(f"tokens/{info.name}.codes.npy")
        self.codes, self._mapped = map_array(self._file, np.uint32)
        (last,) = self.database.row("select max(number) from quotes") or (None,)
        if last is not None and last >= info.quotes:
            raise DamagedArchiveError(self.database.path, f"has a quote {last} of {info.quotes}")
        self._starts = files.file(f"tokens/{info.name}.starts.npy")
        if len(self.codes) != info.terms:
            raise DamagedArchiveError(self._file.path, f"{len(self.codes)}, not {info.terms}")

    @cached_property
    def starts(self) -> npt.NDArray[np.int64]:
        """Where each text begins in ``codes``, and after the last where that ends."""
        starts = load_array(self._starts, np.int64)
        fits = len(starts) == self.info.quotes + 1 and starts[0] == 0
        if not fits or starts[-1] != len(self.codes) or (starts[1:] < starts[:-1]).any():
            raise DamagedArchiveError(self._starts.path, "does not fit its texts")
        return starts

    def words_of(self, stem: str) -> list[tuple[int, str]]:
        """The numbers and forms of the words of a stem, in segments with older stems too."""
        stored = stored_stems(stem)
        marks = ",".join("?" * len(stored))
        sql = f"select number, form from words where stem in ({marks})"  # noqa: S608  # marks
        rows = self.database.rows(sql, stored)
        return [(number, form) for number, form in rows if has_stem(form, stem)]

    def look_at_texts(self, starts: Places, ends: Places) -> None:
        """Before the codes from each start to each end are read."""
        if self._file.is_seen:
            return
        size, step = len(self._file.unseen), self.codes.itemsize
        first = (starts * step + ARRAY_START) // BLOCK
        last = ((np.minimum(ends + _BEYOND, len(self.codes)) - 1) * step + ARRAY_START) // BLOCK
        opened = np.bincount(first, minlength=size + 1) - np.bincount(last + 1, minlength=size + 1)
        touched = np.cumsum(opened)[:size] > 0
        self._file.check_blocks(self._mapped, np.flatnonzero(touched & self._file.unseen).tolist())

    def look_at_all(self) -> None:
        """Before all codes are read."""
        self._file.check(self._mapped)

    def count(self, texts: int) -> None:
        """Count texts looked at: so many have brought most of the codes into memory."""
        self._looked_at += texts
        if self._looked_at > LOOKED_AT:
            self._looked_at = 0
            self.hand_back()

    def hand_back(self) -> None:
        """Let go of the codes after running over all of them.

        They stay in the system's cache; of this process's memory they would be a quarter.
        """
        unmap(self._mapped)

    def close(self) -> None:
        self.database.close()
