"""Files mapped into memory, and letting go of what was read of them."""

from __future__ import annotations

import mmap
from io import BytesIO
from typing import Any

from whoosh.codec import whoosh3
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

from indexer.archive.embedded.index.plain_pickle import LARGEST, read_plain_pickle
from indexer.archive.embedded.integrity.checked import CheckedFile
from indexer.archive.embedded.integrity.manifest import GenerationFiles

_INDEX_TYPES = ("B", "H", "i", "I", "q")  # of the places in a term dictionary


def unmap(mapped: Any) -> None:
    """Let go of the pages of a mapped file; the system's cache keeps them for the next reading.

    What is not mapped, and systems that cannot do it, are left alone.
    """
    if isinstance(mapped, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        mapped.madvise(mmap.MADV_DONTNEED)


class MappedFile(BufferFile):  # type: ignore[misc]
    """A file in memory: read at any place from any thread.

    Of a large one, which is mapped, nothing is copied at opening, and each block is compared
    with its checksum when it is touched first.
    """

    def __init__(self, checked: CheckedFile) -> None:
        mapped = checked.map()
        self._checked = checked
        self._buf = mapped
        self._name = str(checked.path)
        self.file = BytesIO(mapped) if isinstance(mapped, bytes) else mapped
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
