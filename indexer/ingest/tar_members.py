"""The files of a tar archive, packed or not."""

from __future__ import annotations

import tarfile
import time
from collections.abc import Iterator
from typing import IO, ClassVar, cast

from indexer.ingest.item import Item, Limits
from indexer.ingest.member import (
    LINK,
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
from indexer.ingest.unpacking import open_packed

_EXTENSION_BYTES = 10_000  # of a header that extends another: a long name and a link take 8,400
_EXTENSIONS = frozenset(
    (
        tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
        tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
    )
)  # fmt: skip
# GNU's name of a volume and lists of folders; access lists of Solaris.
_NO_FILES = frozenset((b"V", b"D", b"A"))
_GOES_ON = b"M"  # GNU's mark of a file that another volume begins
_CUT = "the archive is cut off, or goes on in another volume"
_VOLUMES = "unpack all volumes together (tar -x -M), and give what is in them"
_PIECE = 1 << 20
_ENDS = 8  # times the end of a stream may be met: an honest archive meets it once or twice


def walk_tar(item: Item, limits: Limits, read: bool) -> Iterator[Member | None]:
    """The files in the range of an item, None for those before it; with bytes if ``read``."""
    with open_archive_file(item) as file:
        packed = open_packed(file)
        stream = _Bounded(packed or file, packed_size(item), limits)
        number = -1

        class Header(_Header):
            """Those of this archive: the last of them says how it ended."""

        with tarfile.open(
            fileobj=cast("IO[bytes]", stream),
            mode="r|",
            tarinfo=Header,
            encoding="utf-8",
            errors="surrogateescape",
        ) as archive:
            while (info := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # else all headers are kept
                stream.check_claim(info)
                if info.isdir() or info.type in _NO_FILES or not is_release_name(info.name):
                    continue
                number += 1
                if number >= limits.archive_members:
                    raise SpoiledArchiveError("the archive holds too many files")
                if not in_range(number, item):
                    yield None
                elif read:
                    yield _read(archive, info, limits)
                else:
                    _pass_over(archive, info)
                    yield Member(info.name)
                if number + 1 == item.end:
                    return
            _check_end(Header.ended, cast("IO[bytes]", archive.fileobj))
            if packed is not None and packed.left:
                raise SpoiledArchiveError(packed.left)


def _check_end(ended: str, rest: IO[bytes]) -> None:
    """That an archive ended as one does: with its mark, and nothing but zeros behind it.

    The library ends at a header that it cannot read, too, and leaves what follows unread, and
    the checksum at the end of a compressed stream.
    """
    if ended != "EOFHeaderError":
        is_cut = ended in ("", "EmptyHeaderError", "TruncatedHeaderError")
        raise SpoiledArchiveError(
            _CUT if is_cut else "a header in it is damaged: the rest is unread"
        )
    while data := rest.read(_PIECE):
        if data.strip(b"\0"):
            raise SpoiledArchiveError("more follows behind its end, as in two archives joined")


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo, limits: Limits) -> Member:
    if info.type == _GOES_ON:
        return Member(info.name, problem=f"it begins in another volume of the archive: {_VOLUMES}")
    if not info.isreg():
        is_link = info.issym() or info.islnk()
        return Member(info.name, problem=LINK if is_link else "a pipe or a device, not a file")
    limit = limit_for(info.name, limits)
    if info.size > limit:
        return Member(info.name, problem=too_big(info.size, limit))
    file = archive.extractfile(info)
    data = file.read() if file is not None else b""
    if len(data) < info.size:
        raise SpoiledArchiveError(_CUT)
    return Member(info.name, data)


def _pass_over(archive: tarfile.TarFile, info: tarfile.TarInfo) -> None:
    """Make sure that a file is there to its end."""
    if info.issparse() or not info.isreg():  # the first are blown up by reading
        return
    file = archive.extractfile(info)
    left = info.size if file is not None else 0
    while file is not None and left > 0:
        data = file.read(min(left, _PIECE))
        if not data:
            raise SpoiledArchiveError(_CUT)
        left -= len(data)


class _Header(tarfile.TarInfo):
    """A header of which the extensions, which are read in one piece, are bounded."""

    ended: ClassVar[str] = ""
    """The name of the library's error, of which it tells nobody."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Header:
        try:
            info = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            cls.ended = type(error).__name__
            raise
        if info.type in _EXTENSIONS and info.size > _EXTENSION_BYTES:
            raise SpoiledArchiveError(f"a header in it is too long: {info.size:,} bytes")
        return info


class _Bounded:
    """A stream that refuses to give more than an honest archive of this size holds.

    It also refuses to take too long, and to be read on and on at its end, where a
    reader would skip what a header claims, block by block.
    """

    def __init__(self, stream: IO[bytes], packed: int, limits: Limits) -> None:
        self._stream, self._packed, self._limits = stream, packed, limits
        self._given = 0
        self._ends = 0
        self._deadline = time.monotonic() + limits.archive_seconds

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._given += len(data)
        check_unpacked(self._given, self._packed, self._limits)
        if not data:
            self._ends += 1
            if self._ends > _ENDS:
                raise SpoiledArchiveError(_CUT)
        if time.monotonic() > self._deadline:
            raise SpoiledArchiveError(
                f"to list it takes more than {self._limits.archive_seconds:.0f} seconds"
            )
        return data

    def check_claim(self, info: tarfile.TarInfo) -> None:
        """Refuse a file that claims more than there can be, before it is read or passed over."""
        if not (info.issparse() or info.isdir() or info.islnk() or info.issym()):
            check_unpacked(self._given + info.size, self._packed, self._limits)
