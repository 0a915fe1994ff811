"""The files of a zip archive."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from indexer.ingest.faults import UNPACKING, in_plain_words
from indexer.ingest.item import Item, Limits
from indexer.ingest.member import (
    LINK,
    Broken,
    Member,
    SpoiledArchiveError,
    check_unpacked,
    in_range,
    is_release_name,
    limit_for,
    open_archive_file,
    packed_size,
    too_big,
)
from indexer.ingest.sniff import format_by_name

_ENCRYPTED = 0x01
_UTF8_NAME = 0x08  # in the second byte of an entry's flags: the name is UTF-8


def is_zip(item: Item) -> bool:
    """Whether an archive is a zip, at its beginning or, behind a program that unpacks it, later."""
    with open_archive_file(item) as file:
        if file.read(4) in (b"PK\x03\x04", b"PK\x05\x06"):
            return True
        return format_by_name(item.path) == "zip" and zipfile.is_zipfile(file)


def walk_zip(item: Item, limits: Limits, read: bool) -> Iterator[Member | None]:
    """The files in the range of an item; without their bytes unless ``read``."""
    with _open(item, limits) as archive:
        infos = [i for i in archive.infolist() if not i.is_dir() and is_release_name(i.filename)]
        if len(infos) > limits.archive_members:
            raise SpoiledArchiveError("the archive holds too many files")
        check_unpacked(sum(i.file_size for i in infos), packed_size(item), limits)
        broken, begun = Broken(), set[int]()
        for number, info in enumerate(infos):
            if not in_range(number, item):
                continue
            if read:
                yield broken.see(_read(archive, info, limit_for(info.filename, limits)))
            else:
                is_broken = info.header_offset in begun or not _begins(archive, info)
                begun.add(info.header_offset)
                yield broken.see(Member(info.filename, is_broken=is_broken))
        if not read and archive.infolist() and _is_joined(archive):
            raise SpoiledArchiveError(
                "other files stand before those that it lists, as in two archives joined"
            )


def _is_joined(archive: zipfile.ZipFile) -> bool:
    """Whether a file of an archive begins before all that the list of files names."""
    assert archive.fp is not None
    archive.fp.seek(0)
    first = min(info.header_offset for info in archive.infolist())
    return first > 0 and archive.fp.read(4) == b"PK\x03\x04"


def _begins(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Whether there is a file where the list of files says so."""
    assert archive.fp is not None
    try:
        archive.fp.seek(info.header_offset)
        return archive.fp.read(4) == b"PK\x03\x04"
    except (OSError, ValueError, OverflowError):
        return False


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> Member:
    """One file of a zip; a damaged or encrypted one does not spoil the others."""
    if info.file_size > limit:
        return Member(info.filename, problem=too_big(info.file_size, limit))
    if stat.S_ISLNK(info.external_attr >> 16):
        return Member(info.filename, problem=LINK)
    if info.flag_bits & _ENCRYPTED:
        return Member(info.filename, problem="it is encrypted")
    try:
        with archive.open(info) as member:
            data = member.read(limit + 1)
    except NotImplementedError:
        return Member(info.filename, problem="packed in a way that is not known here")
    except UNPACKING as error:
        return Member(
            info.filename,
            problem=f"damaged in the archive: {in_plain_words(error)}",
            is_broken=True,
        )
    if len(data) > limit:
        return Member(info.filename, problem=too_big(len(data), limit))
    return Member(info.filename, data)


@contextmanager
def _open(item: Item, limits: Limits) -> Iterator[zipfile.ZipFile]:
    raw = io.BytesIO(item.payload) if item.payload is not None else io.FileIO(item.path)
    with _Zip(cast("io.RawIOBase", raw), limits.zip_directory_bytes) as file:
        try:
            archive = zipfile.ZipFile(file)
        except UnicodeDecodeError:  # a name says it is UTF-8 and is not: read such as bytes
            file.mends_names = True
            archive = zipfile.ZipFile(file)
        file.most = -1
        with archive:
            yield archive


class _Zip(io.BufferedReader):
    """A zip file that is asked for its directory, in one piece, by whoever opens it.

    An object is made of each entry, a hundred times as large, so that the size
    of the directory is what has to be bounded; and its bytes can be mended.
    """

    def __init__(self, raw: io.RawIOBase, most: int) -> None:
        super().__init__(raw)
        self.most = most
        self.mends_names = False

    def read(self, size: int | None = -1, /) -> bytes:
        if 0 <= self.most < (size or 0):
            raise SpoiledArchiveError(
                f"its list of files is too long: {size:,} bytes, the limit is {self.most:,}"
            )
        data = super().read(size)
        opening = self.most >= 0 and data.startswith(b"PK\x01\x02")
        return _mend_names(data) if opening and self.mends_names else data


def _mend_names(directory: bytes) -> bytes:
    """A directory without the claim of names to be UTF-8 that are not.

    Entries are 46 bytes, the lengths of name, extra field and comment at 28, 30 and 32.
    """
    mended, at = bytearray(directory), 0
    while at + 46 <= len(directory) and directory[at : at + 4] == b"PK\x01\x02":
        name, extra, comment = (
            int.from_bytes(directory[at + n : at + n + 2], "little") for n in (28, 30, 32)
        )
        try:
            directory[at + 46 : at + 46 + name].decode("utf-8")
        except UnicodeDecodeError:
            mended[at + 9] &= ~_UTF8_NAME
        at += 46 + name + extra + comment
    return bytes(mended)
