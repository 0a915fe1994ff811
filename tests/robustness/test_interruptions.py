"""A build that is ended from outside leaves no process behind, and nothing half-done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import jobs
from indexer.archive import SearchQuery, open_archive
from indexer.extracted_by import extractor_digest
from indexer.jobs.journal import Journal
from indexer.model import Quote

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")

_PATIENCE = 60.0  # seconds on a busy machine
_SOON = 5.0  # a worker that is killed by the system is gone at once; /proc may take a moment
_KILLS = int(os.environ.get("ON_RECORD_KILLS", "2"))  # of each kind; set it to 20 for a survey

PARAGRAPH = (
    "“We counted {n} boats in harbour {k}, and that is enough,” said {name}, Harbour Master of "
    "Fleet Harbour. The board of the Fleet Harbour Board said that it would meet again in May.\n\n"
)
NAMES = ("Ann Roe", "Bob Doe", "Cleo Fenn", "Dan Moss")


@pytest.fixture(autouse=True)
def ctrl_c_is_heard() -> Iterator[None]:
    """Who starts the tests in the background of a shell has Ctrl-C ignored, and so builders too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Releases enough to be at for a few seconds."""
    folder = tmp_path_factory.mktemp("releases")
    for number in range(120):
        words = "".join(
            PARAGRAPH.format(n=number, k=k, name=NAMES[(number + k) % 4]) for k in range(10)
        )
        (folder / f"release-{number:03}.md").write_text(f"# Notice {number}\n\n{words}", "utf-8")
    return folder


class Builder:
    """``quote-index build`` as a process of its own, and the processes it starts."""

    def __init__(self, releases: Path, archive: Path, processes: int = 2) -> None:
        command = [sys.executable, "-m", "indexer.cli", "build", str(releases)]
        command += ["--archive", str(archive), "--jobs", str(processes)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
        self.workers: set[int] = set()

    def wait_for_workers(self, number: int) -> None:
        end = time.monotonic() + _PATIENCE
        while len(self.workers) < number:
            assert self.process.poll() is None, "it ended before it was stopped"
            assert time.monotonic() < end, "it starts no processes"
            self.workers |= children_of(self.process.pid)
            time.sleep(0.005)

    def end(self, how: signal.Signals) -> str:
        self.workers |= children_of(self.process.pid)
        self.process.send_signal(how)
        _, told = self.process.communicate(timeout=_PATIENCE)
        return told.decode()

    def survivors(self) -> set[int]:
        """Processes that are still there after a moment: the workers, and all of the session."""
        end = time.monotonic() + _SOON
        while (
            left := {pid for pid in self.workers | session_of(self.process.pid) if lives(pid)}
        ) and (time.monotonic() < end):
            time.sleep(0.02)
        return left


def stat_of(pid: int) -> list[str]:
    """What the system says of a process after its name; nothing where it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def lives(pid: int) -> bool:
    return stat_of(pid)[:1] not in ([], ["Z"], ["X"])


def all_pids() -> Iterator[int]:
    return (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def children_of(pid: int) -> set[int]:
    return {child for child in all_pids() if stat_of(child)[1:2] == [str(pid)]}


def session_of(pid: int) -> set[int]:
    return {member for member in all_pids() if stat_of(member)[3:4] == [str(pid)]}


@pytest.mark.parametrize("jobs_", [1, 2])
@pytest.mark.parametrize("turn", range(_KILLS))
def test_nobody_outlives_a_builder_that_is_killed(
    tmp_path: Path, releases: Path, turn: int, jobs_: int
) -> None:
    builder = Builder(releases, tmp_path / "archive", jobs_)
    builder.wait_for_workers(jobs_)
    time.sleep(0.15 * turn)
    builder.end(signal.SIGKILL)
    assert builder.survivors() == set()
    assert not (tmp_path / "archive" / "CURRENT").exists()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("turn", range(_KILLS))
def test_nobody_outlives_a_builder_that_is_asked_to_end(
    tmp_path: Path, releases: Path, turn: int, how: signal.Signals
) -> None:
    builder = Builder(releases, tmp_path / "archive")
    builder.wait_for_workers(2)
    time.sleep(0.15 * turn)
    told = builder.end(how)
    assert builder.survivors() == set()
    assert builder.process.returncode == 128 + how
    assert "interrupted; nothing was published" in told
    assert "Traceback" not in told
    assert not (tmp_path / "archive" / "CURRENT").exists()


def remembered(archive: Path) -> int:
    """Releases in whole blocks of the journal; a block that is half written does not count."""
    return len(Journal(archive, extractor_digest()).keys)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_the_next_build_goes_on_from_where_one_was_ended(
    tmp_path: Path, releases: Path, how: signal.Signals
) -> None:
    archive, whole = tmp_path / "archive", tmp_path / "whole"
    builder = Builder(releases, archive)
    journal = archive / "interrupted.journal"
    end = time.monotonic() + _PATIENCE
    while not remembered(archive):
        assert builder.process.poll() is None, "it ended before it was stopped"
        assert time.monotonic() < end, "it keeps no journal"
        time.sleep(0.005)
    told = builder.end(how)
    assert how == signal.SIGKILL or "the same build goes on from there" in told
    items = jobs.plan([str(releases)])
    report = jobs.build(items, archive, jobs=2)
    assert 64 <= report.resumed < report.read == 120
    assert not journal.exists()
    jobs.build(items, whole)
    assert quotes_of(archive) == quotes_of(whole)


def quotes_of(archive_dir: Path) -> list[Quote]:
    archive = open_archive(archive_dir)
    with archive.reader() as reader:
        found = sorted((hit.quote for hit in reader.export(SearchQuery())), key=lambda q: q.id)
    archive.close()
    return found


def test_a_worker_stuck_in_a_pattern_dies_with_its_builder(tmp_path: Path) -> None:
    script = tmp_path / "builder.py"
    script.write_text(
        "import re, sys\n"
        "from indexer.jobs.workers import spread\n"
        "def task(pieces, step):\n"
        "    step()\n"
        "    print('stuck', flush=True)\n"
        "    yield re.match(r'(a*)*b', 'a' * 40)\n"  # holds on to the interpreter for years
        "for _ in spread(task, [[1]], 1, lambda piece, reason: reason): pass\n"
    )
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"stuck\n"
    workers = children_of(process.pid)
    assert len(workers) == 1
    process.kill()
    process.wait()
    process.stdout.close()
    end = time.monotonic() + _SOON
    while any(map(lives, workers)) and time.monotonic() < end:
        time.sleep(0.02)
    assert not any(map(lives, workers))


def test_a_worker_of_a_fork_server_dies_with_its_builder(tmp_path: Path) -> None:
    script = tmp_path / "builder.py"
    script.write_text(
        "import threading, time\n"
        "from indexer.jobs.workers import spread\n"
        "def task(pieces, step):\n"
        "    step()\n"
        "    import os\n"
        "    print(os.getpid(), flush=True)\n"
        "    time.sleep(600)\n"
        "    yield 1\n"
        "if __name__ == '__main__':\n"
        "    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n"
        "    for _ in spread(task, [[1]], 1, lambda piece, reason: reason): pass\n"
    )
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    worker = int(process.stdout.readline())
    assert lives(worker)
    process.kill()
    process.wait()
    process.stdout.close()
    end = time.monotonic() + _SOON
    while lives(worker) and time.monotonic() < end:
        time.sleep(0.02)
    assert not lives(worker)
