"""Autocomplete: every name from each of its words on, sorted, found by bisection."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from indexer.archive.names import MAX_RESOLVED
from indexer.archive.result import Suggestion

_LAST = "\U0010ffff"


class NameBook:
    """The names of one field. Entries are numbered by rank, the most quoted first."""

    def __init__(self, named: Iterable[tuple[Suggestion, Iterable[str]]]) -> None:
        """``named``: what may be suggested, with the keys of all its names."""
        ranked = sorted(named, key=lambda row: (-row[0].count, row[0].label, row[0].value))
        self.entries = [suggestion for suggestion, _ in ranked]
        self._by_value = {suggestion.value: i for i, suggestion in enumerate(self.entries)}
        whole: dict[str, list[int]] = defaultdict(list)
        tails: list[tuple[str, int]] = []
        for i, (_, keys) in enumerate(ranked):
            for key in keys:
                whole[key].append(i)
                tails.append((key, i))
                at = key.find(" ")
                while at >= 0:
                    tails.append((key[at + 1 :], i))
                    at = key.find(" ", at + 1)
        tails.sort()
        self._whole = dict(whole)
        self._tails = [tail for tail, _ in tails]
        self._places = np.array([i for _, i in tails], np.int32)

    def suggest(self, prefix: str, limit: int) -> list[Suggestion]:
        """The most quoted with a name that begins so at one of its words."""
        return self._best(prefix, prefix + _LAST, limit)

    def by_value(self, value: str) -> Suggestion | None:
        place = self._by_value.get(value)
        return None if place is None else self.entries[place]

    def resolve(self, key: str) -> list[Suggestion]:
        """Those of this whole name; failing that, those with these words in their name."""
        whole = self._whole.get(key, ())
        if whole or not key:
            return [self.entries[i] for i in whole[:MAX_RESOLVED]]
        return self._best(key, key + "!", MAX_RESOLVED)  # "!" comes after a space

    def _best(self, low: str, high: str, limit: int) -> list[Suggestion]:
        first, last = bisect_left(self._tails, low), bisect_left(self._tails, high)
        places = self._places[first:last]
        # An entry stands here once for each of its names and words.
        few = limit * 4
        best = np.unique(np.partition(places, few)[:few] if len(places) > few else places)
        if len(best) < limit and len(places) > few:
            best = np.unique(places)
        return [self.entries[i] for i in best[:limit].tolist()]
