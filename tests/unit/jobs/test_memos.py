"""What builds remember beside an archive: no flipped bit changes it unnoticed, none loses it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.archive.address import find_memo
from indexer.cli import main
from indexer.last_build import read_last_build
from indexer.memos import read_memo, remove_memo, verify_memo, write_memo

_TOLD = json.dumps({"form": 1, "batches": [["2026-03-01", ["news/first", "news/second, né Roe"]]]})
_LARGEST = 10**6
NAMES = ("told.json", "told.json.gz")


def _flip(path: Path, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


@pytest.mark.parametrize("name", NAMES)
def test_a_flipped_bit_is_noticed_and_loses_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_memo(path, _TOLD)
    rng = random.Random(7)
    seen = 0
    for bit in rng.sample(range(path.stat().st_size * 8), 400):
        _flip(path, bit)
        assert read_memo(path, _LARGEST) == _TOLD
        seen += bool(verify_memo(path, _LARGEST))
        _flip(path, bit)
    assert seen == 400 if name.endswith("json") else seen > 300  # a day in gzip's head is no word


@pytest.mark.parametrize("name", NAMES)
def test_the_copy_stands_for_what_is_gone(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_memo(path, _TOLD)
    path.unlink()
    assert read_memo(path, _LARGEST) == _TOLD
    remove_memo(path)
    with pytest.raises(FileNotFoundError):
        read_memo(path, _LARGEST)


def test_what_earlier_versions_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "told.json"
    path.write_text(_TOLD, "utf-8")
    assert read_memo(path, _LARGEST) == _TOLD
    assert verify_memo(path, _LARGEST) == []


def test_verify_names_a_changed_figure_of_the_last_build(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text("Pier\n\n“The pier is open,” said Mayor Ann Roe.\n")
    archive = str(tmp_path / "archive")
    runner = CliRunner()
    assert (
        runner.invoke(main, ["build", str(tmp_path / "news"), "--archive", archive]).exit_code == 0
    )
    assert runner.invoke(main, ["verify", "--archive", archive]).exit_code == 0
    path = find_memo(tmp_path / "archive", "built")
    path.write_text(path.read_text("utf-8").replace('"read": 1', '"read": 9'), "utf-8")
    found = runner.invoke(main, ["verify", "--archive", archive])
    assert found.exit_code == 4
    assert "last-build.json" in found.output
    done = read_last_build(path)
    assert done is not None
    assert done.read == 1, "its copy is read"
