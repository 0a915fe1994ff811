"""Small files that stand for very much: read soon, and nothing of them is lost."""

from __future__ import annotations

import io
import time

import docx
import openpyxl
import pytest
from docx.text.paragraph import Paragraph

from indexer.ingest.item import DEFAULT_LIMITS
from indexer.ingest.part import Part
from indexer.ingest.readers import restructured, sheet, word
from indexer.ingest.reading import Reading

_READING = Reading(DEFAULT_LIMITS)


def test_rows_above_a_cell_far_below_are_read_soon() -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Headline", "Full Text"])
    page.append(["Pier closed", "The pier is closed, Ann Roe said."])
    page.cell(row=1_048_576, column=16_384, value="x")
    out = io.BytesIO()
    book.save(out)
    started = time.process_time()
    parts = sheet.read(out.getvalue(), "far.xlsx", _READING)
    read = [part for part in parts if isinstance(part, Part)]
    assert time.process_time() - started < 12  # 40 s before
    assert [part.origin for part in read] == ["far.xlsx#1"]


def test_the_style_of_many_paragraphs_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document = docx.Document()
    document.add_heading("Pier closed", 1)
    for number in range(300):
        document.add_paragraph(f"The pier is closed {number} times.")
    out = io.BytesIO()
    document.save(out)
    looked_up: list[Paragraph] = []
    style = Paragraph.style.fget  # type: ignore[attr-defined]  # a property

    def counted(paragraph: Paragraph) -> object:
        looked_up.append(paragraph)
        return style(paragraph)

    monkeypatch.setattr(Paragraph, "style", property(counted))
    raw = word.read(out.getvalue(), "many.docx", _READING)
    assert (len(raw.kinds), raw.kinds[0], set(raw.kinds[1:])) == (301, "heading", {""})
    assert len(looked_up) <= 2 * len({p._p.style for p in looked_up})


def test_many_small_tables_are_read_as_plain_text_and_told() -> None:
    tables = "".join(f"+---------+\n| row {number:<4}|\n" for number in range(12_000))
    started = time.process_time()
    raw = restructured.read(f"Pier closed\n\n{tables}+---------+\n".encode(), "a.rst", _READING)
    assert time.process_time() - started < 8  # minutes before
    assert "row 11999" in raw.text
    assert raw.remarks == ("read as plain text: its tables have more than 2,000 borders",)
