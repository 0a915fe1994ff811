"""Files of a generation, each block of which is compared with its checksum as it is read.

A block is 8 KiB, a page of SQLite. What is mapped into memory is compared when a block is
touched first, what SQLite reads each time it is read. The checksum is a CRC-32: it finds every
flipped bit and every run of wrong bits up to 32 long, at some 3 GB/s.
"""

from __future__ import annotations

import errno
import hashlib
import mmap
import os
import stat
import sys
import threading
import zlib
from array import array
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.errors import DamagedArchiveError, StorageError

BLOCK = 8_192
_PIECE = 128 * BLOCK  # a megabyte, read at once where a whole file is read

_SHORT = frozenset((errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EACCES, errno.EPERM))

HELD = 1_048_576
"""Bytes up to which a file is held in a process's own memory: a column of 262,000 quotes."""
Mapped = mmap.mmap | bytes


@dataclass(frozen=True)
class StoredFile:
    """A file of a generation as its manifest lists it.

    ``path`` is relative to the generation; ``blocks`` are the checksums of its blocks in order,
    eight hexadecimal digits each, little-endian. A manifest of schema 3 has none.
    """

    path: str
    bytes: int
    sha256: str
    blocks: str = ""


class CheckedFile:
    """A file that is read block by block; without ``stored`` nothing is known of its contents."""

    def __init__(self, path: Path, stored: StoredFile | None = None) -> None:
        self.path = path
        self._size = None if stored is None else stored.bytes
        self._sums = array("I") if stored is None else _read_sums(stored.blocks)
        if stored is not None and len(self._sums) != -(-stored.bytes // BLOCK):
            raise DamagedArchiveError(path, "the manifest has not a checksum for each block")
        self.unseen: npt.NDArray[np.bool_] = np.ones(len(self._sums), np.bool_)
        """Blocks that were not touched yet."""
        # What was found changed; "" as long as nothing was.
        self.damage = ""
        self._left = len(self._sums)
        self._lock = threading.Lock()

    @property
    def is_known(self) -> bool:
        """Whether there are checksums to compare with."""
        return self._size is not None

    @property
    def is_seen(self) -> bool:
        """Whether every block has been compared."""
        return not self._left

    def map(self) -> Mapped:
        """The file in memory; a small one is read and compared, whatever was compared before.

        So what it gives cannot change beneath, nor have changed since the archive was opened.
        Of a larger one nothing is compared yet.
        """
        handle = open_regular(self.path)
        try:
            size = os.fstat(handle).st_size
            if self._size is not None and size != self._size:
                raise DamagedArchiveError(self.path, f"{size} bytes, {self._size} were written")
            if size <= HELD:
                held = _read_all(handle, size)
                if self.is_known:
                    self._compare(held, range(-(-size // BLOCK)))
                return held
            return mmap.mmap(handle, 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise _refused(self.path, error) from error
        except ValueError as error:
            raise DamagedArchiveError(self.path, str(error)) from error
        finally:
            os.close(handle)

    def _compare(self, mapped: Mapped, numbers: Iterable[int], first: int = 0) -> None:
        """Compare blocks of what is in memory, the first of which is the file's ``first``."""
        with memoryview(mapped) as view:
            for number in numbers:
                found = zlib.crc32(view[number * BLOCK : (number + 1) * BLOCK])
                self.check_block(first + number, found)

    def check(self, mapped: Mapped, start: int = 0, stop: int | None = None) -> None:
        """Compare the blocks of the mapped file between two bytes that were not touched before."""
        if self._left:
            end = len(mapped) if stop is None else min(stop, len(mapped))
            self.check_blocks(mapped, range(start // BLOCK, -(-end // BLOCK)))

    def check_blocks(self, mapped: Mapped, numbers: Iterable[int]) -> None:
        """The same for blocks by their numbers."""
        new = [number for number in numbers if self.unseen[number]]
        if not new:
            return
        self._compare(mapped, new)
        with self._lock:
            self.unseen[new] = False
            self._left = int(np.count_nonzero(self.unseen))

    def check_block(self, number: int, found: int) -> None:
        """Compare the checksum of a block with the one it was written with."""
        if number < len(self._sums) and found == self._sums[number]:
            return
        error = DamagedArchiveError(self.path, say_changed(number))
        self.damage = str(error)
        raise error

    def check_all(self) -> None:
        """Read the whole file and compare all of it."""
        if not self.is_known:
            return
        handle = open_regular(self.path)
        with os.fdopen(handle, "rb") as file:
            number = 0
            while piece := file.read(_PIECE):
                blocks = -(-len(piece) // BLOCK)
                self._compare(piece, range(blocks), number)
                number += blocks
        if number != len(self._sums):
            raise DamagedArchiveError(self.path, f"{number} blocks, {len(self._sums)} written")
        with self._lock:
            self.unseen[:] = False
            self._left = 0


def _read_all(handle: int, size: int) -> bytes:
    """All of an open file; ``ValueError`` where it ends too soon."""
    pieces: list[bytes] = []
    while size and (piece := os.read(handle, size)):
        pieces.append(piece)
        size -= len(piece)
    if size:
        raise ValueError(f"{size} bytes fewer than there were")
    return b"".join(pieces)


def say_changed(number: int) -> str:
    """What is said of a block that is not what was written."""
    first = number * BLOCK
    return f"bytes {first} to {first + BLOCK - 1} have changed since they were written"


def _read_sums(blocks: str) -> array[int]:
    """The checksums of blocks; none for what is not eight hexadecimal digits each."""
    sums = array("I")
    with suppress(ValueError):
        sums.frombytes(bytes.fromhex(blocks))
    if sys.byteorder == "big":
        sums.byteswap()
    return sums


def digest(path: Path, name: str) -> StoredFile:
    """What a manifest says of a file: ``name`` is its path there."""
    whole, sums, size = hashlib.sha256(), bytearray(), 0
    with os.fdopen(open_regular(path), "rb") as file:
        while piece := file.read(_PIECE):
            whole.update(piece)
            size += len(piece)
            with memoryview(piece) as view:
                for start in range(0, len(piece), BLOCK):
                    sums += zlib.crc32(view[start : start + BLOCK]).to_bytes(4, "little")
    return StoredFile(name, size, whole.hexdigest(), sums.hex())


def put_in_place(fresh: Path, path: Path) -> None:
    """Replace a file, in one step.

    A folder in its place is moved aside, under a name of its own: nobody knows whose it is.
    """
    if path.is_dir() and not path.is_symlink():
        names = (path.with_name(f"{path.name}.aside-{number}") for number in count(1))
        path.rename(next(name for name in names if not os.path.lexists(name)))
    fresh.replace(path)


def _refused(path: Path, error: OSError) -> StorageError:
    reason = error.strerror or error
    if error.errno in _SHORT:
        return StorageError(f"{path} cannot be opened now: {reason}")
    return DamagedArchiveError(path, str(reason))


def open_regular(path: Path) -> int:
    """A descriptor to read an ordinary file by.

    ``DamagedArchiveError`` for what cannot be opened, and for a link, a pipe, a device or a
    folder in its place, which none of our files ever was. ``StorageError`` where the system has
    no more files or memory to give, or does not allow it: that says nothing about the file.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise _refused(path, error) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise DamagedArchiveError(path, "is no ordinary file")
    return handle
