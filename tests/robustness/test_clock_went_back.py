"""Generations are told apart by which was made later, whatever the clock said."""

from __future__ import annotations

import json
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from indexer.archive.embedded.integrity import generation_name
from tests.robustness.test_lost_archives import add, count, generations, run


class _Clock(datetime):
    """Tells the same second for ever."""

    year_now = 2026

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime(cls.year_now, 1, 1, tzinfo=tz)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two generations, the second made after the clock went back by six years."""
    monkeypatch.setattr(generation_name, "datetime", _Clock)
    for name, year in (("a", 2026), ("b", 2020)):
        monkeypatch.setattr(_Clock, "year_now", year)
        add(tmp_path, name)
    return tmp_path


def test_recover_takes_what_was_made_last(folder: Path) -> None:
    last = (folder / "CURRENT").read_text().strip()
    (folder / "CURRENT").unlink()
    assert f"{last} is whole" in run("recover", "--archive", folder).output
    assert count(folder) == 2


def test_the_next_builds_keep_what_was_made_last(folder: Path) -> None:
    before = (folder / "CURRENT").read_text().strip()
    names = [add(folder, name) for name in "cd"]
    assert generations(folder) == names, "the order of the names"
    assert before not in generations(folder)
    assert count(folder) == 4


def test_going_back_finds_the_one_before(folder: Path) -> None:
    assert run("rollback", "--archive", folder).exit_code == 0
    assert count(folder) == 1


def test_verify_says_that_a_newer_one_is_whole(folder: Path) -> None:
    newest = (folder / "CURRENT").read_text().strip()
    assert "newer" not in run("verify", "--archive", folder).output
    run("rollback", "--archive", folder)
    done = run("verify", "--archive", folder)
    assert done.exit_code == 0
    assert f"{newest} is newer than the one that is read" in done.output
    assert json.loads(run("verify", "--json", "--archive", folder).output)["newer"] == newest


@pytest.mark.parametrize(
    "odd", ["99991231-235959-aaaaaa", "20269999-999999-aaaaaa", "mine", "00000101-000000-aaaaaa"]
)
def test_odd_names_are_passed_over(odd: str) -> None:
    name = generation_name.new_name([odd])
    assert name[:4] == str(datetime.now(UTC).year)
