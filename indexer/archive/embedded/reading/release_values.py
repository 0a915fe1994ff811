"""What releases have in a field, as numbers: found by filters and counted by facets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.archive.facets import FOLDED, choose_labels, key_of
from indexer.archive.query import UNNAMED, FilterField

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Value:
    """What releases have in a field, by the number of their text: 0 is none."""

    codes: npt.NDArray[np.int32]
    keys: list[str]
    labels: list[str]


def code_values(name: FilterField, spelled: list[str], live: Bools) -> Value:
    """Values as numbers, in no order; those of releases that are not held count for nothing."""
    held = [value if alive else "" for value, alive in zip(spelled, live.tolist(), strict=True)]
    labels = choose_labels((value, 1) for value in held if value) if name in FOLDED else {}
    numbers: dict[str, int] = {"": 0}
    keys = {value: key_of(name, value) for value in set(held)}
    codes = np.array([numbers.setdefault(keys[v], len(numbers)) for v in held], np.int32)
    return Value(codes, list(numbers), [labels.get(key, key) for key in numbers])


def codes_of(name: FilterField, value: Value, asked: str) -> list[int]:
    """The number of a filter's value; none for one that no release has."""
    if asked == UNNAMED:
        return [0]
    key = key_of(name, asked)
    return [value.keys.index(key)] if key and key in value.keys else []
