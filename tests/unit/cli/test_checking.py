"""``quote-index check`` over a real archive."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.archive import open_archive
from indexer.cli import main
from tests.contract.samples import make_quote, make_release

SAID = "We will not cut the toll on lorries before the bridge has been paid for."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checked")
    with open_archive(folder).writer() as writer:
        release = make_release("r1", date(2024, 5, 1), text=SAID)
        writer.add(release, (make_quote("q1", release, SAID, speaker_id=None),))
        writer.publish()
    return folder


def run(archive: Path, text: str | bytes, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", "-", "--archive", str(archive), *options], input=text)


def test_words_on_record_end_with_0(archive: Path) -> None:
    result = run(archive, f"“{SAID}” said Ann Roe.")
    assert result.exit_code == 0
    assert result.output.startswith("VERBATIM")


def test_words_that_differ_end_with_6_and_show_what_differs(archive: Path) -> None:
    result = run(archive, "We will cut the toll on lorries")
    assert result.exit_code == 6
    assert "[-not-]" in result.output
    assert "negation: left out not" in result.output


def test_a_table_in_and_a_table_out(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    table.write_text(f"words,speaker\n{SAID},Ann Roe\n{SAID},Tom Vane\nNobody said so at all,\n")
    result = CliRunner().invoke(
        main,
        ["check", str(table), "--archive", str(archive), "--format", "csv",
         "--base-url", "https://example.org/"],
    )  # fmt: skip
    assert result.exit_code == 6
    rows = list(csv.DictReader(result.output.splitlines()))
    assert [row["verdict"] for row in rows] == ["verbatim", "somebody_else", "not_found"]
    assert rows[0]["url"] == "https://example.org/quote/q1"


def test_json_has_offsets_status_and_reason(archive: Path) -> None:
    result = run(
        archive, "Nothing.\nWe will cut the toll on lorries\n", "--as", "lines", "--format", "json"
    )
    records = [json.loads(line) for line in result.output.splitlines()]
    assert [record["span"] for record in records] == [[0, 8], [9, 40]]
    assert records[1]["verdict"] == "meaning"
    assert records[1]["matches"][0]["changes"] == [
        {"change": "left_out", "archived": "not", "pasted": "", "shown": False}
    ]


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        (b"fine\n\xff\xfe", (), "-:2: is not UTF-8"),
        ("a\n" * 1_001, ("--as", "lines"), "more than 1,000 lines"),
        ("a" * 100_001, (), "longer than 100,000 characters"),
        ("name\nx", ("--as", "table"), "-:1: no column is called words"),
    ],
)
def test_what_cannot_be_read_is_said(
    archive: Path, text: str | bytes, options: tuple[str, ...], message: str
) -> None:
    result = run(archive, text, *options)
    assert result.exit_code == 2
    assert message in result.output
