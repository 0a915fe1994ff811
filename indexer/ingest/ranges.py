"""Ranges of big line-based files, so that their releases spread over processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

_RANGE = 1_000_000  # bytes: some 250 releases, a second or two of work
_PIECE = 1 << 20  # a line longer than this is read piece by piece


class Range(NamedTuple):
    """``start`` to ``end`` in bytes, its first line's number, and how many records it holds."""

    start: int
    end: int
    line: int
    records: int


class LongRecordError(ValueError):
    """A record that does not end where any honest one would; the message says where it begins."""


def split_lines(path: Path, *, quoted: bool, most: int) -> Iterator[Range]:
    """Ranges of about a megabyte that end where a record ends.

    ``quoted`` is for CSV: a line break inside quotation marks does not end a
    record, and the first record is the header, which every range shares.

    Raises:
        OSError: the file cannot be read.
        LongRecordError: a record has more than ``most`` bytes; the ranges before it are given.
    """
    with path.open("rb") as file:
        start = end = len(read_header(file, _PIECE)) if quoted else 0
        line = first = 2 if quoted else 1
        records, inside, pending = 0, False, False
        begun, begun_line = end, line
        while piece := file.readline(_PIECE):
            end += len(piece)
            ends = piece.endswith(b"\n")
            line += ends
            pending = pending or bool(piece.strip())
            if quoted and piece.count(b'"') % 2:
                inside = not inside
            if inside or not ends:
                if end - begun <= most:
                    continue
                if records:
                    yield Range(start, begun, first, records)
                raise LongRecordError(_too_long(begun_line, most, inside))
            begun, begun_line = end, line
            records += pending
            pending = False
            if end - start >= _RANGE:
                yield Range(start, end, first, records)
                start, first, records = end, line, 0
        if records + pending:
            yield Range(start, end, first, records + pending)


def read_header(file: IO[bytes], most: int) -> bytes:
    """The header of a CSV file, with the line above it that tells Excel what parts the columns."""
    line = file.readline(most)
    return line + file.readline(most) if line.startswith(b"sep=") else line


def _too_long(line: int, most: int, inside: bool) -> str:
    what = "a quotation mark there never closes" if inside else f"it has more than {most:,} bytes"
    return f"the record at line {line} does not end: {what}; nothing was read from there on"
