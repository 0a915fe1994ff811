"""Filters as masks over what an expression matched, and the order of what is left."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.storage.columns import FIELD_COLUMNS, Bools, Columns
from indexer.archive.query import DateRange, FilterField, SearchQuery

Rows = Callable[[FilterField, str], list[int]]
"""A value of a field to what its column has for it; none for one that no quote has."""

_BLOCKS = 8  # times as many as keys are wanted: their smallest keys then bound them closely
_LEAST_BLOCKS = 256
_LEAST_IN_BLOCK = 8
_MANY = 4_096  # sorting so few costs less than choosing among them


class Selection:
    """Quotes that match words, dates and exclusions, with a mask for each filtered field.

    ``ids`` None stands for every row of the columns, so that nothing is copied.
    """

    def __init__(self, columns: Columns, ids: Ids | None, query: SearchQuery, rows: Rows) -> None:
        self._columns = columns
        self.ids = ids
        keep = [*self._date_masks(query.dates), *self._exclusions(query, rows)]
        if keep:
            kept = np.flatnonzero(reduce(np.logical_and, keep)).astype(np.int32)
            self.ids = kept if ids is None else ids.take(kept)
        self.masks = dict(self._choices(query, rows))

    def take(self, column: str) -> npt.NDArray[Any]:
        """A column's values of the quotes selected so far."""
        values = self._columns[column]
        return values if self.ids is None else values.take(self.ids)

    def _date_masks(self, dates: DateRange) -> list[Bools]:
        if dates.since is None and dates.until is None:
            return []
        day = self.take("day")
        first = max(dates.since.toordinal() if dates.since else 1, 1)  # 0 is no date
        masks: list[Bools] = [day >= first]
        if dates.until is not None:
            masks.append(day <= dates.until.toordinal())
        return masks

    def _exclusions(self, query: SearchQuery, rows: Rows) -> list[Bools]:
        masks: list[Bools] = []
        for name, column in FIELD_COLUMNS.items():
            for value in query.chosen(name, excluded=True):
                if unwanted := rows(name, value):
                    masks.append(~self._is_one_of(column, unwanted))
        return masks

    def _choices(self, query: SearchQuery, rows: Rows) -> Any:
        for name, column in FIELD_COLUMNS.items():
            values = query.chosen(name)
            if values:
                wanted = sorted({row for value in values for row in rows(name, value)})
                yield name, self._is_one_of(column, wanted)

    def _is_one_of(self, column: str, wanted: list[int]) -> Bools:
        values = self.take(column)
        if not wanted:
            return np.zeros(len(values), np.bool_)
        if len(wanted) <= 4:
            return np.asarray(reduce(np.logical_or, [values == n for n in wanted]), np.bool_)
        table = np.zeros(int(values.max(initial=0)) + max(wanted) + 1, np.bool_)
        table[wanted] = True
        return np.asarray(table[values], np.bool_)

    def mask(self, *, ignoring: FilterField | None = None) -> Bools | None:
        """Where all field filters hold, one of them left aside; None for everywhere."""
        masks = [mask for name, mask in self.masks.items() if name != ignoring]
        return reduce(np.logical_and, masks) if masks else None

    def result(self) -> Ids | None:
        """The quotes of the result, rising; None for every row."""
        mask = self.mask()
        if mask is None:
            return self.ids
        kept = np.flatnonzero(mask)
        return kept.astype(np.int32) if self.ids is None else self.ids.take(kept)


def asks_scores_of_all(query: SearchQuery) -> bool:
    """Whether everything that the words match is the result, and ordered by its scores."""
    cut = query.filters or query.dates != DateRange() or query.arrived is not None
    return query.order == "relevance" and not cut


def pick_page(
    rank: npt.NDArray[Any], scores: npt.NDArray[np.float64] | None, first: int, last: int
) -> npt.NDArray[np.int64]:
    """Places ``first`` to ``last`` in the order of score, then rank, without sorting all.

    ``rank`` is small for what comes first and never repeats; without scores it
    alone decides. Costs the same for every page.
    """
    count = len(rank)
    last = min(last, count)
    if first >= last:
        return np.empty(0, np.int64)
    keys = rank if scores is None else -scores
    highest = _bound(keys, last)
    if highest is None:
        highest = np.partition(keys, last - 1)[last - 1]
    # Many quotes share a score: take all down to the last one's, then let rank decide.
    near = np.flatnonzero(keys <= highest)
    if scores is not None and len(near) > _MANY:
        near = _cut_ties(keys, rank, near, last)
    order = np.argsort(rank[near]) if scores is None else np.lexsort((rank[near], keys[near]))
    return near[order[first:last]]


def _cut_ties(
    keys: npt.NDArray[Any],
    rank: npt.NDArray[Any],
    near: npt.NDArray[np.int64],
    wanted: int,
) -> npt.NDArray[np.int64]:
    """Of places among which the first ``wanted`` are, all with a lower key than the last of
    these, and of those that share its key the first by rank: a prefix scores all alike."""
    own = keys[near]
    exact = np.partition(own, wanted - 1)[wanted - 1]
    tied = near[own == exact]
    if len(tied) > wanted:
        tied = tied[np.argpartition(rank[tied], wanted - 1)[:wanted]]
    return np.concatenate((near[own < exact], tied))


def _bound(keys: npt.NDArray[Any], wanted: int) -> Any:
    """A key that at least ``wanted`` do not exceed, and few more; None where that is no saving.

    Partitioning all keys costs 20 ns each. The smallest key of each of many
    blocks costs half of one; as many blocks as are wanted have theirs below
    the bound, and what lies below it is few enough to sort.
    """
    blocks = max(wanted * _BLOCKS, _LEAST_BLOCKS)
    size = len(keys) // blocks
    if size < _LEAST_IN_BLOCK:
        return None
    least = keys[: blocks * size].reshape(blocks, size).min(axis=1)
    return np.partition(least, wanted - 1)[wanted - 1]
