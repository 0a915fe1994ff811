"""What one release may cost is set by option or by variable, and named where it is overrun."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.archive import open_archive
from indexer.cli import main

LONG = "The ferry of the harbour board sails at six, Ann Roe said on Monday. " * 30_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    for number in range(3):
        words = f"# Notice {number}\n\n“We counted {number} boats,” said Ann Roe, mayor.\n"
        (folder / f"{number}.md").write_text(words, "utf-8")
    (folder / "1-long.md").write_text(f"# Long\n\n{LONG}\n", "utf-8")
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("by", ["option", "variable"])
def test_a_release_over_its_time_is_named_and_the_rest_is_published(
    tmp_path: Path, folder: Path, jobs: str, by: str
) -> None:
    command = ["build", str(folder), "--archive", str(tmp_path / "a"), "--jobs", jobs]
    variables = {}
    if by == "option":
        command += ["--release-seconds", "2"]
    else:
        variables["ON_RECORD_RELEASE_SECONDS"] = "2"
    result = CliRunner().invoke(main, command, env=variables)
    assert result.exit_code == 5, result.output
    assert "it takes more than 2 seconds of processor time to read" in result.output
    assert "1-long.md" in result.output
    archive = open_archive(tmp_path / "a")
    with archive.reader() as reader:
        assert reader.statistics().releases == 3
    archive.close()


@pytest.mark.parametrize(
    "option", ["--release-seconds=0", "--release-memory=5", "--release-seconds=x"]
)
def test_a_budget_that_is_none_is_refused(tmp_path: Path, folder: Path, option: str) -> None:
    command = ["build", str(folder), "--archive", str(tmp_path / "a"), option]
    assert CliRunner().invoke(main, command).exit_code == 2
