"""How long every page of the app takes over a made-up archive, from request to last byte.

``python -m tests.benchmarks.pages --size 100000 --out docs`` writes ``pages.md``: CPU
milliseconds in one process, browser and network left out, answers compressed as a browser
gets them. *Cold* is the first time a page is asked after opening.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from tests.benchmarks.generator import MadeUp
from tests.benchmarks.ours import Ours

ROUNDS = 15
_SEARCHES = (
    ("start page", "/"),
    ("a common word", "/search?q=growth"),
    ("the most common word", "/search?q=the"),
    ("two words, not a third", "/search?q=growth+energy+-tax"),
    ("any of five words", "/search?q=growth+OR+energy+OR+market+OR+health+OR+policy"),
    ("phrase of common words", "/search?q=%22of+the%22"),
    ("prefix of three letters", "/search?q=com*"),
    ("NEAR", "/search?q=growth+NEAR%2F5+energy"),
    ("everything, newest first", "/search"),
    ("page 2,000", "/search?page=2000"),
    ("word, kind, dates", "/search?q=growth&kind=direct&since=2019&until=2021-06"),
    ("two kinds, a role left out", "/search?q=growth&kind=direct&kind=mixed&not_role=Mayor"),
    ("one month, by day", "/search?q=growth&since=2020-03&until=2020-03"),
    ("by speaker", "/search?q=growth&by=speaker"),
    ("by organisation, everything", "/search?by=organisation"),
    ("by release", "/search?q=growth&by=release"),
    ("four searches compared", "/search?q=growth&compare=energy&compare=tax&compare=health"),
    ("sixty roles", "/search?q=growth&more=role"),
    ("nothing found, two slips", "/search?q=growht+enrgy&kind=statement&until=1999"),
    ("a name typed", "/suggest?field=speaker&prefix=jo&q=growth"),
    ("speakers from A to Z", "/browse/speakers"),
)


def build(folder: Path, size: int) -> MadeUp:
    """A published archive of ``size`` made-up quotes."""
    made_up = MadeUp(size)
    Ours(made_up.identification()).build(folder, made_up.releases())
    return made_up


def measure(client: FlaskClient, url: str) -> tuple[float, list[float], int]:
    """Milliseconds of the first answer and of the later ones; bytes that travel."""
    times = []
    for _ in range(ROUNDS + 1):
        begun = time.process_time()
        answer = client.get(url, headers={"Accept-Encoding": "gzip"})
        body = answer.get_data()
        times.append((time.process_time() - begun) * 1_000)
        assert answer.status_code == 200, (url, answer.status_code)
    return times[0], sorted(times[1:]), len(body)


def report(rows: list[tuple[str, float, list[float], int]], size: int) -> str:
    """The table, as Markdown."""
    machine = f"{os.cpu_count()} × {platform.machine()}, Python {platform.python_version()}"
    lines = [
        "# How fast pages are",
        "",
        f"{size:,} made-up quotes; {machine}; {datetime.now(UTC).date()}. Made by",
        f"`python -m tests.benchmarks.pages --size {size}`: CPU milliseconds from the",
        f"request to the last byte, one process, {ROUNDS} rounds; *cold* is the first time after",
        "opening; kB is the page as it travels, compressed.",
        "",
        "| page | median | slowest | cold | kB |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, cold, times, length in rows:
        figures = (statistics.median(times), times[-1], cold)
        shown = " | ".join(f"{figure:.1f}" for figure in figures)
        lines.append(f"| {name} | {shown} | {length / 1_000:.1f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--archive", type=Path, help="one that was built before, for another look")
    parser.add_argument("--out", type=Path, default=Path("docs"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="on-record-pages-") as made:
        folder = options.archive or Path(made)
        if options.archive is None or not folder.exists():
            print(f"Making {options.size:,} quotes up", file=sys.stderr)
            build(folder, options.size)
        application = create_app(Settings(archive=folder))
        client = application.test_client()
        client.get("/health")  # opens the archive
        rows = [(name, *measure(client, url)) for name, url in _SEARCHES]
        text = report(rows, options.size)
        application.extensions["archive"].close()
    (options.out / "pages.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
