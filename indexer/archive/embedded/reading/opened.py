"""What all parts of a reader share: the files, columns and words of one generation, opened."""

from __future__ import annotations

import threading
from functools import cached_property

import numpy as np
import numpy.typing as npt

from indexer.archive.analysis import ANALYSIS_VERSION, READ_ANALYSES
from indexer.archive.atoms import positive_atoms
from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.index.postings import FullText, Work
from indexer.archive.embedded.index.segments import Segment
from indexer.archive.embedded.integrity.manifest import GenerationFiles, Manifest
from indexer.archive.embedded.searching.chronicle import Chronicle
from indexer.archive.embedded.searching.executor import Executor, make_norms
from indexer.archive.embedded.searching.facets import Whole
from indexer.archive.embedded.searching.folding import Repeats, Sayings
from indexer.archive.embedded.searching.selection import Selection
from indexer.archive.embedded.searching.tallies import count_days
from indexer.archive.embedded.storage.catalogue import Catalogue
from indexer.archive.embedded.storage.columns import FIELD_COLUMNS, map_columns
from indexer.archive.query import ArrivalOrder, SearchQuery
from indexer.archive.snippets import Marker
from indexer.errors import DamagedArchiveError, OtherVersionError

AT_ONCE = 2
"""Searches a process works on at the same time: what each holds meanwhile is megabytes."""


_VALUES = {name: column for name, column in FIELD_COLUMNS.items() if name != "office"}


class Opened:
    """One generation, mapped into memory; nothing of it changes while it is open."""

    def __init__(self, files: GenerationFiles, manifest: Manifest) -> None:
        if manifest.analysis not in READ_ANALYSES:
            raise OtherVersionError(
                f"{files.folder} was analysed by version {manifest.analysis}, this is"
                f" {ANALYSIS_VERSION}: build the archive again from all its releases, with --fresh"
            )
        self.files = files
        self.work = Work()
        self.manifest = manifest
        self.catalogue = Catalogue(files)
        sizes = {column: self.catalogue.size(name) for name, column in _VALUES.items()}
        sizes["release"] = self._count_releases()
        self.columns = map_columns(files, manifest.rows, sizes)
        self.segments: list[Segment] = []
        base = 0
        for info in manifest.segments:
            self.segments.append(Segment(files, info, base))
            base += info.quotes
        live = self.columns.live
        self.all_live = bool(live.all())
        self.everything: Ids = np.flatnonzero(live).astype(np.int32)
        self.text = FullText(files, self.segments, live, self.work)
        average = manifest.facts["terms"] / max(len(self.everything), 1)
        self.norms = make_norms(average or 1.0)
        self.whole = Whole(self.columns, self.catalogue)
        self.sayings = Sayings(self.columns)
        self._builds: tuple[ArrivalOrder, npt.NDArray[np.int32]] | None = None
        self.turns = threading.Semaphore(AT_ONCE)

    def close(self) -> None:
        self.catalogue.close()
        self.text.close()
        for segment in self.segments:
            segment.close()

    def _count_releases(self) -> int:
        count, told = self.catalogue.count_releases(), self.manifest.counts["releases"]
        if count != told:
            path = self.catalogue.database.path
            raise DamagedArchiveError(path, f"has {count} releases, the manifest {told}")
        return count

    def segment(self, name: str) -> Segment:
        """The segment that a release is said to be in."""
        found = next((one for one in self.segments if one.info.name == name), None)
        if found is None:
            path = self.catalogue.database.path
            raise DamagedArchiveError(path, f"has a release in {name!r}, which is no segment")
        return found

    def executor(self, scored: bool = False) -> Executor:
        return Executor(
            self.text,
            self.everything,
            self.columns.length,
            self.norms,
            self.work,
            scored=scored,
        )

    def select(self, executor: Executor, query: SearchQuery) -> Selection:
        if query.expression is not None:
            ids: Ids | None = executor.match(query.expression)
        else:
            ids = None if self.all_live else self.everything
        if query.arrived is not None and query.arrived.since:
            ids = self.everything if ids is None else ids
            late = self.builds(query.arrived.order) >= query.arrived.since
            ids = ids[late.take(self.columns.release.take(ids))]
        return Selection(self.columns, ids, query, self.catalogue.rows_of)

    def builds(self, order: ArrivalOrder) -> npt.NDArray[np.int32]:
        """By which build each release came in, by its number; of the last order remembered."""
        known = self._builds
        if known is None or known[0] is not order:
            builds = np.zeros(self.manifest.counts["releases"], np.int32)
            for release, build in order.builds.items():
                if (number := self.catalogue.release_number(release)) is not None:
                    builds[number] = build
            self._builds = known = order, builds
        return known[1]

    def marker(self, query: SearchQuery) -> Marker:
        return Marker(positive_atoms(query.expression), self.text.forms_of)

    def repeats(self, query: SearchQuery, ids: Ids | None) -> Repeats | None:
        """Quotes of a folded search that say again what others of it say."""
        if not (query.folded and self.sayings.are_any):
            return None
        return self.sayings.repeats if ids is None else Repeats(self.columns, ids)

    def fold(self, query: SearchQuery, ids: Ids | None) -> Ids | None:
        repeats = self.repeats(query, ids)
        return ids if repeats is None else repeats.folded()

    def days(self, ids: Ids | None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Days that have quotes of a result, rising, and how many."""
        return self.whole.days() if ids is None else count_days(self.columns, ids)

    @cached_property
    def newest(self) -> Ids:
        return self.whole.order("newest")

    @cached_property
    def oldest(self) -> Ids:
        return self.whole.order("oldest")

    @cached_property
    def chronicle(self) -> Chronicle:
        days, counts = self.days(None if self.all_live else self.everything)
        return Chronicle(self.columns, self.catalogue, self.newest, days, counts, self.work)
