"""Search pages over HTTP: a real ``quote-serve``, many users at once, every page another.

``python -m tests.benchmarks.http_bench ARCHIVE``. The users run in processes
of their own on the same machine, so that they take a share of its cores.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import socket
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.benchmarks.asked import Asked, make_cases
from tests.benchmarks.generator import MadeUp

CLIENTS = 2
"""Processes that play the users."""
WORKERS = 2


def make_addresses(made_up: MadeUp) -> list[str]:
    """What users ask: words, phrases, names, dates; 12 variants and 3 pages of each."""
    found = []
    for name, variants in make_cases(made_up).items():
        if name in ("prefix of three letters", "everything, page 500"):
            continue
        found += [_address(asked, page) for asked in variants for page in (1, 2, 3)]
    return list(dict.fromkeys(found))


def _address(asked: Asked, page: int) -> str:
    joined = {"any": " OR ", "phrase": " ", "all": " ", "prefix": " "}[asked.how].join(asked.words)
    values = {
        "q": f'"{joined}"' if asked.how == "phrase" else joined,
        "speaker": asked.speaker,
        "organisation": asked.organisation,
        "since": asked.since.isoformat() if asked.since else "",
        "until": asked.until.isoformat() if asked.until else "",
        "sort": asked.sort if asked.sort != "relevance" else "",
        "page": str(page) if page > 1 else "",
    }
    return "/search?" + urlencode({name: value for name, value in values.items() if value})


def play(port: int, users: int, seconds: float, addresses: list[str], seed: int) -> list[float]:
    """Users who read one page after the other; how long each took, in ms."""
    with ThreadPoolExecutor(users) as pool:
        user = partial(_use, port, seconds, addresses)
        return [t for times in pool.map(user, range(seed, seed + users)) for t in times]


def _use(port: int, seconds: float, addresses: list[str], seed: int) -> list[float]:
    order = random.Random(seed).sample(addresses, len(addresses))
    times: list[float] = []
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        address = order[len(times) % len(order)]
        begun = time.perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
        times.append((time.perf_counter() - begun) * 1_000)
    connection.close()
    return times


def measure_http(archive: Path, size: int, users: int = 16, seconds: float = 10) -> dict[str, Any]:
    """Serve the archive and let users at it; times in ms, memory in MB, of each worker."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = [sys.executable, "-c", "from app.cli import main; main()"]
    command = [*serve, "--archive", str(archive), "--port", str(port)]
    begun = time.perf_counter()
    server = subprocess.Popen(
        [*command, "--workers", str(WORKERS)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port)
        started = time.perf_counter() - begun
        addresses = make_addresses(MadeUp(size))
        play(port, 4, 5, addresses, 900)  # both workers have opened the archive by then
        before = {worker: _spent(worker) for worker in _children(server.pid)}
        begun = time.perf_counter()
        with ProcessPoolExecutor(CLIENTS) as pool:
            playing = partial(play, port, users // CLIENTS, seconds, addresses)
            times = sorted(t for some in pool.map(playing, (0, 100)) for t in some)
        took = time.perf_counter() - begun
        workers = _children(server.pid)
        spent = sum(_spent(worker) - before.get(worker, 0) for worker in workers)
        return {
            "users": users,
            "workers": WORKERS,
            "requests per second": round(len(times) / took),
            "median ms": round(statistics.median(times), 1),
            "p95 ms": round(times[int(len(times) * 0.95)], 1),
            "server CPU ms a page": round(spent * 1_000 / len(times), 1),
            "first page after s": round(started, 2),
            "worker RSS MB": max(_memory(worker)["Rss"] for worker in workers),
            "worker PSS MB": max(_memory(worker)["Pss"] for worker in workers),
        }
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int) -> None:
    """Until the first page is answered."""
    for _ in range(3_000):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise RuntimeError("the server does not answer")


def _children(pid: int) -> list[int]:
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _spent(pid: int) -> float:
    """CPU seconds of a process: user and system ticks of a hundredth."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def _memory(pid: int) -> dict[str, int]:
    """Resident and proportional memory of a process (what is shared is divided), in MB."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return {
        name: int(kilobytes) // 1024
        for name, kilobytes in re.findall(r"^(Rss|Pss):\s+(\d+)", text, re.MULTILINE)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--users", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    found = measure_http(options.archive, options.size, options.users, options.seconds)
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
