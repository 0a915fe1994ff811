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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec import base, whoosh3
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.filedb.structfile import BufferFile
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound

from indexer.archive.embedded.checked import CheckedFile
from indexer.archive.embedded.manifest import GenerationFiles
from indexer.archive.embedded.mapped import unmap
from indexer.archive.embedded.plain_pickle import LARGEST, read_plain_pickle
from indexer.errors import DamagedArchiveError

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]

_HEADER = struct.Struct("<4sIIII")
_NUMBERS = struct.Struct("<III")
_MAGIC = b"ORP1"
_BLOCK = 4_096
_INDEX_TYPES = ("B", "H", "i", "I", "q")  # of the places in a term dictionary
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
        raise DamagedArchiveError(f"{name}: a posting list cannot be read") from error
    return ids, weights


def decode_ids(data: bytes, name: str = "") -> Ids:
    """The documents alone."""
    try:
        return _decode(data, name)[0]
    except (struct.error, ValueError, KeyError, IndexError) as error:
        raise DamagedArchiveError(f"{name}: a posting list cannot be read") from error


def _decode(data: bytes, name: str) -> tuple[Ids, int, int]:
    """Documents, the number of exceptions, and where these begin in what follows the header."""
    magic, count, check, exceptions, blocks = _HEADER.unpack_from(data)
    body = memoryview(data)[_HEADER.size :]
    if magic != _MAGIC or _check(count, exceptions, blocks, body) != check:
        raise DamagedArchiveError(f"{name}: a posting list has changed since it was written")
    at, left, parts = blocks, count, []
    for width in body[:blocks]:
        size = min(left, _BLOCK)
        parts.append(np.frombuffer(data, _WIDTHS[width], size, at + _HEADER.size))
        at, left = at + size * width, left - size
    steps = parts[0] if blocks == 1 else np.concatenate(parts)
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

    def terms_reader(self, storage: Any, segment: Any) -> BulkTermsReader:
        name = segment.make_filename(self.TERMS_EXT)
        lists = segment.open_file(storage, self.POSTS_EXT)
        file = storage.open_file(name)
        with _told(file):
            return BulkTermsReader(self, file, storage.file_length(name), lists)


class BulkTermInfo(whoosh3.W3TermInfo):  # type: ignore[misc]
    """Whoosh's, but for posting lists within it, which are pickles: ours are never there."""

    @classmethod
    def from_bytes(cls, data: bytes) -> BulkTermInfo:
        if data[:1] != b"\0":
            raise ValueError("holds a posting list as a pickle")
        found: BulkTermInfo = super().from_bytes(data)
        return found


class BulkTermsReader(whoosh3.W3TermsReader):  # type: ignore[misc]
    """Whoosh's term dictionary without its pickles. Errors of reading name its file."""

    def term_info(self, fieldname: str, form: bytes) -> BulkTermInfo:
        with _told(self._dbfile):
            found = self._tindex.get(self._keycoder(fieldname, form))
            if found is not None:
                return BulkTermInfo.from_bytes(found)
        raise TermNotFound(f"No term {fieldname}:{form!r}")

    def items(self) -> Iterator[tuple[tuple[str, bytes], BulkTermInfo]]:
        return self._read(self._tindex.items())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], BulkTermInfo]]:
        return self._read(self._tindex.items_from(self._keycoder(fieldname, prefix)))

    def _read(
        self, items: Iterator[tuple[bytes, bytes]]
    ) -> Iterator[tuple[tuple[str, bytes], BulkTermInfo]]:
        with _told(self._dbfile):
            for key, value in items:
                yield self._keydecoder(key), BulkTermInfo.from_bytes(value)

    def documents_from(self, fieldname: str, prefix: bytes) -> Iterator[Ids]:
        """The documents of each term from the prefix on."""
        lists = self._postfile
        for _, terminfo in self.items_from(fieldname, prefix):
            yield decode_ids(lists.get(*find_extent(terminfo)), str(lists))

    def cursor(self, fieldname: str, fieldobj: Any) -> Any:
        raise NotImplementedError("a cursor of Whoosh's would read pickles")


@contextmanager
def _told(file: Any) -> Iterator[None]:
    try:
        yield
    except (struct.error, ValueError, LookupError, TypeError, EOFError, FileFormatError) as error:
        raise DamagedArchiveError(f"{file}: {error}") from error


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


class MappedFile(BufferFile):  # type: ignore[misc]
    """A file mapped into memory: read at any place from any thread, nothing copied at opening.

    Each block is compared with its checksum when it is touched first.
    """

    def __init__(self, checked: CheckedFile) -> None:
        mapped = checked.map()
        self._checked = checked
        self._buf = mapped
        self._name = str(checked.path)
        self.file = BytesIO() if isinstance(mapped, bytes) else mapped
        self.onclose = None
        self.is_real = False
        self.is_closed = False

    def __str__(self) -> str:
        return self._name

    def get(self, position: int, length: int) -> bytes:
        self._checked.check(self._buf, position, position + length)
        return bytes(self._buf[position : position + length])

    def read(self, size: int) -> bytes:
        position = self.file.tell()
        data: bytes = self.file.read(size)
        self._checked.check(self._buf, position, position + len(data))
        return data

    def read_pickle(self) -> Any:
        """The figures of a term dictionary, the only thing that Whoosh reads from a pickle here."""
        start = self.file.tell()
        value, length = read_plain_pickle(self.get(start, LARGEST))
        if value["indextype"] not in _INDEX_TYPES:  # Whoosh raises what nobody can catch alone
            raise ValueError(f"{value['indextype']!r} is no type of an index")
        self.file.seek(start + length)
        return value


class MappedStorage(FileStorage):  # type: ignore[misc]
    """The index of a generation, read through the page cache, which all processes share."""

    def __init__(self, files: GenerationFiles) -> None:
        super().__init__(str(files.folder / "index"), supports_mmap=False, readonly=True)
        self._files = files
        self._postings: list[MappedFile] = []

    def open_file(self, name: str, **kwargs: Any) -> Any:
        file = MappedFile(self._files.file(f"index/{name}"))
        if name.endswith(whoosh3.W3Codec.POSTS_EXT):
            self._postings.append(file)
        return file

    def hand_back(self) -> None:
        """Let go of what was read of the posting lists: they would add up to all of them."""
        for file in self._postings:
            if not file.is_closed:
                unmap(file.file)
