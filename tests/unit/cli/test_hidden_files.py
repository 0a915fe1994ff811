"""What a build passes over in a folder is counted, and is no failure."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from indexer.cli import main


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_hidden_files_are_counted(tmp_path: Path) -> None:
    folder, record = tmp_path / "n", tmp_path / "report.json"
    (folder / ".git").mkdir(parents=True)
    (folder / "a").mkdir()
    (folder / "a" / ".draft.txt").write_text("“Not yet,” said Ann Roe, the mayor.")
    (folder / "README.md").write_text("What is here.")
    (folder / "one.txt").write_text("“It stands,” said Ann Roe, the mayor.")
    built = run("build", folder, "--archive", tmp_path / "archive", "--report", record)
    assert built.exit_code == 0
    told = json.loads(record.read_text("utf-8"))
    assert told["hidden"] == [{"folder": str(folder), "files": 3}]
    assert (told["counts"]["hidden"], told["counts"]["releases"]) == (3, 1)
    assert f"3 under {folder}" in built.output


def test_nothing_is_said_where_nothing_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("“It stands,” said Ann Roe, the mayor.")
    built = run("build", tmp_path / "one.txt", "--archive", tmp_path / "archive")
    assert "passed over" not in built.output
