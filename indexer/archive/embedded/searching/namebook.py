"""Autocomplete: every name from each of its words on, sorted, found by bisection."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from indexer.archive.names import MAX_RESOLVED
from indexer.archive.result import Suggestion

_LAST = "\U0010ffff"


class NameBook:
    """The names of one field. Entries are numbered by rank, the most quoted first."""

    def __init__(self, named: Iterable[tuple[Suggestion, Iterable[str], bool]]) -> None:
        """``named``: what may be suggested, the keys of all its names, and whether it is a
        person of several names."""
        ranked = sorted(named, key=lambda row: (-row[0].count, row[0].label, row[0].value))
        self.entries = [suggestion for suggestion, _, _ in ranked]
        self._people = np.array([person for _, _, person in ranked], np.bool_)
        self._by_value = {suggestion.value: i for i, suggestion in enumerate(self.entries)}
        whole: dict[str, list[int]] = defaultdict(list)
        tails: list[tuple[str, int]] = []
        for i, (_, keys, _) in enumerate(ranked):
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
        """Those of this whole name; failing that, those with these words in their name.

        One word is part of a name: everybody who bears it is meant, whoever is called just so.
        """
        whole = self._whole.get(key, [])
        if not key or (whole and " " in key):
            return [self.entries[i] for i in whole[:MAX_RESOLVED]]
        if not whole:
            return [self.entries[i] for i in self._bearing(key)[:MAX_RESOLVED].tolist()]
        others = self._bearing(key)
        places = sorted({*whole, *others[self._people[others]].tolist()})
        return [self.entries[i] for i in places[:MAX_RESOLVED]]

    def _bearing(self, key: str) -> npt.NDArray[np.int32]:
        """Places of those with these words in their name, rising."""
        first = bisect_left(self._tails, key)
        last = bisect_left(self._tails, key + "!")  # "!" comes after a space
        found: npt.NDArray[np.int32] = np.unique(self._places[first:last])
        return found

    def _best(self, low: str, high: str, limit: int) -> list[Suggestion]:
        first, last = bisect_left(self._tails, low), bisect_left(self._tails, high)
        places = self._places[first:last]
        # An entry stands here once for each of its names and words.
        few = limit * 4
        best = np.unique(np.partition(places, few)[:few] if len(places) > few else places)
        if len(best) < limit and len(places) > few:
            best = np.unique(places)
        return [self.entries[i] for i in best[:limit].tolist()]
