"""Builds on a small cluster of Dask come to the same as builds on one machine."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.archive import SearchQuery, open_archive
from tests.dask.workers import Workers, wait_for

NAMES = ("Ann Roe", "Bo Lee", "Ida Fenn", "Max Orr")
SLOW = "“" + "x" * 30_000 + "” said " * 8_000
"""A text that takes longer than the budget of these builds, whoever reads it."""


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some releases, all invented: seven chunks of them."""
    folder = tmp_path_factory.mktemp("releases")
    for number in range(160):
        who, other = NAMES[number % 4], NAMES[(number + 1) % 4]
        (folder / f"{number:03d}.txt").write_text(
            f"Merrin, {number % 28 + 1} March 2027\n\n"
            f"“Ferry {number} sails at six,” said {who}, mayor of Merrin.\n\n"
            f"{other}, a painter, said that quay {number} was mended.\n",
            encoding="utf-8",
        )
    return folder


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    with Workers(tmp_path_factory.mktemp("dask")) as running:
        yield running


@pytest.fixture(scope="module")
def local(releases: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    archive = tmp_path_factory.mktemp("local") / "a"
    assert _build(releases, archive, "--jobs", "2").returncode == 0
    return _digest(archive)


def test_a_build_on_workers_has_the_same_digest(
    releases: Path, workers: Workers, local: str, tmp_path: Path
) -> None:
    done = _build(releases, tmp_path / "a", "--scheduler", workers.address)
    assert done.returncode == 0, done.stderr
    assert _digest(tmp_path / "a") == local


def test_a_release_that_takes_too_long_is_all_that_is_lost(
    releases: Path, workers: Workers, local: str, tmp_path: Path
) -> None:
    poison = tmp_path / "poison.txt"
    poison.write_text(SLOW, encoding="utf-8")
    options = ("--release-seconds", "0.5", "--scheduler", workers.address)
    done = _build(releases, tmp_path / "a", str(poison), *options)
    assert done.returncode == 5, done.stderr
    assert "it takes more than 0.5 seconds of processor time to read: 1" in done.stderr
    assert "poison.txt" in done.stderr
    assert _digest(tmp_path / "a") == local


def test_a_worker_that_is_killed_costs_nothing(
    releases: Path, workers: Workers, local: str, tmp_path: Path
) -> None:
    archive = tmp_path / "a"
    with subprocess.Popen(
        _command(releases, archive, "--scheduler", workers.address),
        stderr=subprocess.PIPE,
        text=True,
    ) as build:
        wait_for(archive / "interrupted.journal")
        assert workers.kill_one()
        workers.add()
        _, told = build.communicate(timeout=400)
    assert build.returncode == 0, told
    assert _digest(archive) == local


def test_a_scheduler_that_is_not_there_is_told(releases: Path, tmp_path: Path) -> None:
    done = _build(releases, tmp_path / "a", "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 3
    assert "no scheduler answers at tcp://127.0.0.1:9; nothing was published" in done.stderr
    assert "Traceback" not in done.stderr


def _command(releases: Path, archive: Path, *options: str) -> list[str]:
    return [
        sys.executable, "-m", "indexer.cli", "build", str(releases), "--archive", str(archive),
        "--collection", "merrin", *options,
    ]  # fmt: skip


def _build(releases: Path, archive: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _command(releases, archive, *options), capture_output=True, text=True, timeout=300,
        check=False, env=os.environ,
    )  # fmt: skip


def _digest(archive: Path) -> str:
    """A digest of all quotes and releases, as values."""
    digest = hashlib.sha256()
    with open_archive(archive).reader() as reader:
        for release_id, _ in reader.releases():
            page = reader.release(release_id)
            digest.update(repr((page.release.text, page.quotes)).encode())
        assert reader.count(SearchQuery()) == 320
    return digest.hexdigest()
