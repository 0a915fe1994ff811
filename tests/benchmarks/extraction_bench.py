"""How fast quotes are extracted, beside the least anybody could do.

``python -m tests.benchmarks.extraction_bench [FOLDER] [--out docs]``; without a folder the
sample corpus is read over and over. The rival is a pass of two
regular expressions that takes what stands in quotation marks and the nearest
capitalised words. All parts run one after the other in one process and are
given in words per second of CPU time, so that a busy machine distorts little.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from indexer.ingest import discover, load, prepare
from indexer.ingest.fields import add_fields
from indexer.model import RawRelease, Release
from indexer.pipeline import extract_quotes
from tests.benchmarks.report import write_extraction

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


HOSTILE: dict[str, Callable[[int], str]] = {
    "prose in one paragraph, 5 MB": lambda n: _PROSE * (5_000_000 * n // 4 // len(_PROSE)),
    "quotation marks, 100,000": lambda n: '"' * (100_000 * n // 4),
    "opening and closing marks, 100,000": lambda n: "“”" * (50_000 * n // 4),
    "capitals, 50,000": lambda n: "Roe " * (50_000 * n // 4),
    "names in a list, 50,000": lambda n: "Ann Roe, " * (50_000 * n // 4),
    "said, 50,000": lambda n: "said " * (50_000 * n // 4),
}
"""Files as they come by accident or malice, in quarters of the size they are named by."""
FACTORS = (1, 2, 4)
_PROSE = (
    "Mayor Ann Roe said the new line would open in May. “We will build it,” she said, “and we "
    "will build it well.” According to the council, tickets cost 3.50 a day. "
)


def measure_hostile() -> dict[str, list[float]]:
    """CPU seconds of preparing and extracting each shape, at a quarter, a half and all of it."""
    return {
        name: [_time_one(shape(factor)) for factor in FACTORS] for name, shape in HOSTILE.items()
    }


def _time_one(text: str) -> float:
    start = time.process_time()
    extract_quotes(
        prepare(
            add_fields(
                RawRelease(origin="hostile", text=f"Words.\n\n{text}"), {"language": "en"}, "record"
            )
        )
    )
    return round(time.process_time() - start, 2)


def measure_processes(paths: list[str], processes: int) -> float:
    """Wall seconds of a whole build from nothing."""
    with tempfile.TemporaryDirectory(prefix="on-record-extraction-") as folder:
        command = [sys.executable, "-c", "from indexer.cli import main; main()", "build", *paths]
        command += ["--archive", folder, "--jobs", str(processes)]
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        return time.perf_counter() - start


def measure_speed(paths: list[str]) -> dict[str, str]:
    """Words a second, of us and of the least anybody could do, and memory."""
    releases: list[Release] = []
    reading = 0.0
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
    return {
        "releases": f"{len(releases):,}",
        "words": f"{words:,}",
        "regular expressions alone, words/s a core": f"{words / matching:,.0f}",
        "stretches they find": f"{marked:,}",
        "extraction, words/s a core": f"{words / extracting:,.0f}",
        "quotes found": f"{quotes:,}",
        "reading and extraction, words/s a core": f"{words / (reading + extracting):,.0f}",
        "memory that extracting adds, MB": f"{(after - before) / 1024:,.0f}",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(_SAMPLE)])
    parser.add_argument("--processes", action="store_true", help="time whole builds by 1 and 2")
    parser.add_argument("--out", type=Path, help="a folder with the report of the other benchmarks")
    options = parser.parse_args()
    figures = measure_speed(options.paths)
    if options.processes:
        one, two = (measure_processes(options.paths, n) for n in (1, 2))
        figures["2 processes over 1, a whole build"] = f"{one / two:.2f}"
    hostile = measure_hostile()
    of = "The sample corpus." if options.paths == [str(_SAMPLE)] else "Real releases."
    found = {"of": of, "figures": figures, "factors": FACTORS, "hostile": hostile}
    print(json.dumps(found, indent=1, ensure_ascii=False))
    if options.out:
        write_extraction(options.out, found)


if __name__ == "__main__":
    main()
