"""``python -m tests.benchmarks.run --sizes 10000,100000``: ours beside FTS5 and tantivy.

Every engine gets the same made-up quotes and answers the same pages, in a
process of its own, one after the other. Times are CPU milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks.asked import make_cases
from tests.benchmarks.generator import MadeUp
from tests.benchmarks.http_bench import measure_http
from tests.benchmarks.report import write_report

ENGINES = ("ours", "fts5", "tantivy")
ROUNDS = 5
UPDATE = 1_000


def make_engine(name: str, made_up: MadeUp) -> Any:
    if name == "ours":
        from tests.benchmarks.ours import Ours

        return Ours(made_up.identification())
    if name == "fts5":
        from tests.benchmarks.rival_fts5 import Fts5

        return Fts5()
    from tests.benchmarks.rival_tantivy import Tantivy

    return Tantivy()


class _Untimed:
    """Hands out made-up releases and keeps the time that making them took."""

    def __init__(self, releases: Iterator[Any]) -> None:
        self._releases = releases
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Any]:
        while True:
            begun = time.process_time()
            item = next(self._releases, None)
            self.seconds += time.process_time() - begun
            if item is None:
                return
            yield item


def _timed(action: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.process_time()
    found = action()
    return (time.process_time() - begun) * 1_000, found


def measure(name: str, size: int, folder: Path) -> dict[str, Any]:
    """Everything measured of one engine at one size."""
    made_up = MadeUp(size)
    engine = make_engine(name, made_up)
    releases = _Untimed(made_up.releases())
    spent, _ = _timed(lambda: engine.build(folder, releases))
    seconds = spent / 1_000 - releases.seconds
    more = list(MadeUp(UPDATE).releases(first=9_000_000))
    begun = time.perf_counter()
    engine.update(folder, more)
    updated = time.perf_counter() - begun
    built = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "engine": engine.name,
        "quotes": size,
        "quotes per second": round(size / seconds),
        "full text bytes": engine.full_text_bytes(folder),
        "update seconds": round(updated, 2),
        "building MB": round(built),
    }


def search(name: str, size: int, folder: Path) -> dict[str, Any]:
    """What searching costs, in a fresh process: cold is the first time a variant is asked."""
    made_up = MadeUp(size)
    engine = make_engine(name, made_up)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.perf_counter()
    engine.open(folder)
    opened = (time.perf_counter() - begun) * 1_000
    engine.answer(make_cases(made_up)["rarer word"][0])
    cases = {}
    for case, variants in make_cases(made_up).items():
        cold, totals = [], []
        for asked in variants:
            spent, found = _timed(partial(engine.answer, asked))
            cold.append(spent)
            totals.append(found.total)
        rounds = ROUNDS if sum(cold) < 2_000 else 1  # who takes seconds need not do so five times
        warm = [
            _timed(partial(engine.answer, asked))[0] for _ in range(rounds) for asked in variants
        ]
        cases[case] = {
            "cold": _spread(cold),
            "warm": _spread(warm),
            "found": round(statistics.median(totals)),
        }
    found = {
        "open ms": round(opened, 1),
        "cases": cases,
        "searching MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before),
    }
    if name == "ours":
        engine.suggest("an")
        spent, _ = _timed(lambda: [engine.suggest(t) for t in ("an", "jo", "mar", "s", "b") * 200])
        found["suggest ms"] = round(spent / 1_000, 4)
    return found


def serve(name: str, size: int, folder: Path) -> dict[str, Any]:
    """Search pages over HTTP."""
    return measure_http(folder, size)


def _spread(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "median": round(statistics.median(ordered), 2),
        "p95": round(ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))], 2),
    }


def _run_part(part: str, engine: str, size: int, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.run", "--part", part, "--engine", engine]
    command += ["--sizes", str(size), "--folder", str(folder)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--out", type=Path, default=Path("docs"))
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    parser.add_argument("--part", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    if options.part:
        part = {"build": measure, "search": search, "serve": serve}[options.part]
        print(json.dumps(part(options.engine, sizes[0], options.folder)))
        return
    runs = []
    for size in sizes:
        for engine in options.engines.split(","):
            folder = Path(tempfile.mkdtemp(prefix="on-record-benchmark-"))
            try:
                found = _run_part("build", engine, size, folder / engine)
                found |= _run_part("search", engine, size, folder / engine)
                if engine == "ours":
                    found["http"] = _run_part("serve", engine, size, folder / engine)
            finally:
                shutil.rmtree(folder)
            runs.append(found)
            print(f"{found['engine']}, {size:,} quotes: done", file=sys.stderr)
    machine = f"{os.cpu_count()} × {platform.machine()}, Python {platform.python_version()}"
    write_report(options.out, runs, machine, datetime.now(UTC).date().isoformat())


if __name__ == "__main__":
    main()
