"""Every command where there is no archive: one line says so, and nothing is made there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from indexer.cli import main

_COMMANDS: dict[str, tuple[str, ...]] = {
    "remove": ("remove", "a", "--archive", "{at}"),
    "search": ("search", "ferry", "--archive", "{at}"),
    "new": ("new", "--since", "7d", "--archive", "{at}"),
    "check": ("check", "{file}", "--archive", "{at}"),
    "status": ("status", "--archive", "{at}"),
    "export": ("export", "--archive", "{at}"),
    "export to a file": ("export", "--format", "jsonl", "--output", "{out}", "--archive", "{at}"),
    "reports": ("reports", "{file}", "--list", "--archive", "{at}"),
    "reports without a folder": ("reports", "{file}", "--archive", "{at}"),
    "diff": ("diff", "{at}", "{at}"),
    "diff of generations": ("diff", "previous", "current", "--archive", "{at}"),
    "diff of named ones": ("diff", "20260101-000000-aaaaaa", "current", "--archive", "{at}"),
    "sample": ("sample", "3", "--archive", "{at}"),
    "stats": ("stats", "--by", "speaker", "--archive", "{at}"),
    "verify": ("verify", "--archive", "{at}"),
    "recover": ("recover", "--archive", "{at}"),
    "rollback": ("rollback", "--archive", "{at}"),
    "rollback to a name": ("rollback", "20260101-000000-aaaaaa", "--archive", "{at}"),
    "keep": ("keep", "2", "--archive", "{at}"),
    "copy": ("copy", "{at}", "{out}"),
    "identity review": (
        "identity", "review", "--list", "--authority", "{authority}", "--archive", "{at}",
    ),
    "identity review without a folder": ("identity", "review", "--archive", "{at}"),
    "identity explain": ("identity", "explain", "x", "--archive", "{at}"),
    "identity export": ("identity", "export", "--format", "csv", "--archive", "{at}"),
}  # fmt: skip
_WITHOUT = {"rules", "extract", "explain", "evaluate", "score", "identity check", "identity import"}
"""Commands that ask for no archive."""
_MAKING = {"build", "import"}
"""Commands that make one."""


def _missing(at: Path) -> None:
    pass


def _empty(at: Path) -> None:
    at.mkdir()


def _foreign(at: Path) -> None:
    (at / "sub").mkdir(parents=True)
    (at / "letter.txt").write_text("Dear reader,\n", "utf-8")


def _file(at: Path) -> None:
    at.write_text("Dear reader,\n", "utf-8")


def _below_a_file(at: Path) -> None:
    """The folder above is a file."""
    at.parent.rmdir()
    at.parent.write_text("Dear reader,\n", "utf-8")


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("there", [_missing, _empty, _foreign, _file, _below_a_file])
@pytest.mark.parametrize("command", _COMMANDS)
def test_a_command_without_an_archive_says_so_and_makes_nothing(
    tmp_path: Path, command: str, there: Callable[[Path], None]
) -> None:
    at = tmp_path / "disk" / "archive"
    at.parent.mkdir()
    there(at)
    words = {"at": at, "out": tmp_path / "out", "file": tmp_path / "queue.jsonl",
             "authority": tmp_path / "authority"}  # fmt: skip
    words["file"].write_text("", "utf-8")
    words["authority"].mkdir()
    before = _contents(tmp_path)
    done = CliRunner().invoke(main, [word.format(**words) for word in _COMMANDS[command]])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert _contents(tmp_path) == before
    assert done.stdout == ""
    told = done.stderr.strip().splitlines()
    if there is _file and "Usage" in told[0]:
        assert done.exit_code == 2
        assert f"Directory '{at}' is a file" in told[-1]
        return
    assert done.exit_code == 3, done.stderr
    assert len(told) == 1
    assert str(at) in told[0]
    assert told[0].startswith("quote-index: ")


def test_every_command_is_tried() -> None:
    names = set()
    for name, command in main.commands.items():
        if isinstance(command, click.Group):
            names |= {f"{name} {inner}" for inner in command.commands}
        else:
            names.add(name)
    tried = {name for name in names for case in _COMMANDS if case.startswith(name)}
    assert names == tried | _WITHOUT | _MAKING


@pytest.mark.parametrize("there", [_missing, _empty, _foreign])
@pytest.mark.parametrize(
    "command", [("build", "{none}", "--archive", "{at}"), ("import", "{none}", "--archive", "{at}"),
                ("build", "{unread}", "--archive", "{at}")],
)  # fmt: skip
def test_a_build_of_nothing_leaves_no_archive(
    tmp_path: Path, command: tuple[str, ...], there: Callable[[Path], None]
) -> None:
    at = tmp_path / "disk" / "archive"
    at.parent.mkdir()
    there(at)
    words = {"at": at, "none": tmp_path / "gone", "unread": tmp_path / "broken.json"}
    words["unread"].write_text("{", "utf-8")
    done = CliRunner().invoke(main, [word.format(**words) for word in command])
    assert done.exit_code in (2, 3), done.output
    assert not any((at / "generations").glob("*")) if at.exists() else True
    assert CliRunner().invoke(main, ["status", "--archive", str(at)]).exit_code == 3
