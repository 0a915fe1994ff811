"""Cells of a table that should be dates and are none: a row that has shifted, or no clear day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from indexer.ingest.columns import day_first, is_date
from indexer.ingest.dates import parse_date

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 40  # code points of a date, with its time and zone
_SHOWN = 30


class Dates:
    """What the columns of a table hold, by some of their cells, and where a row differs."""

    def __init__(self, some: Mapping[str, Sequence[str]]) -> None:
        self._first = day_first(v for name in some if is_date(name) for v in some[name])
        filled = {name: [v for v in cells if v.strip()] for name, cells in some.items()}
        self._of_days = {
            name for name, cells in filled.items() if 2 * sum(map(_is_day, cells)) >= len(cells) > 0
        }
        self._dated = [name for name in filled if is_date(name) and name in self._of_days]
        self._count = 0
        self._example = ""

    def moved(self, row: Mapping[str, str]) -> str:
        """Why the cells of a row cannot be those of their columns: a date stands in another
        column than in other rows, and in its own is none. "" where they may."""
        wrong = next((n for n in self._dated if _is_wrong(row.get(n, ""))), "")
        day = next((n for n in row if n not in self._of_days and _is_day(row[n])), "")
        if not (wrong and day):
            return ""
        return f"the cells have moved: {wrong} is {_cut(row[wrong])}, and {day} is {_cut(row[day])}"

    def see(self, row: Mapping[str, str], line: int) -> None:
        """Count a row whose date is no clear day."""
        for name in self._dated[:1]:
            value = row.get(name) or ""  # a short row lacks it
            if value.strip() and parse_date(value, self._first) is None:
                self._count += 1
                self._example = self._example or f"{_cut(value)} in line {line}"

    @property
    def undated(self) -> str:
        """What to say of the rows counted, "" without any."""
        if not self._count:
            return ""
        rows = "1 row has" if self._count == 1 else f"{self._count:,} rows have"
        return f"{rows} no clear day in the column {self._dated[0]}: {self._example}"


def _is_day(value: str) -> bool:
    """Whether a cell is a date and nothing else."""
    short = len(value) <= _LONGEST and _YEAR.search(value) is not None
    return short and any(parse_date(value, first) for first in (True, False))


def _is_wrong(value: str) -> bool:
    return bool(value.strip()) and not any(parse_date(value, first) for first in (True, False))


def _cut(value: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in value.strip()[: _SHOWN + 1])
    return f"“{shown}”" if len(shown) <= _SHOWN else f"“{shown[:_SHOWN]}…”"
