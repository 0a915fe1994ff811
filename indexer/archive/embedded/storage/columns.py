"""What searching asks of every quote, as arrays: one number a quote and field.

A quote's number is its row in every array. Values of a field (speakers, roles
…) are numbered in the order of their labels, so that ties between buckets are
broken by comparing numbers; 0 is "none".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.integrity.checked import CheckedFile, Mapped
from indexer.archive.embedded.integrity.manifest import GenerationFiles
from indexer.archive.fields import CODED, CODES, FIELDS, WORDED
from indexer.archive.query import FilterField
from indexer.errors import DamagedArchiveError

Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]

FIELD_COLUMNS: dict[FilterField, str] = {
    field.name: "role" if field.comparison == "family" else field.name for field in FIELDS
}
"""Where the values of a field are; families of offices are read off roles."""

SPELLED = WORDED
"""Fields whose values are words, numbered as stored (``…_as``) and folded."""
_BY_FIELD: dict[str, Any] = {
    **dict.fromkeys(("speaker", "organisation", *SPELLED, *CODED), np.int32),
    **dict.fromkeys(CODES, np.uint8),
}
_OTHERS: dict[str, Any] = {
    "length": np.uint8,  # terms, as one of 256 lengths
    "release": np.int32,  # in the order of release ids
    "live": np.bool_,  # False for a quote whose release was replaced or discarded
    "left_out": np.bool_,  # True for a quote that is held, and dead in this generation alone
    "changed": np.bool_,  # True where identification changed more than the two ids
    "start": np.int32,  # where the quote begins and ends in its release
    "end": np.int32,
    "digest": np.uint64,  # of the record as added
    **{f"{name}_as": np.int32 for name in SPELLED},  # the words as stored, before folding
    "saying": np.int32,  # what quotes of several releases share; 0 for one that is said once
    "newest": np.int32,  # place among all quotes, newest first
    "oldest": np.int32,
}


def check_names(fields: Iterable[str]) -> None:
    """``ValueError`` for a field that would be kept under the name of another column."""
    for name in fields:
        if name in _OTHERS or name == "day":
            raise ValueError(
                f"indexer/archive/fields.py: no field can be called “{name}”, which is a column of "
                "its own in archives; call it otherwise"
            )


check_names(_BY_FIELD)
TYPES: dict[str, Any] = {
    "day": np.int32,  # proleptic Gregorian ordinal, 0 for no date
    **_BY_FIELD,
    **_OTHERS,
}
_LATER = {"left_out", "saying"} | {
    name for field in FIELDS if field.added for name in (field.name, f"{field.name}_as")
}
"""Columns that older generations are without: nothing is known there."""
ARRAY_START = 128
"""Bytes of a file before its array: what numpy says of it, padded."""


def make_worth(worth: Callable[[str, str], float]) -> npt.NDArray[np.float64]:
    """What ``worth`` says of each kind and judgement, by their numbers; 0 is none of either."""
    kinds, judgements = ("", *CODES["kind"]), ("", *CODES["judgement"])
    return np.array([[worth(kind, judgement) for judgement in judgements] for kind in kinds])


_BEYOND = np.int32(4_000_000)
"""A day beyond the year 9999."""


@dataclass
class Columns:
    """Arrays by name, all of one length."""

    arrays: dict[str, npt.NDArray[Any]]

    def __getattr__(self, name: str) -> npt.NDArray[Any]:
        try:
            return self.arrays[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self.arrays[name]

    def __len__(self) -> int:
        return len(self.arrays["day"])

    def save(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        for name, array in self.arrays.items():
            np.save(folder / f"{name}.npy", array, allow_pickle=False)


class _Mapped(dict[str, npt.NDArray[Any]]):
    """Columns that are mapped, and compared with their checksums, when first asked for."""

    def __init__(self, files: GenerationFiles, rows: int, sizes: Mapping[str, int]) -> None:
        super().__init__()
        self._sizes = sizes
        self._files = files
        self._rows = rows

    def __missing__(self, name: str) -> npt.NDArray[Any]:
        if name not in TYPES:
            raise KeyError(name)
        if name in _LATER and not self._files.has(f"columns/{name}.npy"):
            return self.setdefault(name, np.zeros(self._rows, TYPES[name]))
        file = self._files.file(f"columns/{name}.npy")
        array = load_array(file, TYPES[name])
        if len(array) != self._rows:
            raise DamagedArchiveError(file.path, f"{len(array)} rows instead of {self._rows}")
        self._check_bounds(name, array, file)
        self._check_values(name, array, file)
        self[name] = array
        return array

    def _check_bounds(self, name: str, array: npt.NDArray[Any], file: CheckedFile) -> None:
        """Refuse numbers of more than there can be: memory is set aside by them, to count."""
        if not len(array):
            return
        if array.dtype == np.bool_ and int(array.view(np.uint8).max()) > 1:
            raise DamagedArchiveError(file.path, "holds what is neither true nor false")
        if array.dtype != np.int32:
            return
        held = sum(stored.bytes for stored in self._files.stored.values())
        most = date.max.toordinal() if name == "day" else held
        for found in (int(array.min()), int(array.max())):
            if not 0 <= found <= most:
                raise DamagedArchiveError(file.path, f"holds {found}, and 0 to {most} can be")

    def _check_values(self, name: str, array: npt.NDArray[Any], file: CheckedFile) -> None:
        """Refuse numbers of live quotes that stand for nothing, and two quotes in one place."""
        if name in ("newest", "oldest"):
            beyond = len(array) and int(array.max()) >= self._rows
            if beyond or np.bincount(array, minlength=1).max() > 1:
                raise DamagedArchiveError(file.path, "gives two quotes one place")
            return
        size = self._rows + 1 if name == "saying" else self._sizes.get(name)
        if size is not None and (array[self["live"]] >= size).any():
            raise DamagedArchiveError(file.path, f"holds more than the {size} values there are")


def map_columns(
    files: GenerationFiles, rows: int, sizes: Mapping[str, int] | None = None
) -> Columns:
    """Columns of so many rows in memory: shared by threads and processes, read as they are used.

    ``sizes`` says of columns how many values there are for them, with that for none.
    ``OtherVersionError`` where one of them is not listed.
    """
    for name in TYPES.keys() - _LATER:
        files.file(f"columns/{name}.npy")
    return Columns(_Mapped(files, rows, sizes or {}))


def load_array(file: CheckedFile, kind: Any) -> npt.NDArray[Any]:
    """One array, mapped and compared; ``DamagedArchiveError`` where it is not what was written."""
    array, mapped = map_array(file, kind)
    file.check(mapped)
    return array


def map_array(file: CheckedFile, kind: Any) -> tuple[npt.NDArray[Any], Mapped]:
    """One array with the file that it is mapped from, of which the first block alone is compared.

    Elements begin at byte ``ARRAY_START``.
    """
    mapped = file.map()
    file.check(mapped, 0, ARRAY_START)
    head = BytesIO(mapped[:ARRAY_START])
    try:
        if np.lib.format.read_magic(head) != (1, 0):
            raise ValueError("is no array of ours")  # noqa: TRY301  # one error for all
        shape, _, found = np.lib.format.read_array_header_1_0(head)
        if found != np.dtype(kind) or len(shape) != 1 or head.tell() != ARRAY_START:
            raise ValueError(f"holds {found} in {len(shape)} dimensions")  # noqa: TRY301
        if ARRAY_START + shape[0] * found.itemsize != len(mapped):
            raise ValueError(f"does not hold {shape[0]} elements")  # noqa: TRY301
        array = np.frombuffer(mapped, found, shape[0], ARRAY_START)
    except (ValueError, SyntaxError, TypeError, EOFError, TokenError) as error:
        raise DamagedArchiveError(file.path, str(error)) from error
    return array, mapped


def empty_columns() -> Columns:
    return Columns({name: np.empty(0, kind) for name, kind in TYPES.items()})


def rank_by_date(columns: Columns, ids_of: Callable[[list[int]], dict[int, str]]) -> None:
    """Set ``newest`` and ``oldest``: by day, then release id, then place in the release.

    ``ids_of`` reads the ids of quotes: they decide between quotes of one release at one place.
    """
    order = _order_in_text(columns, ids_of)
    day = columns.day
    dateless_last = np.where(day == 0, _BEYOND, day)
    for name, key in (("newest", -day), ("oldest", dateless_last)):
        settled = np.where(columns.live, key, _BEYOND + 1)[order]
        rank = np.empty(len(order), np.int32)
        rank[order[np.argsort(settled, kind="stable")]] = np.arange(len(order), dtype=np.int32)
        columns.arrays[name] = rank


def _order_in_text(
    columns: Columns, ids_of: Callable[[list[int]], dict[int, str]]
) -> npt.NDArray[np.int64]:
    """Live quotes by release, place and, where these are shared, id; then the dead."""
    places = (columns["end"], columns["start"], columns.release)
    order = np.lexsort((*places, ~columns.live))
    same = np.ones(max(len(order) - 1, 0), np.bool_)
    for column in (*places, columns.live):
        same &= column[order[1:]] == column[order[:-1]]
    same &= columns.live[order[1:]] if len(order) else same
    if not same.any():
        return order
    tied = np.zeros(len(order), np.bool_)
    tied[order[1:][same]] = True
    tied[order[:-1][same]] = True
    ranks = np.zeros(len(order), np.int32)
    ids = ids_of(np.flatnonzero(tied).tolist())
    for rank, number in enumerate(sorted(ids, key=ids.__getitem__)):
        ranks[number] = rank
    return np.lexsort((ranks, *places, ~columns.live))
