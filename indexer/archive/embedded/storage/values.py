"""Numbering the values of a field: speakers, roles, publishers … as small integers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.archive.facets import choose_labels
from indexer.text.fold import fold

Ints = npt.NDArray[np.int32]


class Numbering:
    """Values to numbers from 1, in the order they are met; "" and None are 0."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.values: list[str] = list(values)
        self._numbers = {value: number for number, value in enumerate(self.values, start=1)}

    def number(self, value: str | None) -> int:
        if not value:
            return 0
        found = self._numbers.get(value)
        if found is None:
            self.values.append(value)
            found = self._numbers[value] = len(self.values)
        return found


@dataclass(frozen=True)
class Ordered:
    """Values of a field in the order of their labels; ``renumber[old]`` is the new number."""

    keys: list[str]
    labels: list[str]
    renumber: Ints


def order_values(values: list[str], labels: dict[str, str]) -> Ordered:
    """Order values by label, then by value."""
    order = sorted(range(len(values)), key=lambda i: (labels.get(values[i], values[i]), values[i]))
    renumber = np.zeros(len(values) + 1, np.int32)
    for new, old in enumerate(order, start=1):
        renumber[old + 1] = new
    keys = [values[i] for i in order]
    return Ordered(keys, [labels.get(key, key) for key in keys], renumber)


def order_spellings(spellings: list[str], counts: Iterable[int]) -> Ordered:
    """Gather spellings that fold to one key under the most frequent of them.

    ``counts[i]`` are the quotes with ``spellings[i]``; a key none has is left out.
    """
    held = [(s, n) for s, n in zip(spellings, counts, strict=True) if n]
    labels = choose_labels(held)
    ordered = order_values(sorted(labels), labels)
    numbers = {key: number for number, key in enumerate(ordered.keys, start=1)}
    renumber = np.zeros(len(spellings) + 1, np.int32)
    for old, spelling in enumerate(spellings, start=1):
        renumber[old] = numbers.get(fold(spelling), 0)
    return Ordered(ordered.keys, ordered.labels, renumber)
