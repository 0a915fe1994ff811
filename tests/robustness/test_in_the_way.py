"""Things that stand where a file of the archive should: nothing hangs, nothing of anybody goes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.robustness.test_lost_archives import add, count, everything, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    add(tmp_path / "archive", "a")
    add(tmp_path / "archive", "b")
    return tmp_path / "archive"


@pytest.fixture
def one(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text("Port Merrin. “We are glad of it,” said Ann Roe, Mayor of Port Merrin.\n")
    return path


def _full_folder(path: Path) -> None:
    path.mkdir()
    (path / "somebody's").write_text("notes")


def _garbage(path: Path) -> None:
    path.write_bytes(b"\0\xff" * 5_000)


def _nothing(path: Path) -> None:
    path.touch()


def _link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


THINGS = [_full_folder, os.mkfifo, _garbage, _nothing, _link, _loop]
Put = Callable[[Path], None]


@pytest.mark.parametrize("put", THINGS)
@pytest.mark.parametrize("place", ["CURRENT", "columns/kind.npy", "index/*.trm", "manifest.json"])
def test_recover_puts_the_file_back_and_removes_no_folder(
    folder: Path, put: Put, place: str
) -> None:
    current = (folder / "CURRENT").read_text().strip()
    generation = folder if place == "CURRENT" else folder / "generations" / current
    path = min(generation.glob(place))
    path.unlink()
    put(path)
    assert run("status", "--archive", folder).exit_code == 3
    done = run("recover", "--archive", folder)
    assert done.exit_code == 0, done.output
    assert run("status", "--archive", folder).exit_code == 0
    assert count(folder) in (1, 2)
    if put is _full_folder:
        assert list(folder.rglob("somebody's"))


@pytest.mark.parametrize("put", THINGS)
def test_a_build_says_before_the_work_that_it_cannot_tell_how_many_to_keep(
    folder: Path, one: Path, put: Put
) -> None:
    put(folder / "keep")
    before = everything(folder)
    done = run("build", one, "--archive", folder)
    assert done.exit_code == 3
    assert "'quote-index keep' writes another" in done.output
    assert "Publishing" not in done.output
    assert "Reading" not in done.output
    assert everything(folder) == before
    assert run("keep", "2", "--archive", folder).exit_code == 0
    done = run("build", one, "--archive", folder)
    assert done.exit_code == 0
    assert ": 3 releases," in done.output


@pytest.mark.parametrize("number", ["-1", "101", "1e3", "²", "9" * 300])
def test_no_other_number_is_kept(folder: Path, one: Path, number: str) -> None:
    (folder / "keep").write_text(number)
    assert run("build", one, "--archive", folder).exit_code == 3


@pytest.mark.parametrize("put", [put for put in THINGS if put is not _nothing])
def test_a_place_of_curated_names_that_cannot_be_read_is_named(
    folder: Path, one: Path, put: Put
) -> None:
    put(folder / "authority-folder")
    done = run("build", one, "--archive", folder)
    assert done.exit_code == 2
    assert "authority-folder: cannot be read" in done.output
    assert len(done.output) < 500, "and nothing of what a link leads to"


def test_a_folder_of_somebody_else_among_the_generations_stays(folder: Path, one: Path) -> None:
    theirs = folder / "generations" / "notes"
    theirs.mkdir()
    (theirs / "a.txt").write_text("mine")
    for _ in range(2):
        assert run("build", one, "--fresh", "--archive", folder).exit_code == 0
    assert (theirs / "a.txt").read_text() == "mine"


def test_without_generations_the_advice_is_to_begin_anew(folder: Path, one: Path) -> None:
    shutil.rmtree(folder / "generations")
    done = run("build", one, "--archive", folder)
    assert done.exit_code == 3
    assert "--fresh" in done.output
    assert run("build", one, "--fresh", "--archive", folder).exit_code == 0
    assert count(folder) == 1
