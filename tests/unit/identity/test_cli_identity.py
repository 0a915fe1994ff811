"""The commands of ``quote-index identity`` on a real archive on disk."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli import main
from indexer.identity import load_authority
from indexer.jobs import build, plan

RELEASES = {
    "wire/2024/0105/a.md": (
        "# A ferry is ordered\n\nALDERSUND - January 5, 2024 - The order of a ferry by Fenna Line was signed at the yard."
        "\n\n“The new ship will sail in the spring of next year,” said J. Brandt, "
        "a director.\n"
    ),
    "wire/2024/0305/b.md": (
        "# Fenna Line launches a ferry\n\nALDERSUND - March 5, 2024 - Fenna Line launched a ferry."
        "\n\n“She is the finest ship we have ever built for the islands,” said Jasper Brandt, "
        "director of Fenna Line.\n"
    ),
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of two releases in which one person may have spoken twice."""
    for place, text in RELEASES.items():
        file = tmp_path / "releases" / place
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    report = build(plan((str(tmp_path / "releases"),), None), tmp_path / "archive")
    assert report.speakers == 2
    return tmp_path / "archive"


def run(*arguments: Path | str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["identity", *map(str, arguments)], input=answers)


def test_review_asks_shows_and_records(archive: Path, tmp_path: Path) -> None:
    authority = tmp_path / "authority"
    options = ("--archive", archive, "--authority", authority)
    listed = run("review", *options, "--list")
    assert listed.exit_code == 0, listed.output
    assert "1 open question\n" in listed.output
    assert "“She is the finest ship" in listed.output
    assert "- one gives only the initial" in listed.output
    assert not authority.exists()

    decided = run(
        "review", *options, "--author", "K. Mensah", answers="s\nOne director of the line.\n"
    )
    assert decided.exit_code == 0, decided.output
    (merge,) = load_authority(authority).merges
    assert merge.decided.author == "K. Mensah"
    assert merge.decided.reason == "One director of the line."
    assert "0 open questions" in run("review", *options, "--list").output
    assert len(merge.quotes) == 2
    assert "0 open questions" in run("review", "--archive", archive, "--list").output

    again = build(
        plan((str(tmp_path / "releases"),), None), tmp_path / "archive", authority_dir=authority
    )
    assert again.speakers == 1


def test_explain_says_why_and_what_else(archive: Path) -> None:
    found = json.loads(run("export", "--archive", archive, "--format", "popolo").output)
    ids = {p["name"]: p["id"] for p in found["persons"]}
    told = run("explain", ids["J. Brandt"], "--archive", archive)
    assert told.exit_code == 0
    assert f"perhaps also {ids['Jasper Brandt']}" in told.output
    assert run("explain", "j. brandt", "--archive", archive).output == told.output
    several = run("explain", "brandt", "--archive", archive)
    assert several.exit_code == 2
    assert all(f"{ids[name]} ({name}" in several.stderr for name in ("J. Brandt", "Jasper Brandt"))
    missing = run("explain", "nobody-at-all", "--archive", archive)
    assert missing.exit_code == 2
    assert "no speaker nobody-at-all" in missing.stderr


def test_a_file_that_cannot_be_written_is_said_in_a_line(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "none" / "speakers.csv"
    told = run("export", "--archive", archive, "--format", "csv", "--output", table)
    assert told.exit_code == 2
    assert told.stderr == f"quote-index: {table}: No such file or directory\n"


def test_a_table_goes_out_and_comes_back(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "speakers.csv"
    assert run("export", "--archive", archive, "--format", "csv", "--output", table).exit_code == 0
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    rows[0]["same_as"] = rows[1]["id"]
    rows[1]["wikidata"] = "Q7"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    authority = tmp_path / "authority"
    done = run(
        "import", table, "--authority", authority, "--author", "K", "--reason", "Reconciled."
    )
    assert done.exit_code == 0, done.output
    assert "1 people and 1 merges added" in done.output
    assert "1 people, 0 organisations, 1 merges" in run("check", authority).output


def test_a_wrong_authority_file_is_one_line_and_exit_code_two(
    archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "people.toml").write_text('[[person]]\nid = "x"\n', encoding="utf-8")
    result = run("check", tmp_path / "people.toml")
    assert result.exit_code == 2
    assert "people.toml:1: [[person]] needs name" in result.stderr


def test_no_archive_is_exit_code_three(tmp_path: Path) -> None:
    result = run("explain", "x", "--archive", tmp_path / "none")
    assert result.exit_code == 3


def test_the_authority_folder_is_remembered(archive: Path, tmp_path: Path) -> None:
    asked = run("review", "--archive", archive, "--list")
    assert asked.exit_code == 2
    assert "give --authority DIR" in asked.stderr
    authority = tmp_path / "authority"
    authority.mkdir()
    (authority / "people.toml").write_text(
        '[[person]]\nid = "jasper-brandt"\nname = "Jasper Brandt"\naliases = ["J. Brandt"]\n'
    )
    command = ["build", str(tmp_path / "releases"), "--archive", str(archive)]
    given = CliRunner().invoke(main, [*command, "--authority", str(authority)])
    assert given.exit_code == 0, given.output
    assert f"Authority folder: {authority}" in given.stderr
    again = CliRunner().invoke(main, command)
    assert f"Authority folder: {authority}" in again.stderr
    assert "1 speakers" in again.stderr
    told = run("explain", "jasper-brandt", "--archive", archive)
    assert "because Jasper Brandt: named in the authority file" in told.output

    authority.rename(tmp_path / "elsewhere")
    gone = CliRunner().invoke(main, command)
    assert gone.exit_code == 2
    assert "the authority folder of this archive is gone" in gone.stderr
    without = CliRunner().invoke(main, [*command, "--no-authority"])
    assert without.exit_code == 0
    assert "2 speakers" in without.stderr
    assert CliRunner().invoke(main, command).exit_code == 0, "forgotten"
