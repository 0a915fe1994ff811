"""Term dictionaries: which forms a segment has, and where their posting lists are.

Whoosh's, but for its pickles. Errors of reading name the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from whoosh.codec import whoosh3
from whoosh.filedb.filetables import FileFormatError
from whoosh.reading import TermNotFound

from indexer.archive.embedded.index.codec import BulkCodec, Ids, decode_ids, find_extent
from indexer.archive.embedded.index.mapped import MappedStorage
from indexer.errors import DamagedArchiveError


def open_terms(storage: MappedStorage, segment: Any) -> TermsReader:
    """The term dictionary of a segment as Whoosh knows it: its table of contents is not read."""
    name = segment.make_filename(BulkCodec.TERMS_EXT)
    lists = segment.open_file(storage, BulkCodec.POSTS_EXT)
    file = storage.open_file(name)
    with _told(file):
        return TermsReader(BulkCodec(), file, storage.file_length(name), lists)


class TermInfo(whoosh3.W3TermInfo):  # type: ignore[misc]
    """Whoosh's, but for posting lists within it, which are pickles: ours are never there."""

    @classmethod
    def from_bytes(cls, data: bytes) -> TermInfo:
        if data[:1] != b"\0":
            raise ValueError("holds a posting list as a pickle")
        found: TermInfo = super().from_bytes(data)
        return found


class TermsReader(whoosh3.W3TermsReader):  # type: ignore[misc]
    """Which forms a segment has. Read by any number of threads."""

    @property
    def place(self) -> str:
        """The file of its posting lists."""
        return str(self._postfile)

    def term_info(self, fieldname: str, form: bytes) -> TermInfo:
        with _told(self._dbfile):
            found = self._tindex.get(self._keycoder(fieldname, form))
            if found is not None:
                return TermInfo.from_bytes(found)
        raise TermNotFound(f"No term {fieldname}:{form!r}")

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return self._read(self._tindex.items())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return self._read(self._tindex.items_from(self._keycoder(fieldname, prefix)))

    def _read(
        self, items: Iterator[tuple[bytes, bytes]]
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        with _told(self._dbfile):
            for key, value in items:
                yield self._keydecoder(key), TermInfo.from_bytes(value)

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
        raise DamagedArchiveError(str(file), str(error)) from error
