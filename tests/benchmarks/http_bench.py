"""Search pages over HTTP: a real ``quote-serve``, many users at once, pages new and asked before.

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
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from http.client import HTTPConnection
from itertools import accumulate
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.benchmarks.asked import Asked
from tests.benchmarks.generator import MadeUp, make_words

CLIENTS = 2
"""Processes that play the users."""
WORKERS = 2
_REQUEST = "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"


def make_addresses(made_up: MadeUp, count: int, seed: int = 5) -> list[str]:
    """What users ask, each address once: words, phrases, names, dates, pages one to three.

    The nine kinds of search in turn, of the same words as ``make_cases`` draws from.
    """
    rng = random.Random(seed)
    words = make_words(random.Random(made_up.seed), made_up.vocabulary)
    common, rare = words[12:72], words[400:4_000]
    first, last = date(2019, 1, 1), date(2021, 6, 30)
    kinds: tuple[Callable[[], Asked], ...] = (
        lambda: Asked((rng.choice(common),), speaker=_id("s", made_up.speakers, rng)),
        lambda: Asked((rng.choice(rare),)),
        lambda: Asked((rng.choice(common), rng.choice(rare)), sort="newest"),
        lambda: Asked(tuple(rng.sample(common, 2))),
        lambda: Asked(tuple(rng.sample(common, 2)), "phrase"),
        lambda: Asked(tuple(rng.sample(common, 5)), "any"),
        lambda: Asked((rng.choice(common),), since=_day(rng)),
        lambda: Asked((rng.choice(common),), organisation=_id("o", made_up.organisations, rng), since=first, until=last),
        lambda: Asked(sort="newest", until=_day(rng)),
    )  # fmt: skip
    found: dict[str, None] = {}
    while len(found) < count:
        found[_address(rng.choice(kinds)(), rng.choice((1, 1, 1, 1, 2, 3)))] = None
    return list(found)


def _id(letter: str, number: int, rng: random.Random) -> str:
    return f"{letter}{rng.randrange(number)}"


def _day(rng: random.Random) -> date:
    return date(2017, 1, 1) + timedelta(days=rng.randrange(3_000))


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


def draw_by_rank(addresses: Sequence[str], count: int, seed: int) -> list[str]:
    """Addresses as many readers ask for them: the n-th most wanted 1/n times as often."""
    weights = list(accumulate(1 / rank for rank in range(1, len(addresses) + 1)))
    return random.Random(seed).choices(addresses, cum_weights=weights, k=count)


def play(port: int, seconds: float, shares: list[list[str]]) -> list[float]:
    """Users, each of whom reads one page of their share after the other; ms a page."""
    with ThreadPoolExecutor(len(shares)) as pool:
        return [t for times in pool.map(partial(_use, port, seconds), shares) for t in times]


def _use(port: int, seconds: float, addresses: list[str]) -> list[float]:
    times: list[float] = []
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        end = time.perf_counter() + seconds
        for address in addresses:
            if time.perf_counter() > end:
                return times
            begun = time.perf_counter()
            connection.sendall(_REQUEST.format(address).encode())
            _read_answer(connection, address)
            times.append((time.perf_counter() - begun) * 1_000)
    raise RuntimeError("more was read than there were pages to read")


def _read_answer(connection: socket.socket, address: str) -> None:
    """As little as will do: the users must not take the cores from the server."""
    held = b""
    while (end := held.find(b"\r\n\r\n")) < 0:
        some = connection.recv(65_536)
        if not some:
            raise RuntimeError(f"{address}: no answer")
        held += some
    head = held[:end]
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    if not head.startswith(b"HTTP/1.1 200 ") or length is None:
        raise RuntimeError(f"{address}: {head[:100]!r}")
    left = int(length[1]) - (len(held) - end - 4)
    while left > 0:
        left -= len(connection.recv(left))


def measure_http(archive: Path, size: int, users: int = 16, seconds: float = 10) -> dict[str, Any]:
    """Serve the archive and let users at it; times in ms, memory in MB, of each worker.

    Twice: every page another, and pages as often as they are wanted.
    """
    made_up = MadeUp(size)
    most = round(1_000 * seconds)
    distinct = make_addresses(made_up, most, 5)
    wanted = make_addresses(made_up, 5_000, 6)
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
        warming = make_addresses(made_up, 8_000, 4)
        play(port, 5, [warming[n::8] for n in range(8)])  # both workers have opened the archive
        every = _measure_play(server.pid, port, seconds, [distinct[n::users] for n in range(users)])
        ranked = [draw_by_rank(wanted, most * 4, seed) for seed in range(users)]
        often = _measure_play(server.pid, port, seconds, ranked)
        workers = _children(server.pid)
        return {
            "users": users,
            "workers": WORKERS,
            **{f"{name}, every page another": value for name, value in every.items()},
            **{f"{name}, pages as often as wanted": value for name, value in often.items()},
            "first page after s": round(started, 2),
            "worker RSS MB": max(_memory(worker)["Rss"] for worker in workers),
            "worker PSS MB": max(_memory(worker)["Pss"] for worker in workers),
        }
    finally:
        server.terminate()
        server.wait(20)


def _measure_play(pid: int, port: int, seconds: float, shares: list[list[str]]) -> dict[str, Any]:
    before = {worker: _spent(worker) for worker in _children(pid)}
    begun = time.perf_counter()
    with ProcessPoolExecutor(CLIENTS) as pool:
        playing = partial(play, port, seconds)
        parts = [shares[n::CLIENTS] for n in range(CLIENTS)]
        times = sorted(t for some in pool.map(playing, parts) for t in some)
    took = time.perf_counter() - begun
    spent = sum(_spent(worker) - before.get(worker, 0) for worker in _children(pid))
    return {
        "requests per second": round(len(times) / took),
        "median ms": round(statistics.median(times), 1),
        "p95 ms": round(times[int(len(times) * 0.95)], 1),
        "server CPU ms a page": round(spent * 1_000 / len(times), 1),
    }


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
