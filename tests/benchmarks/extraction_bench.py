"""How fast quotes are extracted, beside the least anybody could do.

Run by hand: ``python -m tests.benchmarks.extraction_bench [FOLDER]``; without a
folder the sample corpus is read over and over. The rival is a pass of two
regular expressions that takes what stands in quotation marks and the nearest
capitalised words. All parts run one after the other in one process and are
given in words per second of CPU time, so that a busy machine distorts little.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from indexer.ingest import discover, load
from indexer.model import Release
from indexer.pipeline import extract_quotes

_SAMPLE = Path(__file__).parents[2] / "corpus" / "releases"
_LEAST_WORDS = 400_000  # less is over too soon to be measured
_MARKED = re.compile(r"[“\"«]([^”\"»]{10,2000})[”\"»]")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+)+")


def match_marks(text: str) -> int:
    """The rival: stretches in marks that have a capitalised name within 120 code points."""
    return sum(
        _NAME.search(text, match.end(), match.end() + 120) is not None
        or _NAME.search(text, max(0, match.start() - 120), match.start()) is not None
        for match in _MARKED.finditer(text)
    )


def read_releases(paths: list[str]) -> list[Release]:
    """Every release under the paths that can be read."""
    items = discover(paths)
    return [r for item in items for r in load(item) if isinstance(r, Release)]


def timed(work: Callable[[], int]) -> tuple[int, float]:
    """What the work counted, and its CPU seconds."""
    start = time.process_time()
    counted = work()
    return counted, time.process_time() - start


def count_words(releases: Iterable[Release]) -> int:
    return sum(len(r.text.split()) for r in releases)


def main(paths: list[str]) -> None:
    releases, reading = [], 0.0
    while count_words(releases) < _LEAST_WORDS:
        start = time.process_time()
        releases += read_releases(paths)
        reading += time.process_time() - start
        if paths != [str(_SAMPLE)]:
            break
    words = count_words(releases)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    marked, matching = timed(lambda: sum(match_marks(r.text) for r in releases))
    quotes, extracting = timed(lambda: sum(len(extract_quotes(r)) for r in releases))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{len(releases):,} releases, {words:,} words\n")
    print("| part | words/s of one core | found |\n|---|---|---|")
    print(f"| regular expressions alone | {words / matching:,.0f} | {marked:,} stretches |")
    print(f"| extraction | {words / extracting:,.0f} | {quotes:,} quotes |")
    print(f"| reading and extraction | {words / (reading + extracting):,.0f} | |")
    print(f"\nmemory: {after / 1024:,.0f} MB at most, {(after - before) / 1024:,.0f} MB of it")
    print("while extracting; the rest holds all releases at once")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(_SAMPLE)])
