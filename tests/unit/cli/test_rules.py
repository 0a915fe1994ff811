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
    lines = _lines("--on", str(tmp_path), "--jobs", "1")
    (inverted,) = [line for line in lines if line.startswith("words        inverted ")]
    assert inverted.split("0.")[1].split()[1] == "1"
    (report,) = [line for line in lines if line.endswith("  the ⟦report⟧ was late")]
    assert report.split("-> w")[1].split()[0] == "1"


def test_several_processes_count_the_same_as_one(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number}.txt").write_text(f"{_TEXT}\nPart {number}.\n")
    one = _lines("--on", str(tmp_path), "--jobs", "1")
    assert _lines("--on", str(tmp_path), "--jobs", "2") == one
    (inverted,) = [line for line in one if line.startswith("words        inverted ")]
    assert inverted.split("0.")[1].split()[1] == "100"


def test_what_cannot_be_read_is_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(_TEXT)
    (tmp_path / "two.json").write_text("{")
    done = CliRunner().invoke(rules, ["--on", str(tmp_path)])
    assert done.exit_code == 0
    assert "two.json" in done.stderr


def test_in_annotated_releases_it_is_said_how_often_a_rule_is_right(corpus: Path) -> None:
    lines = _lines("--on", str(corpus / "gold"))
    (inverted,) = [line for line in lines if line.startswith("words        inverted ")]
    assert "right 0.9" in inverted or "right 1.0" in inverted
    assert any(int(line.split("->")[1].split()[1]) for line in lines if line.startswith("retag "))
