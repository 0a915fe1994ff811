"""The columns while they grow: one typed array a field, rows added and changed in place."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.storage.columns import SPELLED, TYPES, Columns

_CODES = {
    np.dtype(np.int32): "i",
    np.dtype(np.uint8): "B",
    np.dtype(np.bool_): "B",
    np.dtype(np.uint64): "Q",
}
DERIVED = (*SPELLED, "newest", "oldest")
"""Columns that publishing works out from the others."""


class Table:
    """Rows of columns. Derived ones are left out."""

    def __init__(self, columns: Columns) -> None:
        self._arrays = {
            name: array(_CODES[np.dtype(kind)], np.ascontiguousarray(columns[name]).tobytes())
            for name, kind in TYPES.items()
            if name not in DERIVED
        }

    def __len__(self) -> int:
        return len(self._arrays["day"])

    def append(self, row: Mapping[str, int]) -> None:
        """Add a row; what it does not name is 0."""
        for name, values in self._arrays.items():
            values.append(row.get(name, 0))

    def set(self, number: int, row: Mapping[str, int]) -> None:
        for name, value in row.items():
            self._arrays[name][number] = value

    def get(self, name: str, number: int) -> int:
        value: int = self._arrays[name][number]
        return value

    def row(self, number: int) -> dict[str, int]:
        return {name: values[number] for name, values in self._arrays.items()}

    def view(self, name: str) -> npt.NDArray[Any]:
        """A column as numpy sees it. Let go of it before the next row is added."""
        return np.frombuffer(self._arrays[name], TYPES[name])

    def columns(self) -> Columns:
        """Copies of all of them, with room for the derived ones."""
        found = {name: np.array(self.view(name)) for name in self._arrays}
        found.update({name: np.zeros(len(self), TYPES[name]) for name in DERIVED})
        return Columns({name: found[name] for name in TYPES})
