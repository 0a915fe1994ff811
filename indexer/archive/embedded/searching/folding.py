"""Each thing said once: appearances of one saying counted and shown as one.

A column holds the number of the saying of each quote, 0 where it was said in one release only.
Filters apply before: of what a search finds, the oldest appearance of each saying stands for
all. Sayings of several releases are few, so that only these quotes are ever sorted.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.searching.tallies import Counts, count_days, period_numbers
from indexer.archive.embedded.storage.columns import Columns
from indexer.archive.query import DateRange, Interval

Places = npt.NDArray[np.intp]
Values = npt.NDArray[Any]


class Sayings:
    """The sayings of a generation."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    @cached_property
    def appearances(self) -> Counts:
        """How many live quotes each saying has, by its number; none of 0."""
        counts = np.bincount(self._columns.saying[self._columns.live], minlength=1)
        counts[0] = 0
        return counts

    @cached_property
    def are_any(self) -> bool:
        """Whether anything at all is said in several releases."""
        return bool(self._columns.saying.any())

    @cached_property
    def repeats(self) -> Repeats:
        """Those of the whole archive, which remember what was asked of them."""
        return Repeats(self._columns, None)

    def elsewhere(self, number: int) -> int:
        """In how many other releases the words of a quote stand."""
        return max(int(self.appearances[self._columns.saying[number]]) - 1, 0)

    def others(self, number: int) -> list[int]:
        """The other quotes of a saying, the oldest first."""
        saying = int(self._columns.saying[number])
        if not saying:
            return []
        rows = np.flatnonzero((self._columns.saying == saying) & self._columns.live)
        rows = rows[np.argsort(self._columns.oldest[rows])]
        return [row for row in rows.tolist() if row != number]


class Repeats:
    """The quotes among some that repeat what another one of them says."""

    def __init__(self, columns: Columns, ids: Ids | None) -> None:
        """``ids`` None stands for every row."""
        self._columns = columns
        self.ids = ids
        codes = columns.saying if ids is None else columns.saying.take(ids)
        several = np.flatnonzero(codes)
        order = np.lexsort((self._take("oldest", several), codes[several]))
        self.places: Places = several[order]
        """Of those with a saying of several releases, by saying, the oldest first."""
        self._codes = codes[self.places]
        self.sayings = self._codes.astype(np.int64)
        """The sayings at these places."""
        self._by_column: dict[str, Places] = {}
        self._days: dict[str, tuple[npt.NDArray[np.int64], Counts]] = {}

    def _take(self, column: str, places: Places) -> Values:
        return self._columns[column].take(self.rows(places))

    def rows(self, places: Places) -> Values:
        """The numbers of quotes at these places."""
        return places if self.ids is None else self.ids.take(places)

    def all(self) -> Places:
        """Places of all but the oldest of each saying."""
        found: Places = self.places[1:][self._codes[1:] == self._codes[:-1]]
        return found

    def by(self, values: Values) -> Places:
        """Of each saying, the places of all but the oldest that have the same value.

        ``values`` belong to ``places``.
        """
        order = np.lexsort((values, self._codes))  # stable: the oldest stays first
        codes, same = self._codes[order], values[order]
        again = (codes[1:] == codes[:-1]) & (same[1:] == same[:-1])
        found: Places = self.places[order[1:][again]]
        return found

    def folded(self) -> Ids:
        """The numbers of the quotes without those that repeat; remembered."""
        return self._folded

    @cached_property
    def _folded(self) -> Ids:
        ids = np.arange(len(self._columns), dtype=np.int32) if self.ids is None else self.ids
        return _without(ids, self.all())

    def by_column(self, column: str) -> Places:
        """Places of quotes that say again what an older one of the same value says; remembered."""
        if column not in self._by_column:
            self._by_column[column] = self.by(self._take(column, self.places))
        return self._by_column[column]

    def again_among(self, places: Places) -> Places:
        """Which of these places say again what an older one of them says."""
        among = np.isin(self.places, places)
        kept, codes = self.places[among], self._codes[among]
        found: Places = kept[1:][codes[1:] == codes[:-1]]
        return found

    def days(self, unit: Interval) -> tuple[npt.NDArray[np.int64], Counts]:
        """Days, rising, and what was said on them: of a period, each saying once; remembered."""
        if unit not in self._days:
            self._days[unit] = self._count_days(unit)
        return self._days[unit]

    def _count_days(self, unit: Interval) -> tuple[npt.NDArray[np.int64], Counts]:
        periods = period_numbers(self._take("day", self.places).astype(np.int64), unit)
        ids = np.arange(len(self._columns), dtype=np.int32) if self.ids is None else self.ids
        return count_days(self._columns, _without(ids, self.by(periods)))

    def undated(self, undated: int) -> int:
        """Sayings without a date, of so many quotes without one."""
        dateless = self._take("day", self.places) == 0
        codes = self._codes[dateless]
        return undated - (len(codes) - len(np.unique(codes)))

    def repeated_within(self, span: DateRange) -> int:
        """How many quotes of a span of time repeat another one of it."""
        days = self._take("day", self.places)
        inside = days > 0
        if span.since is not None:
            inside &= days >= span.since.toordinal()
        if span.until is not None:
            inside &= days <= span.until.toordinal()
        codes = self._codes[inside]
        return len(codes) - len(np.unique(codes))


def _without(ids: Ids, places: Places) -> Ids:
    if not len(places):
        return ids
    kept = np.ones(len(ids), np.bool_)
    kept[places] = False
    return ids[kept]
