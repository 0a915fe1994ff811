"""A disk that refuses: the archive stays as it was, and the command ends with code 3."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from click.testing import Result

from indexer.archive import SearchQuery, open_archive
from indexer.jobs import ledger
from tests.robustness.test_lost_archives import add, count, everything, run

COUNT = 40
_MAIN = "from indexer.cli import main; main()"
_TEXT = "Port Merrin. “We are glad of boat {0} and of its crew of {0},” said Ann Roe, Mayor of Port Merrin.\n"


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number}.txt").write_text(_TEXT.format(number))
    return folder


@pytest.mark.parametrize(
    ("limit", "most"), [(resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_NOFILE, 12)]
)
def test_a_system_that_gives_no_more_is_no_damage_and_no_wrong_call(
    tmp_path: Path, releases: Path, limit: int, most: int
) -> None:
    folder = tmp_path / "archive"
    add(folder, "a")
    before = everything(folder)

    def refuse() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(limit, (most, most))

    done = subprocess.run(
        [sys.executable, "-c", _MAIN, "build", releases, "--archive", folder, "--jobs", "1"],
        capture_output=True,
        text=True,
        preexec_fn=refuse,
        timeout=120,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "quote-index: " in done.stderr
    assert "damage" not in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(folder) == before
    assert count(folder) == 1


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Files may grow to so many bytes and no more: as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def build(releases: Path, folder: Path, *options: str, size: int | None = None) -> Result:
    with nullcontext() if size is None else room_for(size):
        return run("build", releases, "--archive", folder, "--jobs", 1, *options)


@pytest.mark.parametrize(
    ("kilobytes", "options"), [(0, ()), (3, ()), (60, ()), (110, ()), (60, ("--fresh",))]
)
def test_a_full_disk_keeps_the_archive_and_leaves_nothing(
    tmp_path: Path, releases: Path, kilobytes: int, options: tuple[str, ...]
) -> None:
    folder = tmp_path / "archive"
    add(folder, "a")
    before = everything(folder)
    done = build(releases, folder, *options, size=kilobytes * 1_000)
    assert done.exit_code == 3, done.output
    told = f"{folder} cannot be written" in done.output
    assert told or "no process to read in can be started" in done.output
    assert "nothing was published" in done.output
    assert everything(folder) == before, "something was left"
    assert len(list((folder / "generations").iterdir())) == 1
    assert count(folder) == 1


def test_a_first_build_on_a_full_disk_leaves_no_archive(tmp_path: Path, releases: Path) -> None:
    folder = tmp_path / "archive"
    assert build(releases, folder, size=10_000).exit_code == 3
    assert not list((folder / "generations").iterdir())
    assert build(releases, folder).exit_code == 0


@pytest.mark.parametrize("step", ["rename", "replace", "write_text"])
def test_what_is_refused_while_publishing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    add(tmp_path, "a")
    before = everything(tmp_path)
    whole = getattr(Path, step)

    def refuse(path: Path, *arguments: object) -> object:
        if step != "write_text" or path.name == "CURRENT.new":
            raise OSError(28, "No space left on device", str(path))
        return whole(path, *arguments)

    with monkeypatch.context() as patched:
        patched.setattr(Path, step, refuse)
        with pytest.raises(Exception, match="No space left on device; nothing was published"):
            add(tmp_path, "b")
    assert everything(tmp_path) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["CURRENT", "generations", "writer.lock"]
    assert count(tmp_path) == 1


def test_a_ledger_that_cannot_be_written_costs_time_only(tmp_path: Path, releases: Path) -> None:
    folder = tmp_path / "archive"
    assert build(releases, folder).exit_code == 0
    (folder / "ledger.jsonl.gz").unlink()
    (folder / "ledger.jsonl.gz").mkdir()
    done = build(releases, folder)
    assert done.exit_code == 5, done.output
    assert "the next build takes longer" in done.output
    assert count(folder) == COUNT
    assert ledger.read_ledger(folder, "any", "any").releases == {}


def test_readers_go_on_while_the_disk_is_full(tmp_path: Path, releases: Path) -> None:
    folder = tmp_path / "archive"
    add(folder, "a")
    archive = open_archive(folder)
    with archive.reader() as reader:
        assert build(releases, folder, size=50_000).exit_code == 3
        assert reader.count(SearchQuery()) == 1
    with archive.reader() as reader:
        assert reader.count(SearchQuery()) == 1
    assert archive.trouble() == ""
    archive.close()
