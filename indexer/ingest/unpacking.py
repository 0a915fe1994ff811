"""Streams packed by gzip, bzip2 or xz, read to their very end.

The library's own readers of bzip2 and xz take what follows a whole stream and is none for
nothing: of a file that several programs packed piece by piece, damage at the head of a piece
would lose all the rest without a word.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from typing import IO, Any, cast

_PIECE = 1 << 16
_HEAD = 6


def open_packed(file: IO[bytes]) -> IO[bytes] | None:
    """What a packed stream holds, told by its first bytes; None for one that is not packed.

    Reading raises ``EOFError`` where it is cut off, ``OSError`` or ``lzma.LZMAError`` where it
    is damaged or something else follows.
    """
    head = file.read(_HEAD)
    file.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    if head.startswith(b"BZh"):
        return io.BufferedReader(_Streams(file, bz2.BZ2Decompressor), _PIECE)
    if head.startswith(b"\xfd7zXZ"):
        return io.BufferedReader(_Streams(file, lzma.LZMADecompressor), _PIECE)
    return None


class _Streams(io.RawIOBase):
    """Packed streams one after the other, with zeros between or behind them, and nothing else."""

    def __init__(self, file: IO[bytes], begin: Callable[[], Any]) -> None:
        self._file, self._begin = file, begin
        self._stream = begin()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        data = b""
        while not data:
            if self._stream.eof:
                rest = self._next()
                if not rest:
                    return b""
                self._stream = self._begin()
            elif self._stream.needs_input:
                rest = self._file.read(_PIECE)
                if not rest:
                    raise EOFError("it is cut off")
            else:
                rest = b""
            data = self._stream.decompress(rest, size)
        return data

    def _next(self) -> bytes:
        """What follows a stream that has ended; nothing at the end of the file."""
        rest: bytes = self._stream.unused_data.lstrip(b"\0")
        while not rest and (more := self._file.read(_PIECE)):
            rest = more.lstrip(b"\0")
        return rest
