"""What a build has extracted so far, so that the next one goes on from where it was interrupted.

A file beside the archive's generations, written while a build reads and removed when it has
published. The next build takes a release's quotes from it where the release, its id and the
extractor are the same; it reads every file all the same, and sees what has changed meanwhile.

It is a memory, not a record: whatever of it is cut, damaged or of another extractor is worked
out anew. Only who holds the archive's lock for writing may open it. The form: blocks, each its
length and CRC-32 as two little-endian 32-bit numbers, then that many bytes of zlib-compressed
JSON. The first block says who wrote the others; those hold a list of releases.
"""

from __future__ import annotations

import errno
import hashlib
import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import IO, Any, NamedTuple

from indexer.archive.address import Address, find_memo
from indexer.archive.embedded.storage.records import decode_quote, encode_quote
from indexer.errors import DamagedArchiveError
from indexer.identity import ReleaseContext
from indexer.jobs.ledger import CONTEXT_FIELDS, decode_context, encode_context
from indexer.model import Quote

_FORM = 1
_HEAD = struct.Struct("<II")
_BLOCK = 64  # releases: half a second's work at least, which is what a kill -9 may cost
_LONGEST = 100_000_000  # bytes of a block, unpacked: a hundred times what most take
_SWOLLEN = 100  # times its size that a block may unpack to; most unpack to five
# What a block raises that nobody wrote for us, though its checksum is right.
_NOT_OURS = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
    zlib.error,
    DamagedArchiveError,
)
_MOST = 2_000_000_000  # bytes of all; beyond that a build goes on without a journal


class Done(NamedTuple):
    """What was extracted of a release."""

    quotes: tuple[Quote, ...]
    context: ReleaseContext


def journal_key(release_id: str, fingerprint: str) -> bytes:
    """What tells a release apart: its quotes depend on these two, and on the extractor."""
    return hashlib.sha256(f"{fingerprint}\n{release_id}".encode()).digest()[:16]


class Journal:
    """The journal of an archive, open for reading what is there and for adding to it."""

    def __init__(self, address: Address, extractor: str) -> None:
        self._path = find_memo(address, "journal")
        self._head = [_FORM, extractor, list(CONTEXT_FIELDS)]
        self._fresh: list[list[Any]] = []
        self._places: dict[bytes, tuple[int, int]] = {}
        self._loaded: tuple[int, list[Any]] = (-1, [])
        self._file: IO[bytes] | None = None
        self._size = 0
        self.taken = 0
        """Releases that were taken so far."""
        with suppress(OSError, *_NOT_OURS):
            self._recall()

    @property
    def keys(self) -> Mapping[bytes, object]:
        """The keys of all releases that can be taken."""
        return self._places

    def take(self, key: bytes) -> Done | None:
        """What was extracted of a release, None if that is not known after all."""
        try:
            at, number = self._places[key]
            if self._loaded[0] != at:
                self._loaded = (at, self._read_block(at))
            _, context, quotes = self._loaded[1][number]
            done = Done(
                tuple(
                    decode_quote(self._path, record, text, judgement, None, None)
                    for record, text, judgement in quotes
                ),
                decode_context(context),
            )
        except (OSError, *_NOT_OURS):
            return None
        self.taken += 1
        return done

    def add(self, key: bytes, done: Done) -> None:
        """Remember what was extracted of a release."""
        if key in self._places or self._size > _MOST:
            return
        quotes = [[encode_quote(q), q.text, q.judgement] for q in done.quotes]
        self._fresh.append([key.hex(), encode_context(done.context), quotes])
        if len(self._fresh) >= _BLOCK:
            self._flush()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        """Keep what there is for another time."""
        if self._fresh:
            self._flush()
        self._let_go()

    def remove(self) -> None:
        """Forget everything: it is published."""
        self._fresh.clear()
        self._let_go()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _let_go(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    # Writing

    def _flush(self) -> None:
        """Write what was added. A full disk ends the journal, and not for that the build."""
        try:
            self._write(self._fresh)
        except OSError:
            self._size = _MOST + 1
        self._fresh = []

    def _begin(self) -> IO[bytes]:
        """The file, at its end; what is there of another extractor gives way."""
        if self._path.is_symlink():
            raise OSError(errno.ELOOP, "a link", str(self._path))  # to whatever would be emptied
        self._file = self._path.open("r+b" if self._size else "w+b")
        self._file.truncate(self._size)
        if not self._size:
            self._write(self._head)
        return self._file

    def _write(self, block: list[Any]) -> None:
        self._write_block(json.dumps(block, ensure_ascii=False).encode())

    def _write_block(self, block: bytes) -> None:
        if self._file is None:
            self._file = self._begin()
        self._file.seek(self._size)  # also where an interruption left half a block
        data = zlib.compress(block, 1)
        self._file.write(_HEAD.pack(len(data), zlib.crc32(data)) + data)
        self._file.flush()
        self._size += _HEAD.size + len(data)

    # Reading

    def _recall(self) -> None:
        """Find the releases that are there, up to the first damage."""
        if not self._path.is_file():
            return
        with self._path.open("rb") as file:
            for at, end, block in _blocks(file):
                if at == 0 and block != self._head:
                    return
                if at:
                    keys = [bytes.fromhex(entry[0]) for entry in block]
                    self._places.update((key, (at, n)) for n, key in enumerate(keys))
                self._size = end

    def _read_block(self, at: int) -> list[Any]:
        with self._path.open("rb") as file:
            file.seek(at)
            for _, _, block in _blocks(file):
                return block
        raise ValueError(at)


def _blocks(file: IO[bytes]) -> Iterator[tuple[int, int, list[Any]]]:
    """Where each whole block of a file begins and ends, and what it holds."""
    while True:
        at = file.tell()
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return
        length, checksum = _HEAD.unpack(head)
        data = file.read(length) if length <= _LONGEST else b""
        if len(data) < length or length > _LONGEST or zlib.crc32(data) != checksum:
            return
        most = min(_LONGEST, len(data) * _SWOLLEN)
        block = json.loads(zlib.decompressobj().decompress(data, most))
        if not isinstance(block, list):
            return
        yield at, file.tell(), block
