"""What releases are without is said by a build and by ``status``, with examples."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from indexer.cli import main


def test_a_build_and_status_say_what_releases_are_without(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.txt").write_text("Boats came in.\n\nIt rained all day, and nobody said a word.\n")
    (folder / "b.md").write_text(
        "# Piers\n\nJune 9, 2021\n\nOn the wall stood “we shall count all of the boats again” in red.\n"
    )
    archive, report = str(tmp_path / "a"), tmp_path / "report.json"
    command = ["build", str(folder), "--archive", archive, "--report", str(report)]
    built = CliRunner().invoke(main, command)
    assert built.exit_code == 0, built.output
    assert "Releases without a date: 1, such as site/a" in built.output
    assert "Releases without an issuer: 2, such as site/a, site/b" in built.output
    told = CliRunner().invoke(main, ["status", "--archive", archive]).output
    assert "Releases without a date: 1, such as site/a" in told
    asked = CliRunner().invoke(main, ["status", "--archive", archive, "--json"])
    gaps = json.loads(asked.output)["gaps"]
    assert gaps == json.loads(report.read_text())["gaps"]
    assert gaps["undated"] == {"releases": 1, "examples": ["site/a"]}
    assert gaps["unquoted"]["examples"] in ([], ["site/b"])
