"""Releases in a tar or zip archive: read in memory, never unpacked to disk.

Names inside an archive only label what is read, so a path that climbs out of
it (``../../etc``) leads nowhere. Sizes are bounded while decompressing.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from indexer.ingest.item import Item, Limits
from indexer.ingest.sniff import format_by_name

_SPOILED = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError,
            ValueError, NotImplementedError, RuntimeError, OverflowError)  # fmt: skip
_ALLOWANCE = 20_000_000  # bytes any archive may unpack to, whatever its ratio
_BESIDE = frozenset("readme license licence copying notice changelog contributing makefile".split())


class SpoiledArchiveError(ValueError):
    """The archive cannot be read on; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; ``data`` is empty and ``problem`` says why when it cannot be read."""

    name: str
    data: bytes = b""
    problem: str = ""


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
    if last.startswith("."):
        return last.count(".") == 1 and format_by_name(last) is not None
    return last.partition(".")[0].lower() not in _BESIDE


def count_members(item: Item, limits: Limits) -> int:
    """How many files of an archive may hold releases.

    Raises:
        SpoiledArchiveError: it breaks off or exceeds a limit. ``args[1]`` counts the
            files before the one it broke off in.
    """
    count = 0
    try:
        for _ in _walk(item, limits, read=False):
            count += 1
    except SpoiledArchiveError as error:
        raise SpoiledArchiveError(str(error), max(0, count - 1)) from error
    return count


def read_members(item: Item, limits: Limits) -> Iterator[Member]:
    """The files of an archive from ``item.start`` up to ``item.end``, in the archive's order.

    Raises:
        SpoiledArchiveError: it breaks off or exceeds a limit on the way.
    """
    yield from _walk(item, limits, read=True)


def _walk(item: Item, limits: Limits, *, read: bool) -> Iterator[Member]:
    with _plain_words():
        members = _walk_zip if _is_zip(item) else _walk_tar
        yield from members(item, limits, read)


@contextmanager
def _plain_words() -> Iterator[None]:
    """Turn what the archive libraries raise into a reason a person understands."""
    try:
        yield
    except SpoiledArchiveError:
        raise
    except _SPOILED as error:
        words = str(error) or type(error).__name__
        cut = isinstance(error, EOFError) or "end of" in words or "truncated" in words.lower()
        raise SpoiledArchiveError(
            "the archive is cut off" if cut else f"the archive is damaged: {words}"
        ) from error


def _open(item: Item) -> IO[bytes]:
    return io.BytesIO(item.payload) if item.payload is not None else Path(item.path).open("rb")


def _size(item: Item) -> int:
    return len(item.payload) if item.payload is not None else Path(item.path).stat().st_size


def _is_zip(item: Item) -> bool:
    with _open(item) as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def _in_range(number: int, item: Item) -> bool:
    return number >= item.start and (item.end < 0 or number < item.end)


def limit_for(name: str, limits: Limits) -> int:
    """Bytes one file may have: more for a file of many releases than for one release."""
    many = format_by_name(name) in ("json", "jsonl", "csv")
    return limits.file_bytes if many else limits.release_bytes


def _walk_zip(item: Item, limits: Limits, read: bool) -> Iterator[Member]:
    with _open(item) as file, zipfile.ZipFile(file) as archive:
        infos = [i for i in archive.infolist() if not i.is_dir() and is_release_name(i.filename)]
        if len(infos) > limits.archive_members:
            raise SpoiledArchiveError("the archive holds too many files")
        _check_size(sum(i.file_size for i in infos), _size(item), limits)
        for number, info in enumerate(infos):
            if not _in_range(number, item):
                continue
            limit = limit_for(info.filename, limits)
            if not read:
                yield Member(info.filename)
            elif info.file_size > limit:
                yield Member(info.filename, problem=too_big(info.file_size, limit))
            else:
                yield _read_zipped(archive, info, limit)


def _read_zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> Member:
    """One file of a zip; a damaged or encrypted one does not spoil the others."""
    try:
        with archive.open(info) as member:
            data = member.read(limit + 1)
    except RuntimeError:
        return Member(info.filename, problem="it is encrypted")
    except _SPOILED as error:
        return Member(info.filename, problem=f"damaged in the archive: {error}")
    if len(data) > limit:
        return Member(info.filename, problem=too_big(len(data), limit))
    return Member(info.filename, data)


def _walk_tar(item: Item, limits: Limits, read: bool) -> Iterator[Member]:
    with _open(item) as file:
        plain = cast("IO[bytes]", _Bounded(_decompress(file), _size(item), limits))
        number = -1
        with tarfile.open(fileobj=plain, mode="r|") as archive:
            for info in archive:
                if not info.isreg() or not is_release_name(info.name):
                    continue
                number += 1
                if number >= limits.archive_members:
                    raise SpoiledArchiveError("the archive holds too many files")
                if item.end >= 0 and number >= item.end:
                    return
                if not _in_range(number, item):
                    continue
                yield _read_tarred(archive, info, limits) if read else Member(info.name)


def _read_tarred(archive: tarfile.TarFile, info: tarfile.TarInfo, limits: Limits) -> Member:
    limit = limit_for(info.name, limits)
    if info.size > limit:
        return Member(info.name, problem=too_big(info.size, limit))
    file = archive.extractfile(info)
    data = file.read() if file is not None else b""
    if len(data) < info.size:
        raise SpoiledArchiveError("the archive is cut off")
    return Member(info.name, data)


def _decompress(file: IO[bytes]) -> IO[bytes]:
    """The stream a compressed tar holds, by its first bytes."""
    head = file.read(6)
    file.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    if head.startswith(b"BZh"):
        return cast("IO[bytes]", bz2.BZ2File(file))
    if head.startswith(b"\xfd7zXZ"):
        return cast("IO[bytes]", lzma.LZMAFile(file))
    return file


class _Bounded:
    """A stream that refuses to give more than an honest archive of this size holds."""

    def __init__(self, stream: IO[bytes], packed: int, limits: Limits) -> None:
        self._stream, self._packed, self._limits = stream, packed, limits
        self._given = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._given += len(data)
        _check_size(self._given, self._packed, self._limits)
        return data


def _check_size(unpacked: int, packed: int, limits: Limits) -> None:
    if unpacked > limits.archive_bytes:
        raise SpoiledArchiveError("the archive unpacks to too much")
    if unpacked > _ALLOWANCE and unpacked > packed * limits.archive_ratio:
        raise SpoiledArchiveError("the archive unpacks to far more than its size allows")


def too_big(size: int, limit: int) -> str:
    return f"too big: {size:,} bytes, the limit is {limit:,}"
