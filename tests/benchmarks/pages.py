"""How long every page of the app takes over a made-up archive, from request to last byte.

``python -m tests.benchmarks.pages --size 100000 --out docs`` writes ``pages.md``: CPU
milliseconds in one process, so that a busy machine distorts little, and the median by the
clock beside them; browser and network left out, answers compressed as a browser gets them.
*Cold* is the first time a page is asked of a worker that has warmed up.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

from flask.testing import FlaskClient

from app import create_app
from app.serving.warm_up import warm_up
from app.settings import Settings
from indexer.archive import open_archive
from indexer.model import Identification
from tests.benchmarks.generator import MadeUp
from tests.benchmarks.ours import Ours
from tests.robustness.odd_queries import ADDRESSES, TYPED, address_of

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


def top_up(real: Path, folder: Path, size: int) -> int:
    """A copy of an archive with made-up quotes up to ``size``; how many are its own."""
    shutil.copytree(real, folder, dirs_exist_ok=True)
    archive = open_archive(folder)
    with archive.reader() as reader:
        standings = list(reader.standings())
        people = [reader.speaker(i) for i in {s.speaker for s in standings if s.speaker}]
        bodies = [
            reader.organisation(i) for i in {s.organisation for s in standings if s.organisation}
        ]
    made_up = MadeUp(max(size - len(standings), 1))
    added = made_up.identification()
    with archive.writer() as writer:
        for release, quotes in made_up.releases():
            writer.add(release, quotes)
        writer.identify(
            Identification((), (*people, *added.speakers), (*bodies, *added.organisations))
        )
        writer.publish()
    archive.close()
    return len(standings)


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of the first answer and of the later ones; bytes that travel."""

    name: str
    cold: float
    times: list[float]
    clock: list[float]
    length: int


def measure(client: FlaskClient, name: str, url: str, rounds: int = ROUNDS) -> Measured:
    times, clock = [], []
    body = b""
    for _ in range(rounds + 1):
        begun, began = time.process_time(), time.perf_counter()
        answer = client.get(url, headers={"Accept-Encoding": "gzip"})
        body = answer.get_data()
        times.append((time.process_time() - begun) * 1_000)
        clock.append((time.perf_counter() - began) * 1_000)
        assert answer.status_code in (200, 404), (url, answer.status_code)
    return Measured(name, times[0], times[1:], clock[1:], len(body))


def read_pages(client: FlaskClient) -> list[tuple[str, str]]:
    """A page of each kind that is read: those of the most quoted, found by their links."""
    found = []
    for name, start, kind in (
        ("a quote", "/search?q=growth", "quote"),
        ("a release", "/search?q=growth&by=release", "release"),
        ("the most quoted speaker", "/search?by=speaker", "speaker"),
        ("the most quoted organisation", "/search?by=organisation", "organisation"),
    ):
        link = re.search(rf'href="(/{kind}/[^"#]+)"', client.get(start).text)
        assert link is not None, start
        found.append((name, unescape(link[1])))
    return found


def report(rows: list[Measured], odd: list[Measured], size: int, own: int) -> str:
    """The table, as Markdown."""
    machine = f"{os.cpu_count()} × {platform.machine()}, Python {platform.python_version()}"
    quotes = f"{size:,} made-up quotes"
    if own:
        quotes = f"{size:,} quotes, {own:,} of them of real press releases, the others made up"
    lines = [
        "# How fast pages are",
        "",
        f"{quotes}; {machine}; {datetime.now(UTC).date()}. Made by",
        f"`python -m tests.benchmarks.pages --size {size}`: CPU milliseconds from the",
        f"request to the last byte, one process, {ROUNDS} rounds, and the median by the clock;",
        "*cold* is the first time a page is asked of a worker; kB is the page as it travels,",
        "compressed. A browser asks for two files more, once: style and script, 9 kB together.",
        "",
        "| page | median | slowest | cold | by the clock | kB |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        figures = (
            statistics.median(row.times),
            max(row.times),
            row.cold,
            statistics.median(row.clock),
        )
        shown = " | ".join(f"{figure:.1f}" for figure in figures)
        lines.append(f"| {row.name} | {shown} | {row.length / 1_000:.1f} |")
    slowest = max(odd, key=lambda row: statistics.median(row.times))
    lines += [
        "",
        f"Of {len(odd)} odd and hostile searches ([queries.md](queries.md)) the slowest took "
        f"{statistics.median(slowest.times):.0f} ms: `{slowest.name[:80]}`.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--archive", type=Path, help="one that was built before, for another look")
    parser.add_argument("--real", type=Path, help="an archive to be topped up with made-up quotes")
    parser.add_argument("--out", type=Path, default=Path("docs"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="on-record-pages-") as made:
        folder = options.archive or Path(made)
        own = 0
        if options.real is not None:
            print(f"Topping {options.real} up to {options.size:,} quotes", file=sys.stderr)
            own = top_up(options.real, folder, options.size)
        elif options.archive is None or not folder.exists():
            print(f"Making {options.size:,} quotes up", file=sys.stderr)
            build(folder, options.size)
        application = create_app(Settings(archive=folder, page_cache=0))  # what making a page costs
        client = application.test_client()
        warm_up(application)  # as every worker does as it starts
        rows = [measure(client, name, url) for name, url in (*_SEARCHES, *read_pages(client))]
        every = (*(address_of(typed) for typed in TYPED), *ADDRESSES)
        odd = [measure(client, address, address, rounds=3) for address in every]
        text = report(rows, odd, options.size, own)
        application.extensions["archive"].close()
    (options.out / "pages.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
