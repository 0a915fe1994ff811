"""Cells of every table that the product writes: none is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from indexer.export import text_lines
from indexer.export.columns import QUOTES
from indexer.text.cells import FORMULA, Line, arm, defuse

_ROOT = Path(__file__).resolve().parents[2]
_HEADS = ["=", "+", "-", "@", "|", "\t", "\r", "\n", "＝", "＋", "－", "＠", "｜", " =", "\u00a0|"]


@pytest.mark.parametrize("head", _HEADS)
def test_no_cell_begins_like_a_formula(head: str) -> None:
    cell = f"{head}cmd|' /C calc'!A0"
    (read,) = next(csv.reader(io.StringIO(Line().of([cell]), newline="")))
    assert read == f"'{cell}"
    assert arm(read) == cell
    row = {column.name: [] if column.shape == "json" else cell for column in QUOTES.columns}
    lines = "".join(text_lines.to_csv([row])).removeprefix("\ufeff")
    for found in list(csv.reader(io.StringIO(lines, newline="")))[1]:
        assert not found.startswith(FORMULA)


@pytest.mark.parametrize("cell", ["", "a = b", "'tis", "''", "3-4", "“=”"])
def test_other_cells_stay(cell: str) -> None:
    assert defuse(cell) == cell
    assert arm(cell) == cell


def test_all_tables_are_written_by_one_module() -> None:
    writing = re.compile(r"csv\.(?:writer|DictWriter)\(")
    found = {
        path.relative_to(_ROOT).as_posix()
        for folder in ("indexer", "app")
        for path in (_ROOT / folder).rglob("*.py")
        if writing.search(path.read_text("utf-8"))
    }
    assert found == {"indexer/text/cells.py"}
