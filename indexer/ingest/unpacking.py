"""Streams packed by gzip, bzip2 or xz, read to their very end.

The library's own readers of bzip2 and xz take what follows a whole stream and is none for
nothing: of a file that several programs packed piece by piece, damage at the head of a piece
would lose all the rest without a word. That of gzip refuses such a file whole.
"""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import IO, Any, Protocol

_PIECE = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS  # as zlib is asked for the format of gzip, checksums and all


class _Stream(Protocol):
    """What unpacks one stream, as ``bz2.BZ2Decompressor`` does."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """One stream of gzip, by the methods that those of bzip2 and xz have."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(_GZIP)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


_PACKINGS: tuple[tuple[bytes, Callable[[], _Stream]], ...] = (
    (b"\x1f\x8b", _Gzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", lzma.LZMADecompressor),
)
_HEAD = max(len(magic) for magic, _ in _PACKINGS)


def open_packed(file: IO[bytes]) -> Unpacked | None:
    """What a packed stream holds, told by its first bytes; None for one that is not packed.

    Reading raises ``EOFError`` where it is cut off, ``zlib.error``, ``OSError`` or
    ``lzma.LZMAError`` where it is damaged.
    """
    head = file.read(_HEAD)
    file.seek(0)
    for magic, begin in _PACKINGS:
        if head.startswith(magic):
            return Unpacked(file, magic, begin)
    return None


class Unpacked(io.BufferedReader):
    """What is in packed streams one after the other, with zeros between or behind them.

    It ends where something else follows; ``left`` tells of that once all has been read.
    """

    def __init__(self, file: IO[bytes], magic: bytes, begin: Callable[[], _Stream]) -> None:
        self._streams = _Streams(file, magic, begin)
        super().__init__(self._streams, _PIECE)

    @property
    def left(self) -> str:
        """What was left unread behind the last stream, "" for nothing."""
        at = self._streams.left_at
        return "" if at is None else f"what follows its byte {at:,} is not packed, and is not read"


class _Streams(io.RawIOBase):
    def __init__(self, file: IO[bytes], magic: bytes, begin: Callable[[], _Stream]) -> None:
        self._file, self._magic, self._begin = file, magic, begin
        self._stream = begin()
        self.left_at: int | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        data = b""
        while not data:
            rest = b""
            if self._stream.eof:
                rest = self._next()
                if not rest:
                    return b""
                self._stream = self._begin()
            elif self._stream.needs_input:
                rest = self._file.read(_PIECE)
                if not rest:
                    raise EOFError("it is cut off")
            data = self._stream.decompress(rest, size)
        return data

    def _next(self) -> bytes:
        """The beginning of the stream behind one that has ended; nothing behind the last."""
        if self.left_at is not None:
            return b""
        rest = self._stream.unused_data.lstrip(b"\0")
        while len(rest) < len(self._magic) and (more := self._file.read(_PIECE)):
            rest = (rest + more).lstrip(b"\0")
        if rest.startswith(self._magic):
            return rest
        if rest:
            self.left_at = self._file.tell() - len(rest)
        return b""
