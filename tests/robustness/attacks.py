"""Builds that are killed, starved of disk and doubled, while somebody reads the archive.

``python -m tests.robustness.attacks --times 40`` does each of it so often, at random moments, and
says what came of it.
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from indexer.archive import SearchQuery, StoredArchive, open_archive

_NAMES = ("Ann Roe", "Bob Doe", "Cleo Fenn", "Dan Moss")
_SAID = (
    "“We counted {n} boats in harbour {k}, and that is enough,” said {name}, Harbour Master.\n\n"
)
_PATIENCE = 600.0  # seconds on a busy machine
Quotes = dict[str, str]


def write_releases(folder: Path, numbers: range, *, quotes: int = 10) -> None:
    """Releases of the numbers, one a file, each with so many quotes."""
    folder.mkdir(exist_ok=True)
    for n in numbers:
        said = "".join(_SAID.format(n=n, k=k, name=_NAMES[(n + k) % 4]) for k in range(quotes))
        (folder / f"notice-{n:04}.md").write_text(f"# Notice {n}\n\n2024-05-03\n\n{said}", "utf-8")


def quotes_of(archive: StoredArchive) -> Quotes:
    with archive.reader() as reader:
        found = {str(hit.quote.id): hit.quote.text for hit in reader.export(SearchQuery())}
        assert reader.count(SearchQuery()) == len(found)
    return found


def start(releases: Path, archive: Path, most: int | None = None) -> subprocess.Popen[str]:
    """A build as a process of its own; no file of it grows beyond ``most`` bytes."""

    def starve() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [sys.executable, "-m", "indexer.cli", "build", str(releases)]
    return subprocess.Popen(
        [*command, "--archive", str(archive), "--jobs", "2"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        preexec_fn=starve,  # noqa: PLW1509  # no other thread is at work here
    )


@dataclass
class Attacked:
    """An archive of ``old`` quotes that builds with more of them are made for."""

    folder: Path
    rng: random.Random
    old: Quotes = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.releases, self.archive = self.folder / "releases", self.folder / "archive"
        write_releases(self.releases, range(10))
        self.wait(start(self.releases, self.archive))
        self.opened = open_archive(self.archive)
        self.old = quotes_of(self.opened)
        assert len(self.old) == 100
        self._next = 10

    def more(self, number: int = 15) -> None:
        """Releases for the next build."""
        write_releases(self.releases, range(self._next, self._next + number))
        self._next += number

    def wait(self, build: subprocess.Popen[str]) -> tuple[int, str]:
        _, told = build.communicate(timeout=_PATIENCE)
        return build.returncode, told

    def look(self) -> None:
        """What was there is there, to the reader that is open and to a new one."""
        with closing(open_archive(self.archive)) as fresh:
            for archive in (self.opened, fresh):
                found = quotes_of(archive)
                lost = {id_ for id_, text in self.old.items() if found.get(id_) != text}
                assert not lost, f"{len(lost)} quotes are lost or changed"
            assert fresh.verify().is_whole
        self.counts["looked at"] += 1

    def kill(self) -> None:
        """SIGKILL at any moment, the archive read meanwhile."""
        self.more()
        build = start(self.releases, self.archive)
        end = time.monotonic() + self.rng.uniform(0.2, 6.0)
        while time.monotonic() < end and build.poll() is None:
            assert self.old.items() <= quotes_of(self.opened).items()
            self.counts["read while a build ran"] += 1
        build.kill()
        code, _ = self.wait(build)
        self.counts["killed" if code == -signal.SIGKILL else "done before the kill"] += 1
        self.look()

    def starve(self) -> None:
        """A disk that takes no more at any size of a file."""
        self.more()
        code, told = self.wait(start(self.releases, self.archive, self.rng.randrange(200_000)))
        assert code in (0, 3), told
        assert "Traceback" not in told, told
        assert code == 0 or "nothing was published" in told, told
        self.counts["on a full disk"] += 1
        self.look()

    def double(self) -> None:
        """A second build beside one that runs: one of them is told to wait, or both publish."""
        self.more()
        builds = [start(self.releases, self.archive)]
        time.sleep(self.rng.uniform(0.0, 2.0))
        builds.append(start(self.releases, self.archive))
        ended = [self.wait(build) for build in builds]
        for code, told in ended:
            assert code == 0 or (code == 3 and "another writer is at work" in told), told
        assert any(code == 0 for code, _ in ended)
        self.counts["two at once"] += 1
        self.look()

    def finish(self) -> None:
        """The next build has everything."""
        code, told = self.wait(start(self.releases, self.archive))
        assert code == 0, told
        self.old = quotes_of(self.opened)
        assert len(self.old) == self._next * 10, f"{len(self.old)} of {self._next * 10}"
        self.look()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="on-record-attacks-") as made:
        attacked = Attacked(Path(made), random.Random(options.seed))
        attacks: list[Callable[[], None]] = [attacked.kill, attacked.starve, attacked.double]
        for turn in range(options.times):
            for attack in attacks:
                attack()
            if turn % 5 == 4:
                attacked.finish()
        attacked.finish()
        print(f"{len(attacked.old)} quotes, none lost:", dict(attacked.counts), flush=True)


if __name__ == "__main__":
    main()
