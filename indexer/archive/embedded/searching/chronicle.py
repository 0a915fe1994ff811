"""Everything between two days: a stretch of the quotes in the order of their dates.

Such a search asks no word and no filter. Its quotes stand next to each other, newest first, so
that no quote need be looked at to find them; and what a field's values count up to a place is
known at a few places, so that only the quotes between one of these and an end are counted.
"""

from __future__ import annotations

import threading

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.index.postings import Work
from indexer.archive.embedded.searching.tallies import Counts
from indexer.archive.embedded.storage.catalogue import Catalogue
from indexer.archive.embedded.storage.columns import FIELD_COLUMNS, Columns
from indexer.archive.query import DateRange, FilterField, SearchQuery

PLACES = 16
"""Where counts are known: of 20,000 speakers they take a megabyte."""

Days = npt.NDArray[np.int64]


def asks_days_alone(query: SearchQuery) -> bool:
    """Whether a search gives dates and asks nothing else."""
    asks_more = query.expression is not None or query.filters or query.group_by is not None
    asks_more = asks_more or query.arrived is not None
    return query.dates != DateRange() and not asks_more


class Chronicle:
    """The quotes of a generation newest first: dated ones, then undated, then dead ones."""

    def __init__(
        self,
        columns: Columns,
        catalogue: Catalogue,
        newest: Ids,
        days: Days,
        counts: Counts,
        work: Work,
    ) -> None:
        """``newest`` are all quotes in their order; ``days`` rise, with the live quotes of each."""
        self._columns = columns
        self._catalogue = catalogue
        self._newest = newest
        self.days = days
        self.counts = counts
        self._until = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
        self._step = max(-(-int(self._until[-1]) // PLACES), 1)
        self._work = work
        self._known: dict[FilterField, npt.NDArray[np.int32]] = {}
        self._lock = threading.Lock()

    def between(self, dates: DateRange) -> Stretch:
        """The quotes of these days."""
        first, last = 0, len(self.days)
        if dates.since is not None:
            first = int(np.searchsorted(self.days, dates.since.toordinal()))
        if dates.until is not None:
            last = int(np.searchsorted(self.days, dates.until.toordinal(), "right"))
        return Stretch(self, first, max(first, last))

    def place(self, day: int) -> int:
        """Dated quotes of the days before the so-manyth: a place, oldest first."""
        return int(self._until[day])

    @property
    def dated(self) -> int:
        return int(self._until[-1])

    def counts_before(self, name: FilterField, place: int) -> Counts:
        """How often the newest so many quotes have each value of a field."""
        known = self._counts_known(name)
        nearest = min(round(place / self._step), len(known) - 1)
        counts: Counts = known[nearest].astype(np.int64)
        at = min(nearest * self._step, self.dated)
        if at < place:
            counts += self._count(name, at, place)
        elif at > place:
            counts -= self._count(name, place, at)
        return counts

    def _counts_known(self, name: FilterField) -> npt.NDArray[np.int32]:
        with self._lock:
            if name not in self._known:
                ends = [*range(0, self.dated, self._step), self.dated]
                known = np.zeros((len(ends), self._catalogue.size(name)), np.int32)
                for n in range(1, len(ends)):
                    known[n] = known[n - 1] + self._count(name, ends[n - 1], ends[n])
                self._known[name] = known
            return self._known[name]

    def _count(self, name: FilterField, first: int, last: int) -> Counts:
        self._work.values += last - first
        values = self._columns[FIELD_COLUMNS[name]].take(self._newest[first:last])
        if name == "office":
            return self._catalogue.offices.count(
                np.bincount(values, minlength=self._catalogue.size("role"))
            )
        return np.bincount(values, minlength=self._catalogue.size(name))


class Stretch:
    """The quotes of some days that follow each other: ``first`` to ``last`` of a chronicle's."""

    def __init__(self, chronicle: Chronicle, first: int, last: int) -> None:
        self._chronicle = chronicle
        self.days = chronicle.days[first:last]
        self.counts = chronicle.counts[first:last]
        self._oldest = chronicle.place(first), chronicle.place(last)
        self._newest = chronicle.dated - self._oldest[1], chronicle.dated - self._oldest[0]

    @property
    def total(self) -> int:
        return self._newest[1] - self._newest[0]

    def count(self, name: FilterField) -> Counts:
        """How often each value of a field occurs."""
        if not self.total:
            return np.zeros(self._chronicle.counts_before(name, 0).shape, np.int64)
        first, last = self._newest
        counts = self._chronicle.counts_before(name, last)
        return counts - self._chronicle.counts_before(name, first) if first else counts

    def page(self, query: SearchQuery) -> slice:
        """Where the query's page is among all quotes in the query's order."""
        first, last = self._oldest if query.order == "oldest" else self._newest
        start = first + (query.page - 1) * query.per_page
        return slice(min(start, last), min(start + query.per_page, last))
