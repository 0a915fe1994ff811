"""``quote-index rules`` lists every rule and row, and counts how often each answers."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from indexer.cli.rules import rules
from indexer.rulebook import RULES

_TEXT = "“The quay is open again,” said Ann Roe, the harbour master.\n\nThe report was late.\n"


def _lines(*options: str) -> list[str]:
    done = CliRunner().invoke(rules, options)
    assert done.exit_code == 0, done.output
    return done.output.splitlines()


def test_every_rule_is_listed_in_order_and_rows_of_retagging_below() -> None:
    lines = _lines()
    assert [rule.name in line for rule, line in zip(RULES, lines, strict=False)] == [True] * len(
        RULES
    )
    assert all(line.startswith("retag ") for line in lines[len(RULES) :])
    assert any("the ⟦report⟧ was late" in line for line in lines)


def test_what_answers_in_releases_is_counted(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(_TEXT)
    lines = _lines("--on", str(tmp_path))
    (inverted,) = [line for line in lines if line.startswith("words        inverted ")]
    assert inverted.split("0.")[1].split()[1] == "1"
    (report,) = [line for line in lines if line.endswith("  the ⟦report⟧ was late")]
    assert report.split("-> w")[1].split()[0] == "1"
