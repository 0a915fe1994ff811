"""Keeping segments few: small ones are joined, and what was replaced is left behind.

Every segment costs each search a look-up, so that daily updates would make it
slower for ever. Codes are renumbered and inverted again; no text is analysed.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.index.inverter import Codes, Inverted
from indexer.archive.embedded.index.segments import Segment, write_inverted
from indexer.archive.embedded.integrity.manifest import GenerationFiles, SegmentInfo
from indexer.archive.embedded.storage.columns import Columns
from indexer.archive.embedded.storage.store import (
    SEGMENT_INDEXES,
    SEGMENT_TABLES,
    create_database,
)
from indexer.archive.embedded.writing.state import HeldRelease, State
from indexer.model import ReleaseId

MAX_SEGMENTS = 8
JOINED = 4
"""Segments left free by a merge, so that not every update merges."""

Place = tuple[SegmentInfo, GenerationFiles]
"""A segment and the files of the generation it is in."""


def choose_merges(segments: list[SegmentInfo], live: npt.NDArray[np.bool_]) -> set[str]:
    """Names of the segments to be joined into one: the smallest where there are too many,
    and those more than half of whose quotes were replaced."""
    chosen: set[str] = set()
    base = 0
    living: dict[str, int] = {}
    for info in segments:
        living[info.name] = int(np.count_nonzero(live[base : base + info.quotes]))
        if living[info.name] * 2 < info.quotes:
            chosen.add(info.name)
        base += info.quotes
    if len(segments) > MAX_SEGMENTS:
        smallest = sorted(living, key=lambda name: (living[name], name))
        chosen.update(smallest[: len(segments) - MAX_SEGMENTS + JOINED])
    return chosen


def merge_segments(
    folder: Path, name: str, places: list[Place], chosen: set[str], state: State, columns: Columns
) -> SegmentInfo:
    """Join the chosen segments into a new one, the last; columns and releases move along."""
    merging = _Merging(folder, name)
    kept: list[npt.NDArray[np.int64]] = []
    moved: list[npt.NDArray[np.int64]] = []
    base = 0
    for info, source in places:
        numbers = np.arange(base, base + info.quotes)
        if info.name in chosen:
            numbers = numbers[columns.live[numbers]]
            held = {i: h for i, h in state.releases.items() if h.segment == info.name}
            with closing(Segment(source, info, base)) as segment:
                state.releases.update(merging.add(segment, numbers - base, held))
            moved.append(numbers)
        else:
            kept.append(numbers)
        base += info.quotes
    order = np.concatenate([*kept, *moved]) if kept or moved else np.empty(0, np.int64)
    _move(state.releases, order, base)
    for column, values in columns.arrays.items():
        columns.arrays[column] = values[order]
    return merging.finish()


def _move(releases: dict[ReleaseId, HeldRelease], order: npt.NDArray[np.int64], size: int) -> None:
    """Give releases the new numbers of their quotes, which stay side by side."""
    places = np.full(size, -1, np.int64)
    places[order] = np.arange(len(order))
    for release_id, held in releases.items():
        here = places[held.first : held.last]
        here = here[here >= 0]
        first, last = (int(here[0]), int(here[-1]) + 1) if len(here) else (0, 0)
        if (first, last) != (held.first, held.last):
            releases[release_id] = held._replace(first=first, last=last)


class _Merging:
    """The new segment while it grows."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        for part in ("records", "tokens", "index"):
            (folder / part).mkdir(exist_ok=True)
        self._db = create_database(folder / "records" / f"{name}.db", SEGMENT_TABLES)
        self._quotes = 0
        self._releases = 0
        self._stems: dict[str, str] = {}
        self._parts: list[tuple[list[str], Codes, npt.NDArray[np.int64]]] = []

    def add(
        self,
        segment: Segment,
        numbers: npt.NDArray[np.int64],
        held: dict[ReleaseId, HeldRelease],
    ) -> dict[ReleaseId, HeldRelease]:
        """Take over these quotes of a segment, and the releases held, which are given back
        as they are held from now on."""
        rows = {release.row: release_id for release_id, release in held.items()}
        moved: dict[ReleaseId, HeldRelease] = {}
        for row, record, text in segment.database.rows("select * from releases order by number"):
            if row in rows:
                release_id = rows[row]
                moved[release_id] = held[release_id]._replace(
                    segment=self._name, row=self._releases
                )
                self._db.execute(
                    "insert into releases values (?,?,?)", (self._releases, record, text)
                )
                self._releases += 1
        living = set(numbers.tolist())
        with segment.database.connection() as source:
            for quote in source.execute("select * from quotes order by number"):
                if quote[0] in living:
                    self._db.execute(
                        "insert into quotes values (?,?,?,?,?,?,?,?,?)", (self._quotes, *quote[1:])
                    )
                    self._quotes += 1
        words = segment.database.rows("select form, stem from words order by number")
        self._stems.update(words)
        forms = [form for form, _ in words]
        starts, ends = segment.starts[numbers], segment.starts[numbers + 1]
        segment.look_at_all()
        lengths = ends - starts
        before = np.cumsum(lengths) - lengths
        runs = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
        self._parts.append((forms, segment.codes[runs], lengths))
        return moved

    def finish(self) -> SegmentInfo:
        inverted = self._invert()
        having = inverted.having().tolist()
        self._db.executemany(
            "insert into words values (?,?,?,?)",
            ((n, form, self._stems[form], having[n]) for n, form in enumerate(inverted.forms)),
        )
        self._db.executescript(SEGMENT_INDEXES)
        self._db.commit()
        self._db.close()
        return write_inverted(self._folder, self._name, inverted)

    def _invert(self) -> Inverted:
        """Codes of all parts in the numbers of their common forms."""
        used = [self._used(forms, codes) for forms, codes, _ in self._parts]
        common = sorted(set().union(*used)) if used else []
        numbers = {form: number for number, form in enumerate(common)}
        codes = [np.empty(0, np.uint32)]
        for forms, part, _ in self._parts:
            renumber = np.array([numbers.get(form, 0) for form in forms], np.uint32)
            one = np.uint32(1)
            codes.append((renumber[part >> one] << one) | (part & one) if len(part) else part)
        lengths = [length for _, _, length in self._parts]
        starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(np.concatenate(lengths))))
        return Inverted(common, np.concatenate(codes), starts)

    @staticmethod
    def _used(forms: list[str], codes: Codes) -> set[str]:
        return {forms[number] for number in np.unique(codes >> np.uint32(1)).tolist()}
