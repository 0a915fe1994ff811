"""``quote-index build`` and ``remove`` as a script sees them: exit codes, reports, what is kept."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli import main

ROOT = Path(__file__).parents[3]


def write(path: Path, who: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Notice of the day\n\n“The gate is open,” said {who}, the mayor.\n", "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, who in (("001", "Ann Roe"), ("002", "Bob Doe")):
        write(tmp_path / "n" / f"{name}.txt", who)
    return tmp_path / "n"


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    def call(command: str, *arguments: str | Path) -> Result:
        named = ["--archive", str(tmp_path / "archive")] if command != "extract" else []
        return CliRunner().invoke(main, [command, *map(str, arguments), *named])

    return call


def test_a_build_that_read_everything_ends_with_0(folder: Path, run: Callable[..., Result]) -> None:
    assert run("build", folder).exit_code == 0
    assert run("extract", folder).exit_code == 0


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_run_that_left_something_unread_says_so_unless_that_is_allowed(
    folder: Path, run: Callable[..., Result], command: str
) -> None:
    (folder / "noise.md").write_bytes(bytes(range(256)) * 9)
    result = run(command, folder)
    assert result.exit_code == 5
    assert "noise.md" in result.output
    assert run(command, folder, "--allow-unread").exit_code == 0


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_run_that_read_nothing_ends_with_3_whatever_is_allowed(
    tmp_path: Path, run: Callable[..., Result], command: str
) -> None:
    for options in ([], ["--allow-unread"]):
        assert run(command, tmp_path / "absent", *options).exit_code == 3


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_link_out_of_the_folder_is_named_and_not_read(
    folder: Path, tmp_path: Path, run: Callable[..., Result], command: str
) -> None:
    secret = write(tmp_path / "secret.txt", "Eva Lind")
    (folder / "link.txt").symlink_to(secret)
    result = run(command, folder)
    assert result.exit_code == 5
    assert f"{folder}/link.txt: a link out of the folder, to {secret}" in result.output
    assert "Lind" not in result.output
    followed = run(command, folder, "--follow-links")
    assert followed.exit_code == 0
    if command == "extract":
        assert "Lind" in followed.output


def test_the_report_is_written_for_people_and_for_programs(
    folder: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    for name, who in (("s1", "Cleo Fenn"), ("s2", "Dan Moss")):
        text = f"“We go,” said {who}, the mayor."
        (folder / f"{name}.jsonl").write_text(json.dumps({"id": "7", "text": text}), "utf-8")
    write(folder / "copy" / "001.txt", "Ann Roe")
    assert run("build", folder).exit_code == 0
    (folder / "002.txt").unlink()
    (folder / "copy" / "001.txt").rename(folder / "copy" / "1.txt")
    (folder / "noise.md").write_bytes(b"")
    (folder / "out.txt").symlink_to("/etc/hostname")
    as_text, as_json = tmp_path / "report.txt", tmp_path / "report.json"
    result = run("build", folder, "--report", as_text, "--report", as_json)
    assert result.exit_code == 5
    record = json.loads(as_json.read_text("utf-8"))
    assert record["form"] == 1
    assert (record["exit_code"], record["published"]) == (5, True)
    counts = record["counts"]
    assert {name: counts[name] for name in ("read", "new", "changed", "unchanged", "kept")} == {
        "read": 4, "new": 0, "changed": 0, "unchanged": 3, "kept": 1,
    }  # fmt: skip
    assert (counts["releases"], counts["quotes"], counts["removed"]) == (4, 4, 0)
    assert record["failures"] == [
        {"origin": f"{folder}/noise.md", "reason": "the file is empty", "traceback": ""}
    ]
    (skipped,) = record["skipped_links"]
    assert skipped["path"] == f"{folder}/out.txt"
    assert record["clashes"] == [{"id": "7", "source": "n/s2.jsonl#7", "other": "n/s1.jsonl#7"}]
    assert record["renamed"] == [{"from": "n/copy/001.txt", "to": "n/copy/1.txt"}]
    assert record["duplicates"] == []
    assert record["gone"] == ["n/002.txt"]
    assert set(record["seconds"]) == {"reading", "identifying", "publishing"}
    lines = as_text.read_text("utf-8")
    for words in ("n/002.txt", "noise.md", "out.txt", "7: n/s2.jsonl#7 and n/s1.jsonl#7"):
        assert words in lines
    pruned = run("build", folder, "--prune", "--allow-unread", "--report", as_json)
    assert pruned.exit_code == 0
    assert json.loads(as_json.read_text("utf-8"))["removed"] == ["n/002"]


def test_every_key_of_the_report_is_documented_and_every_documented_key_is_there(
    folder: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    run("build", folder, "--report", tmp_path / "report.json")
    record = json.loads((tmp_path / "report.json").read_text("utf-8"))
    keys = {*record, *(f"counts.{key}" for key in record["counts"])}
    keys |= {f"seconds.{key}" for key in record["seconds"]}
    page = (ROOT / "docs" / "building.md").read_text("utf-8")
    table = page[page.index("## The report") :]
    documented = set(re.findall(r"^\| `([a-z_.]+)`", table, re.MULTILINE))
    assert documented == keys - {"counts", "seconds"}


def test_removing_names_what_went_and_refuses_what_nobody_is_called(
    folder: Path, run: Callable[..., Result]
) -> None:
    run("build", folder)
    unknown = run("remove", "001", "nobody")
    assert (unknown.exit_code, "no release nobody" in unknown.output) == (2, True)
    done = run("remove", "001")
    assert done.exit_code == 0
    assert "Removed n/001" in done.output
    assert "1 releases" in done.output
    assert run("remove", "001").exit_code == 2


def test_nothing_is_removed_from_an_archive_that_is_not_there(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    assert run("remove", "001").exit_code == 3
    assert not (tmp_path / "archive" / "CURRENT").exists()


def test_a_collection_needs_a_name_that_can_be_seen(
    folder: Path, run: Callable[..., Result]
) -> None:
    for name in ("", "  ", "a\nb", "x" * 101):
        result = run("build", folder, "--collection", name)
        assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert run("build", folder, "--collection", "新聞稿").exit_code == 0


def test_a_wrong_authority_folder_is_not_remembered(
    folder: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    for place, text in ((right, ""), (wrong, "[[person]]\nname = 1\n")):
        place.mkdir()
        (place / "people.toml").write_text(text, "utf-8")
    assert run("build", folder, "--authority", right).exit_code == 0
    refused = run("build", folder, "--authority", wrong)
    assert refused.exit_code == 2
    assert "people.toml:1" in refused.output
    again = run("build", folder)
    assert again.exit_code == 0
    assert f"Authority folder: {right}" in again.output
    assert run("build", folder, "--no-authority").exit_code == 0
    assert "Authority folder" not in run("build", folder).output


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link to a device"])
def test_an_authority_file_that_is_no_file_is_refused(
    folder: Path, tmp_path: Path, run: Callable[..., Result], kind: str
) -> None:
    path = tmp_path / "authority" / "people.toml"
    path.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "device" and os.geteuid() == 0:
        os.mknod(path, 0o020666, os.makedev(1, 5))
    else:
        path.symlink_to("/dev/zero")
    result = run("build", folder, "--authority", path.parent)
    assert result.exit_code == 2
    assert "people.toml: is a pipe, a device or a folder, not a file" in result.output


def test_a_shell_sees_the_exit_code(folder: Path, tmp_path: Path) -> None:
    (folder / "noise.md").write_bytes(b"")
    command = [sys.executable, "-m", "indexer.cli", "build", str(folder)]
    done = subprocess.run(
        [*command, "--archive", str(tmp_path / "archive")],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 5
    assert b"Traceback" not in done.stderr


def test_a_report_replaces_nothing_that_is_read_or_archived(
    folder: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    assert run("build", folder).exit_code == 0
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    for place in (
        folder / "001.txt",
        folder / "new.json",
        tmp_path / "archive" / "CURRENT",
        tmp_path / "archive" / "generations" / "report.txt",
        tmp_path / "no folder" / "report.txt",
    ):
        result = run("build", folder, "--report", place)
        assert result.exit_code == 2, place
        assert f"--report {place}: " in result.output.replace("\n", " ")
    for paths in ([folder / "001.txt"], [f"{folder}/*.txt"]):
        assert run("build", *paths, "--report", folder / "001.txt").exit_code == 2
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_report_that_cannot_be_written_does_not_deny_the_archive(
    folder: Path, run: Callable[..., Result]
) -> None:
    result = run("build", folder, "--report", "/dev/full")
    assert result.exit_code == 5
    assert "/dev/full: the report cannot be written" in result.output
    assert ": 2 releases," in result.output
