"""A Whoosh codec whose posting lists are read and written whole, as arrays.

Whoosh's own codec appends and decodes postings one by one in Python; that is
nine tenths of indexing and of a cold search. This one differs in the posting
file only; everything else (term dictionary, lengths, segments) is Whoosh's,
and so Whoosh's own searchers work on it. Of the pickles that Whoosh writes, its
table of contents and its schema, none is read: the manifest says what they would.

A posting list on disk, little-endian::

    "ORP1"  count u32  crc32 u32 of all else  exceptions u32  blocks u32
    per block of up to 4,096 postings: width u8 (1, 2 or 4)
    per block: distances between documents, in that width
    exceptions: index u32 each, then weight u16 each  (all other weights are 1)
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec import base, whoosh3
from whoosh.matching import ListMatcher

from indexer.errors import DamagedArchiveError

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]

_HEADER = struct.Struct("<4sIIII")
_NUMBERS = struct.Struct("<III")
_MAGIC = b"ORP1"
_BLOCK = 4_096
_MOST = 2**31 - 1
_WIDTHS: dict[int, np.dtype[np.unsignedinteger]] = {
    1: np.dtype("<u1"),
    2: np.dtype("<u2"),
    4: np.dtype("<u4"),
}


def encode_postings(ids: Ids, weights: npt.NDArray[np.int64]) -> bytes:
    """A posting list as bytes. ``ids`` rise; weights are 1 to 65,535, larger ones are cut."""
    if len(ids) == 1 and weights[0] == 1:
        return _encode_one(int(ids[0]))
    steps = np.empty(len(ids), "<u4")
    steps[0] = ids[0]
    np.subtract(ids[1:], ids[:-1], out=steps[1:], casting="unsafe")
    widths, blocks = bytearray(), []
    for first in range(0, len(steps), _BLOCK):
        block = steps[first : first + _BLOCK]
        largest = int(block.max())
        width = 1 if largest < 256 else 2 if largest < 65_536 else 4
        widths.append(width)
        blocks.append(block.astype(_WIDTHS[width]).tobytes())
    odd = np.flatnonzero(weights != 1)
    body = b"".join(
        (
            bytes(widths),
            *blocks,
            odd.astype("<u4").tobytes(),
            np.minimum(weights[odd], 65_535).astype("<u2").tobytes(),
        )
    )
    return _seal(len(ids), len(odd), len(widths), body)


def _seal(count: int, exceptions: int, blocks: int, body: bytes) -> bytes:
    check = _check(count, exceptions, blocks, body)
    return _HEADER.pack(_MAGIC, count, check, exceptions, blocks) + body


def _check(count: int, exceptions: int, blocks: int, body: bytes | memoryview) -> int:
    """The checksum of a posting list, its numbers included."""
    return zlib.crc32(body, zlib.crc32(_NUMBERS.pack(count, exceptions, blocks)))


def _encode_one(number: int) -> bytes:
    """A word that stands in one quote: half of all words, worth a short way."""
    width = 1 if number < 256 else 2 if number < 65_536 else 4
    body = bytes((width,)) + number.to_bytes(width, "little")
    return _seal(1, 0, 1, body)


def decode_postings(data: bytes, name: str = "") -> tuple[Ids, Weights]:
    """The inverse; ``DamagedArchiveError`` where the bytes are not what was written."""
    try:
        ids, exceptions, at = _decode(data, name)
        body = memoryview(data)[_HEADER.size :]
        weights = np.ones(len(ids), np.float32)
        if exceptions:
            odd = np.frombuffer(body, "<u4", exceptions, at)
            weights[odd] = np.frombuffer(body, "<u2", exceptions, at + 4 * exceptions)
    except (struct.error, ValueError, KeyError, IndexError) as error:
        raise DamagedArchiveError(name, "a posting list cannot be read") from error
    return ids, weights


def decode_ids(data: bytes, name: str = "") -> Ids:
    """The documents alone."""
    try:
        return _decode(data, name)[0]
    except (struct.error, ValueError, KeyError, IndexError) as error:
        raise DamagedArchiveError(name, "a posting list cannot be read") from error


def _decode(data: bytes, name: str) -> tuple[Ids, int, int]:
    """Documents, the number of exceptions, and where these begin in what follows the header."""
    magic, count, check, exceptions, blocks = _HEADER.unpack_from(data)
    body = memoryview(data)[_HEADER.size :]
    if magic != _MAGIC or _check(count, exceptions, blocks, body) != check:
        raise DamagedArchiveError(name, "a posting list has changed since it was written")
    at, left, parts = blocks, count, []
    for width in body[:blocks]:
        size = min(left, _BLOCK)
        parts.append(np.frombuffer(data, _WIDTHS[width], size, at + _HEADER.size))
        at, left = at + size * width, left - size
    steps = parts[0] if blocks == 1 else np.concatenate(parts)
    if left or int(steps.sum(dtype=np.uint64)) > _MOST:
        raise ValueError("documents beyond any")
    return np.cumsum(steps, dtype=np.int32), exceptions, at


class BulkCodec(whoosh3.W3Codec):  # type: ignore[misc]  # the library has no types
    """Whoosh's codec with the posting lists of this module."""

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> BulkPostingsWriter:
        return BulkPostingsWriter(dbfile)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> BulkMatcher:
        ids, weights = decode_postings(dbfile.get(*find_extent(terminfo)), str(dbfile))
        return BulkMatcher(ids, weights, format_, scorer, term, terminfo)

    def field_writer(self, storage: Any, segment: Any) -> BulkFieldWriter:
        return BulkFieldWriter(self, storage, segment)


def find_extent(terminfo: Any) -> tuple[int, int]:
    """Where a posting list begins in its file, and its length in bytes."""
    offset, length = terminfo.extent()
    if isinstance(length, tuple):  # whoosh-reloaded 2.7.5 leaves it as unpacked
        length = length[0]
    return offset, length


class BulkFieldWriter(whoosh3.W3FieldWriter):  # type: ignore[misc]
    """Takes the postings of a term in one call."""

    def add_term(
        self, form: bytes, ids: Ids, weights: npt.NDArray[np.int64], shortest: int, longest: int
    ) -> None:
        """``shortest`` and ``longest`` are lengths of the quotes the term stands in."""
        self.start_term(form)
        self._postwriter.add_all(ids, weights, shortest, longest)
        self.finish_term()


class _Block:
    """What Whoosh's term information is counted from."""

    def __init__(
        self, ids: Ids, weights: npt.NDArray[np.int64], shortest: int, longest: int
    ) -> None:
        self._ids = ids
        self._weights = (float(weights.sum()),)
        self._most = float(weights.max())
        self._shortest, self._longest = shortest, longest

    def __len__(self) -> int:
        return len(self._ids)

    def min_length(self) -> int:
        return self._shortest

    def max_length(self) -> int:
        return self._longest

    def max_weight(self) -> float:
        return self._most

    def min_id(self) -> int:
        return int(self._ids[0])

    def max_id(self) -> int:
        return int(self._ids[-1])


class BulkPostingsWriter(base.PostingsWriter):  # type: ignore[misc]
    """Writes one posting list after the other."""

    def __init__(self, dbfile: Any) -> None:
        self._file = dbfile
        self._terminfo: Any = None

    def written(self) -> bool:
        return True

    def start_postings(self, format_: Any, terminfo: Any) -> None:
        self._terminfo = terminfo

    def add_all(
        self, ids: Ids, weights: npt.NDArray[np.int64], shortest: int, longest: int
    ) -> None:
        self._terminfo.add_block(_Block(ids, weights, shortest, longest))
        start = self._file.tell()
        data = encode_postings(ids, weights)
        self._file.write(data)
        self._terminfo.set_extent(start, len(data))

    def finish_postings(self) -> Any:
        terminfo, self._terminfo = self._terminfo, None
        return terminfo


class _Plain(Sequence[Any]):
    """An array as Whoosh's matchers want a list: plain numbers, true if not empty."""

    def __init__(self, array: npt.NDArray[Any]) -> None:
        self._array = array

    def __len__(self) -> int:
        return len(self._array)

    def __getitem__(self, index: Any) -> Any:
        return self._array[index].item()


class BulkMatcher(ListMatcher):  # type: ignore[misc]
    """A whole posting list; ``arrays`` are its documents and weights."""

    def __init__(
        self, ids: Ids, weights: Weights, format_: Any, scorer: Any, term: Any, terminfo: Any
    ) -> None:
        super().__init__(
            _Plain(ids), _Plain(weights), None, format_, scorer, term=term, terminfo=terminfo
        )
        self.arrays = (ids, weights)
