"""``quote-index rules`` lists every rule, and counts what it did."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from indexer.cli import main
from indexer.rulebook import RULES


def test_every_rule_is_listed_in_its_order() -> None:
    done = CliRunner().invoke(main, ["rules"])
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert [line[13:38].strip() for line in lines[: len(RULES)]] == [r.name for r in RULES]
    assert all(line.startswith("retag ") for line in lines[len(RULES) :])


def test_rules_are_counted_on_releases(tmp_path: Path) -> None:
    text = "# The quay\n\n“The quay is open again,” said Ann Roe, the harbour master of the town.\n"
    (tmp_path / "quay.md").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["rules", "--on", str(tmp_path)])
    assert done.exit_code == 0, done.output
    line = next(one for one in done.output.splitlines() if one[13:38].strip() == "inverted")
    assert line[42:49].strip() == "1"


def test_rules_are_counted_as_right_on_annotated_releases(corpus: Path) -> None:
    done = CliRunner().invoke(main, ["rules", "--on", str(corpus / "gold")])
    assert done.exit_code == 0, done.output
    line = next(one for one in done.output.splitlines() if one[13:38].strip() == "inverted")
    assert "right 0.9" in line or "right 1.0" in line
