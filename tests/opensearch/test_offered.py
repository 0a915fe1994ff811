"""What is not offered stands in one table, which is true."""

from __future__ import annotations

from pathlib import Path

from indexer.archive.opensearch.offered import NOT_OFFERED

ROOT = Path(__file__).parents[2]


def test_the_docs_show_the_table() -> None:
    page = (ROOT / "docs" / "cluster.md").read_text("utf-8")
    (shown,) = (part for part in page.split("\n## ") if part.startswith("What is not offered"))
    rows = [line for line in shown.splitlines() if line.startswith("| ")]
    assert rows[1:] == [f"| {row.what} | {row.instead} |" for row in NOT_OFFERED]


def test_every_row_names_tests_of_the_contract() -> None:
    for row in NOT_OFFERED:
        for name in row.tests:
            file, _, test = name.partition("::")
            text = (ROOT / "tests" / "contract" / file).read_text("utf-8")
            assert f"def {test or 'test_'}" in text
