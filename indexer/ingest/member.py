"""A file in an archive, and what holds for archives of every kind."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from indexer.ingest.item import Item, Limits
from indexer.ingest.sniff import format_by_name, holds_many

_BROKEN = 1_000
LINK = "a link in an archive is not followed"
_ALLOWANCE = 20_000_000  # bytes any archive may unpack to, whatever its ratio
_BESIDE = frozenset("readme license licence copying notice changelog contributing makefile".split())


class SpoiledArchiveError(ValueError):
    """The archive cannot be read on; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; ``data`` is empty and ``problem`` says why when it cannot be read.

    ``is_broken`` says that it is the archive that is damaged there.
    """

    name: str
    data: bytes = b""
    problem: str = ""
    is_broken: bool = False


class Broken:
    """Counts broken files in a row: where there are too many, the archive is given up."""

    def __init__(self) -> None:
        self._row = 0

    def see(self, member: Member) -> Member:
        """The same member; ``SpoiledArchiveError`` where it is one too many."""
        self._row = self._row + 1 if member.is_broken else 0
        if self._row > _BROKEN:
            raise SpoiledArchiveError(
                f"{_BROKEN:,} files in a row are damaged in the archive; nothing was read from"
                " there on"
            )
        return member


def is_release_name(name: str) -> bool:
    """Whether a file found in a folder or archive may hold releases: not hidden, no README.

    A name that is all extension, as ``.md``, is what is left of an empty slug.
    """
    parts = PurePosixPath(name).parts
    if not parts or any(
        p.startswith((".", "__MACOSX")) and p not in (".", "..") for p in parts[:-1]
    ):
        return False
    last = parts[-1]
    if last.startswith("~$"):  # what Word keeps beside a document that is open
        return False
    if last.startswith("."):
        return last.count(".") == 1 and format_by_name(last) is not None
    return last.partition(".")[0].lower() not in _BESIDE


def limit_for(name: str, limits: Limits) -> int:
    """Bytes one file may have: more for one of many releases, or whose text is a small part."""
    kind = format_by_name(name)
    is_large = holds_many(kind) or kind in ("packed", "mail", "docx", "pdf")
    return limits.file_bytes if is_large else limits.release_bytes


def too_big(size: int, limit: int) -> str:
    return f"too big: {size:,} bytes, the limit is {limit:,}"


def open_archive_file(item: Item) -> IO[bytes]:
    return io.BytesIO(item.payload) if item.payload is not None else Path(item.path).open("rb")


def packed_size(item: Item) -> int:
    return len(item.payload) if item.payload is not None else Path(item.path).stat().st_size


def in_range(number: int, item: Item) -> bool:
    return number >= item.start and (item.end < 0 or number < item.end)


def check_unpacked(unpacked: int, packed: int, limits: Limits) -> None:
    """Hold what an archive unpacks to, or claims to, to its bounds.

    Raises:
        SpoiledArchiveError: it is more than an honest archive of this size holds.
    """
    if unpacked > limits.archive_bytes:
        raise SpoiledArchiveError("the archive unpacks to too much")
    if unpacked > _ALLOWANCE and unpacked > packed * limits.archive_ratio:
        raise SpoiledArchiveError("the archive unpacks to far more than its size allows")
