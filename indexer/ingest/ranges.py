"""Ranges of big line-based files, so that their releases spread over processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_RANGE = 1_000_000  # bytes: some 250 releases, a second or two of work
_PIECE = 1 << 20  # a line longer than this is read piece by piece


class Range(NamedTuple):
    """``start`` to ``end`` in bytes, its first line's number, and how many records it holds."""

    start: int
    end: int
    line: int
    records: int


def split_lines(path: Path, *, quoted: bool) -> Iterator[Range]:
    """Ranges of about a megabyte that end where a record ends.

    ``quoted`` is for CSV: a line break inside quotation marks does not end a
    record, and the first record is the header, which every range shares.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        start = end = file.readline(_PIECE).__len__() if quoted else 0
        line = first = 2 if quoted else 1
        records, inside, pending = 0, False, False
        while piece := file.readline(_PIECE):
            end += len(piece)
            ends = piece.endswith(b"\n")
            line += ends
            pending = pending or bool(piece.strip())
            if quoted and piece.count(b'"') % 2:
                inside = not inside
            if inside or not ends:
                continue
            records += pending
            pending = False
            if end - start >= _RANGE:
                yield Range(start, end, first, records)
                start, first, records = end, line, 0
        if records + pending:
            yield Range(start, end, first, records + pending)
