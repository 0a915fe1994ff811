"""What the checksums of an archive cost a page, and its opening.

``python -m tests.benchmarks.checksums --size 30000`` (or ``--archive DIR``) prints a table: CPU
milliseconds with and without them, asked by turns in one process, so that a busy machine distorts
the ratio little.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from app import create_app
from app.settings import Settings
from indexer.archive import open_archive
from indexer.archive.embedded.integrity.checked import CheckedFile
from tests.benchmarks.pages import build, read_pages

_ROUNDS = 15
_PAGES = (
    ("start page", "/"),
    ("a common word", "/search?q=growth"),
    ("phrase of common words", "/search?q=%22of+the%22"),
    ("everything, newest first", "/search"),
    ("by organisation, everything", "/search?by=organisation"),
    ("speakers from A to Z", "/browse/speakers"),
)
Ask = Callable[[str], None]


@contextmanager
def unchecked() -> Iterator[None]:
    """Nothing is compared, and SQLite reads its files itself."""
    with (
        patch.object(CheckedFile, "check", _nothing),
        patch.object(CheckedFile, "check_blocks", _nothing),
        patch.object(CheckedFile, "check_block", _nothing),
        patch.object(CheckedFile, "check_all", _nothing),
        patch.object(CheckedFile, "is_known", property(lambda _: False)),
    ):
        yield


def _nothing(*_: object) -> None:
    return


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1_000


def _open(folder: Path) -> None:
    archive = open_archive(folder)
    with archive.reader():
        pass
    archive.close()


def _asking(folder: Path) -> Ask:
    """A site of its own, as a worker has it, without the cache of pages."""
    client = create_app(Settings(archive=folder, page_cache=0), open_archive(folder)).test_client()

    def ask(url: str) -> None:
        answer = client.get(url)
        assert answer.status_code == 200, url
        answer.get_data()

    return ask


def compare(folder: Path) -> Iterator[tuple[str, float, float]]:
    """What is measured, and its median with and without checksums, in milliseconds."""
    opened, plain = [], []
    for _ in range(_ROUNDS):
        opened.append(_milliseconds(lambda: _open(folder)))
        with unchecked():
            plain.append(_milliseconds(lambda: _open(folder)))
    yield "opening", statistics.median(opened), statistics.median(plain)
    pages = (*_PAGES, *read_pages(create_app(Settings(archive=folder)).test_client()))
    for _, url in pages:
        _asking(folder)(url)  # what is loaded once a process
    checked, bare = _asking(folder), _asking(folder)
    for name, url in pages:
        yield (f"{name}, first time", *_times(checked, bare, url, 1))
        yield (name, *_times(checked, bare, url, _ROUNDS))


def _times(checked: Ask, bare: Ask, url: str, rounds: int) -> tuple[float, float]:
    with_them, without = [], []
    for _ in range(rounds):
        with_them.append(_milliseconds(lambda: checked(url)))
        with unchecked():
            without.append(_milliseconds(lambda: bare(url)))
    return statistics.median(with_them), statistics.median(without)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=30_000)
    parser.add_argument("--archive", type=Path, help="measure this one, and make none")
    options = parser.parse_args()
    print("| | with | without | ratio |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory(prefix="on-record-checksums-") as made:
        if options.archive is None:
            build(Path(made), options.size)
        for name, checked, bare in compare(options.archive or Path(made)):
            ratio = checked / max(bare, 0.001)
            print(f"| {name} | {checked:.1f} | {bare:.1f} | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main()
