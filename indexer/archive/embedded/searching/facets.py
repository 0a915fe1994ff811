"""Facets of a result: how many of its quotes have each value of a field."""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.searching.folding import Repeats
from indexer.archive.embedded.searching.selection import Selection
from indexer.archive.embedded.searching.tallies import Counts, count_days, top_counts
from indexer.archive.embedded.storage.catalogue import Catalogue
from indexer.archive.embedded.storage.columns import FIELD_COLUMNS, Columns
from indexer.archive.fields import BY_NAME
from indexer.archive.query import UNNAMED, FilterField, SearchQuery
from indexer.archive.result import Bucket, Facet

_PACKED_VALUES = 4_096
"""Combinations of small fields that are counted at once: their counts take 32 KB."""


class Whole:
    """Tallies of the whole archive, which its start page asks for again and again."""

    def __init__(self, columns: Columns, catalogue: Catalogue) -> None:
        self._columns = columns
        self._catalogue = catalogue
        self._counts: dict[str, Counts] = {}
        self._days: tuple[npt.NDArray[np.int64], Counts] | None = None

    def counts(self, column: str, size: int) -> Counts:
        if column not in self._counts:
            self._counts[column] = np.bincount(self._columns[column], minlength=size)
        return self._counts[column].copy()

    def days(self) -> tuple[npt.NDArray[np.int64], Counts]:
        if self._days is None:
            self._days = count_days(self._columns, None)
        return self._days

    def order(self, column: str) -> npt.NDArray[np.int32]:
        """Quotes in the order of a column of ranks."""
        order = np.empty(len(self._columns), np.int32)
        order[self._columns[column]] = np.arange(len(order), dtype=np.int32)
        return order

    @cached_property
    def small(self) -> dict[FilterField, int]:
        """Fields of few values, the fewest first, with their sizes; together few combinations."""
        single = [name for name in FIELD_COLUMNS if name != "office"]
        sizes = sorted((self._catalogue.size(name), name) for name in single)
        products = np.cumprod([float(size) for size, _ in sizes])
        few = takewhile(lambda row: row[0] <= _PACKED_VALUES, zip(products, sizes, strict=True))
        return {name: size for _, (size, name) in few}

    @cached_property
    def packed(self) -> npt.NDArray[np.uint16]:
        """The combination of small values each quote has."""
        codes = np.zeros(len(self._columns), np.uint16)
        for name, size in self.small.items():
            codes *= np.uint16(size)
            codes += self._columns[FIELD_COLUMNS[name]].astype(np.uint16)
        return codes


def make_facet(
    catalogue: Catalogue, query: SearchQuery, name: FilterField, counts: Counts
) -> Facet:
    """A facet from how many quotes have each value, by its number; 0 is none."""
    unnamed, counts[0] = int(counts[0]), 0
    by_value = BY_NAME[name].order == "value"
    shown = (
        np.flatnonzero(counts)[: query.facet_size]  # numbers are in the order of values
        if by_value
        else top_counts(counts, query.facet_size)
    ).tolist()
    named = (value for value in query.chosen(name) if value != UNNAMED)
    chosen = {catalogue.key(name, v): catalogue.number(name, v) for v in named}
    picked = {number for number in chosen.values() if number}

    def bucket(number: int, *, selected: bool) -> Bucket:
        value, label = catalogue.value(name, number), catalogue.label(name, number)
        return Bucket(value, label, int(counts[number]), selected)

    buckets = [bucket(n, selected=n in picked) for n in shown]
    others = [bucket(n, selected=True) for n in sorted(picked.difference(shown))] + [
        Bucket(key, key, 0, selected=True) for key, number in chosen.items() if not number
    ]

    def rank(found: Bucket) -> tuple[int, str, str]:
        if by_value and found.count:
            return -1, "", ""  # as they are numbered
        return -found.count, found.label, found.value

    buckets += sorted(others, key=rank)
    return Facet(name, tuple(buckets), int(np.count_nonzero(counts)), unnamed)


class FacetCounter:
    """Counts one search. Fields that no filter names are counted over one result."""

    def __init__(
        self,
        catalogue: Catalogue,
        whole: Whole,
        columns: Columns,
        selection: Selection,
        ids: Ids | None,
        repeats: Repeats | None = None,
    ) -> None:
        """``ids`` are those of the result, None for every row; ``repeats`` those of a folded
        one that say again what others of it say."""
        self._repeats = repeats
        self._catalogue = catalogue
        self._whole = whole
        self._columns = columns
        self._selection = selection
        self._ids = ids

    def count(self, name: FilterField) -> Counts:
        """How many quotes have each value of a field, where every other filter holds.

        Of a folded search, how many sayings appear with it.
        """
        counts = self._count(name)
        repeats = self._repeats_of(name)
        if repeats is None:
            return counts
        column = FIELD_COLUMNS[name]
        if name == "office":
            roles = self._columns[column].take(repeats.rows(repeats.places)).astype(np.int64)
            return counts - self._catalogue.offices.count_again(repeats.sayings, roles)
        again = self._columns[column].take(repeats.rows(repeats.by_column(column)))
        once: Counts = counts - np.bincount(again, minlength=len(counts))
        return once

    def _repeats_of(self, name: FilterField) -> Repeats | None:
        """The repeats among quotes where every other filter holds."""
        if self._repeats is None or name not in self._selection.masks:
            return self._repeats
        mask, ids = self._selection.mask(ignoring=name), self._selection.ids
        if mask is not None:
            ids = (np.arange(len(mask), dtype=np.int32) if ids is None else ids)[mask]
        return Repeats(self._columns, ids)

    def _count(self, name: FilterField) -> Counts:
        if name == "office":
            return self._catalogue.offices.count(self._count_values(name, "role"))
        return self._count_values(name, name)

    def _count_values(self, name: FilterField, held: FilterField) -> Counts:
        """How many quotes have each value of one field, where every filter but a field's holds."""
        size = self._catalogue.size(held)
        if name in self._selection.masks:
            values = self._selection.take(FIELD_COLUMNS[name])
            mask = self._selection.mask(ignoring=name)
            return np.bincount(values if mask is None else values[mask], minlength=size)
        if self._ids is None:
            return self._whole.counts(FIELD_COLUMNS[name], size)
        if name in self._whole.small:  # never offices, of which a quote has several
            fields = list(self._whole.small)
            others = tuple(axis for axis, field in enumerate(fields) if field != name)
            counts: Counts = self._packed_counts.sum(axis=others)
            return counts
        return np.bincount(self._columns[FIELD_COLUMNS[name]].take(self._places), minlength=size)

    @cached_property
    def _places(self) -> npt.NDArray[np.intp]:
        """Of the type that numpy would make of the ids for every column anew."""
        assert self._ids is not None
        return self._ids.astype(np.intp)

    @cached_property
    def _packed_counts(self) -> Counts:
        sizes = list(self._whole.small.values())
        codes = self._whole.packed.take(self._places)
        return np.bincount(codes, minlength=int(np.prod(sizes))).reshape(sizes)
