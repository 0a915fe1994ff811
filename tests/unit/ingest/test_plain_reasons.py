"""Reasons are words for whoever has the file; libraries write nothing past the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer.errors import ReleaseError, Remark
from indexer.ingest import discover, load
from indexer.ingest.faults import in_plain_words
from indexer.model import Release
from tests.unit.ingest.test_formats import pdf


def _read(path: Path) -> list[Release | ReleaseError]:
    return [found for item in discover([str(path)]) for found in load(item)]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (AttributeError("'NoneType' object has no attribute 'x'"), "it is damaged, or something else"),
        (KeyError(3), "it is damaged, or something else"),
        (RecursionError("maximum recursion depth exceeded"), "nested too deeply"),
        (EOFError(), "it ends too early"),
        (PermissionError(13, "Permission denied"), "permission denied"),
        (json.JSONDecodeError("Expecting value", "", 0), "a value is missing"),
    ],
)  # fmt: skip
def test_a_message_of_python_is_shown_to_nobody(error: Exception, said: str) -> None:
    assert in_plain_words(error) == said


@pytest.mark.parametrize("cut", [b"WARC/1.0\r\n\r\n\r\n", b"WARC/1.0\r\nbroken"])
def test_what_warcio_says_is_in_the_report_only(
    tmp_path: Path, cut: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(cut)
    found = _read(path)
    assert all(isinstance(one, ReleaseError) for one in found)
    assert not any("NoneType" in str(one) or "attribute" in str(one) for one in found)
    assert capfd.readouterr() == ("", "")


def test_what_pypdf_says_is_shown_to_nobody(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf((700, "The pier is closed.")).replace(b"%%EOF", b""))
    _read(path)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_number_of_too_many_digits_costs_nothing(tmp_path: Path, form: str) -> None:
    rows = [
        f'{{"id": "{n}", "text": "The pier is closed, Ann Roe said.", "size": {n * digits}}}'
        for n, digits in (("1", 1), ("2", 5_000))
    ]
    path = tmp_path / f"a.{form}"
    path.write_text("\n".join(rows) if form == "jsonl" else f"[{','.join(rows)}]")
    found = [one for one in _read(path) if not isinstance(one, Remark)]
    assert [isinstance(one, Release) for one in found] == [True, True]
