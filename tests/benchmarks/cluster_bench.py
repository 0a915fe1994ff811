"""What an archive on OpenSearch takes: bytes, processor time and memory of a first build and of an
update, and how fast it is exported.

    python -m tests.benchmarks.cluster_bench opensearch+http://127.0.0.1:9200/bench --quotes 100000

Quotes are made up (see ``generator``), four a release. Each step is a process of its own, so that
its peak of memory is its own. Times by the clock say something on a quiet machine only.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from indexer.archive import SearchQuery, open_archive
from indexer.archive.language import parse
from indexer.archive.opensearch.archive import OpenSearchArchive
from indexer.archive.opensearch.storage.engine import Engine
from indexer.model import Identification, Quote, Release
from tests.benchmarks.generator import MadeUp

CHANGED = 1_000
Figures = dict[str, Any]


def build(address: str, made: MadeUp) -> Figures:
    """Everything, into an empty archive."""
    with open_archive(address).writer(fresh=True) as writer:
        for release, quotes in made.releases():
            writer.add(release, quotes)
        writer.identify(made.identification())
        writer.publish()
    return {}


def _changed(made: MadeUp) -> Iterator[tuple[Release, tuple[Quote, ...]]]:
    """Releases with ``CHANGED`` quotes from all over, each quote with other words."""
    total = 0
    step = max(made.quotes // 4 // (CHANGED // 4), 1)
    for release, quotes in islice(made.releases(), 0, None, step):
        said = tuple(replace(q, text=f"Meanwhile {q.text}") for q in quotes)
        yield replace(release, text=f"Meanwhile {release.text}", sha256=release.sha256[::-1]), said
        total += len(said)
        if total >= CHANGED:
            return


def update(address: str, made: MadeUp) -> Figures:
    """Some quotes replaced, as by a build that finds a few files changed."""
    changed = list(_changed(made))
    begun, cpu = time.perf_counter(), time.process_time()
    with open_archive(address).writer() as writer:
        for release, quotes in changed:
            writer.add(release, quotes)
        writer.publish()
    return {
        "changed": sum(len(q) for _, q in changed),
        "seconds": round(time.perf_counter() - begun, 2),
        "cpu_seconds": round(time.process_time() - cpu, 2),
    }


def identified(address: str, made: MadeUp) -> Figures:
    """The same, with everybody told anew, as each build does."""
    changed = list(_changed(replace(made, seed=made.seed)))
    with open_archive(address).writer() as writer:
        for release, quotes in changed:
            writer.add(release, tuple(replace(q, text=f"{q.text} Indeed.") for q in quotes))
        held = tuple(writer.quotes())
        who = made.identification()
        begun, cpu = time.perf_counter(), time.process_time()
        writer.identify(Identification(held, who.speakers, who.organisations))
        writer.publish()
    return {
        "seconds": round(time.perf_counter() - begun, 2),
        "cpu_seconds": round(time.process_time() - cpu, 2),
    }


def export(address: str, made: MadeUp) -> Figures:
    """All quotes, and those with a frequent word, as an export walks over them."""
    found: Figures = {}
    with open_archive(address).reader() as reader:
        for name, query in (
            ("all", SearchQuery()),
            ("word", SearchQuery(parse("year").expression)),
        ):
            begun, cpu = time.perf_counter(), time.process_time()
            hits = sum(1 for _ in reader.export(query))
            seconds = time.perf_counter() - begun
            found[name] = {
                "hits": hits, "a_second": round(hits / seconds),
                "cpu_us_a_hit": round((time.process_time() - cpu) / max(hits, 1) * 1e6),
            }  # fmt: skip
    return found


def sizes(address: str, made: MadeUp) -> Figures:
    """Bytes of the newest generation, by index, in the first copy."""
    archive = open_archive(address)
    if not isinstance(archive, OpenSearchArchive):
        return {}
    engine: Engine = archive._engine
    name = archive.published()
    told = engine.client.indices.stats(index=f"{engine.cluster.prefix}-{name}-*", metric="store")
    by = {
        k.rsplit("-", 1)[1]: v["primaries"]["store"]["size_in_bytes"]
        for k, v in told["indices"].items()
    }
    return {"bytes": by, "all": sum(by.values())}


STEPS: dict[str, Callable[[str, MadeUp], Figures]] = {
    "build": build, "sizes": sizes, "export": export, "update": update, "identified": identified,
}  # fmt: skip


def _servers(address: str) -> float:
    """Seconds of processors that all nodes have taken."""
    archive = open_archive(address)
    if not isinstance(archive, OpenSearchArchive):
        return 0.0
    told = archive._engine.client.nodes.stats(metric="process")["nodes"].values()
    return float(sum(node["process"]["cpu"]["total_in_millis"] for node in told)) / 1_000


def run(step: str, address: str, quotes: int) -> Figures:
    begun, cpu, servers = time.perf_counter(), time.process_time(), _servers(address)
    found = STEPS[step](address, MadeUp(quotes))
    return {
        "step": step, "quotes": quotes, **found,
        "clock_s": round(time.perf_counter() - begun, 1),
        "cpu_s": round(time.process_time() - cpu, 1),
        "servers_cpu_s": round(_servers(address) - servers, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--quotes", type=int, default=100_000)
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    parser.add_argument("--here", action="store_true", help="in this process")
    told = parser.parse_args()
    for step in told.steps:
        if told.here:
            print(json.dumps(run(step, told.address, told.quotes)), flush=True)
            continue
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.cluster_bench", told.address, "--quotes",
             str(told.quotes), "--steps", step, "--here"],
            check=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
