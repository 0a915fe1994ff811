"""Cells of tables that spreadsheets open: none of them is run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable

FORMULA = ("=", "+", "-", "@", "|", "\t", "\r", "\n", "＝", "＋", "－", "＠", "｜")
"""A spreadsheet takes a cell that begins so for a formula and runs it (OWASP, CSV Injection), or
has another program run it (DDE); the full-width forms are folded to the others by some."""

_BLANK = " \u00a0"


def defuse(cell: str) -> str:
    """A cell with an apostrophe before what would be run.

    >>> defuse("=1+1"), defuse("- yes"), defuse("a = b")
    ("'=1+1", "'- yes", 'a = b')
    """
    return f"'{cell}" if cell.lstrip(_BLANK).startswith(FORMULA) else cell


def arm(cell: str) -> str:
    """What ``defuse`` made a cell of."""
    return cell[1:] if cell.startswith("'") and defuse(cell[1:]) == cell else cell


class Line:
    """Where ``csv`` writes to: the line written last."""

    def __init__(self, end: str = "\r\n") -> None:
        self._line = ""
        self._writer = csv.writer(self, lineterminator=end)

    def write(self, line: str) -> None:
        self._line = line

    def of(self, cells: Iterable[str]) -> str:
        """Cells as one line of a table with its end (RFC 4180), none of them a formula."""
        # NUL ends a cell for some readers and raises in others.
        self._writer.writerow([defuse(cell.replace("\x00", "")) for cell in cells])
        return self._line
