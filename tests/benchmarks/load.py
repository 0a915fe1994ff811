"""A site under the load of a day, under too much, and with a worker killed.

``python -m tests.benchmarks.load ARCHIVE --size 100000 --minutes 10``. A real ``quote-serve`` on
this machine alone; readers arrive as they do, whether the site is slow or not. The archive is one
of ``generator.MadeUp``; where the folder holds none, it is made first.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from indexer.archive import open_archive
from tests.benchmarks.generator import MadeUp
from tests.benchmarks.http_bench import (
    _children,
    _memory,
    _wait,
    draw_by_rank,
    make_addresses,
)

WORKERS = 2
_THREADS = 64
_TIMEOUT = 30
_SHARES = (
    (38, "search"), (15, "often"), (15, "quote"), (8, "speaker"), (5, "release"), (7, "suggest"),
    (4, "api"), (3, "check"), (2, "feed"), (2, "start"), (1, "export"),
)  # fmt: skip
"""Of a hundred requests: searches nobody asked before, those that many ask, pages, programs."""
_TOO_MUCH = 300  # readers at once, each with the next page as soon as the last came
_SLOW = 120  # exports whose readers take nothing


@dataclass(slots=True)
class Tally:
    """What was answered, how fast, and what was not."""

    times: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, status: str, seconds: float) -> None:
        with self.lock:
            self.statuses[status] += 1
            if status == "200":
                self.times.append(seconds * 1_000)

    def record(self) -> dict[str, Any]:
        times = sorted(self.times) or [0.0]
        shares = {f"p{n} ms": round(times[int(len(times) * n / 100)], 1) for n in (50, 95, 99)}
        return {"answers": dict(self.statuses), **shares, "slowest ms": round(times[-1], 1)}


class Addresses:
    """What readers ask for, in the shares of a day."""

    def __init__(self, made_up: MadeUp) -> None:
        self._rng = random.Random(11)
        self._fresh = iter(make_addresses(made_up, 20_000, 5))
        self._often = iter(draw_by_rank(make_addresses(made_up, 300, 6), 50_000, 7))
        self._made_up = made_up
        self._kinds = [kind for share, kind in _SHARES for _ in range(share)]

    def draw(self) -> str:
        rng, size = self._rng, self._made_up
        release = f"r{rng.randrange(size.quotes // 8):07d}"
        match rng.choice(self._kinds):
            case "search":
                return next(self._fresh)
            case "often":
                return next(self._often)
            case "quote":
                return f"/quote/{release}-0"
            case "speaker":
                return f"/speaker/s{rng.randrange(size.speakers)}"
            case "release":
                return f"/release/{release}"
            case "suggest":
                return f"/suggest?q={rng.choice('abcdefghij')}{rng.choice('aeiou')}"
            case "api":
                return next(self._fresh).replace("/search?", "/api/v1/search?")
            case "check":
                return next(self._fresh).replace("/search?", "/check?")
            case "feed":
                return f"/search.atom?speaker=s{rng.randrange(size.speakers)}"
            case "export":
                return f"/search.csv?speaker=s{rng.randrange(200)}"
            case _:
                return "/"


def ask(port: int, address: str, tally: Tally) -> None:
    """One request on a connection of its own."""
    begun = time.perf_counter()
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=_TIMEOUT)
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        status = str(answer.status)
        connection.close()
    except (OSError, HTTPException) as error:
        status = type(error).__name__
    tally.note(status, time.perf_counter() - begun)


def arrive(port: int, addresses: Addresses, a_second: float, seconds: float) -> Tally:
    """Readers who come by chance, so many a second on average, whatever the site does."""
    tally, rng = Tally(), random.Random(13)
    end = time.perf_counter() + seconds
    with ThreadPoolExecutor(_THREADS) as pool:
        while time.perf_counter() < end:
            pool.submit(ask, port, addresses.draw(), tally)
            time.sleep(rng.expovariate(a_second))
    return tally


def press(port: int, addresses: Addresses, seconds: float) -> Tally:
    """Far too many at once, and exports whose readers take nothing."""
    tally = Tally()
    slow = [_begin_export(port) for _ in range(_SLOW)]
    end = time.perf_counter() + seconds
    drawn = [[addresses.draw() for _ in range(60)] for _ in range(_TOO_MUCH)]

    def read(mine: list[str]) -> None:
        for address in mine:
            if time.perf_counter() > end:
                return
            ask(port, address, tally)

    with ThreadPoolExecutor(_TOO_MUCH) as pool:
        list(pool.map(read, drawn))
    for export in slow:
        tally.note(f"export {_status(export)}", 0)
        export.close()
    return tally


def _begin_export(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=_TIMEOUT)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    connection.sendall(b"GET /search.csv HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    return connection


def _status(connection: socket.socket) -> str:
    try:
        return connection.recv(12).decode("latin-1")[9:12] or "closed"
    except OSError as error:
        return type(error).__name__


def watch(pid: int, every: float, stop: threading.Event, found: list[int]) -> None:
    """Memory of all workers together (proportional), in MB, now and then."""
    while not stop.wait(every):
        found.append(_memory_of_all(pid))


def _memory_of_all(pid: int) -> int:
    return sum(_memory(worker)["Pss"] for worker in _living(pid))


def _living(pid: int) -> Iterator[int]:
    for worker in _children(pid):
        try:
            _memory(worker)
        except OSError:
            continue
        yield worker


def measure(archive: Path, size: int, seconds: float, a_second: float) -> dict[str, Any]:
    """Everything, in the order of a bad day."""
    addresses = Addresses(MadeUp(size))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = [sys.executable, "-c", "from app.cli import main; main()", "--archive", str(archive)]
    server = subprocess.Popen(
        [*serve, "--port", str(port), "--workers", str(WORKERS)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    memory: list[int] = []
    stop = threading.Event()
    watcher = threading.Thread(target=watch, args=(server.pid, 5.0, stop, memory))
    try:
        _wait(port)
        arrive(port, addresses, a_second, min(seconds / 10, 15))  # both have opened the archive
        watcher.start()
        found: dict[str, Any] = {"steady": arrive(port, addresses, a_second, seconds).record()}
        stop.set()
        watcher.join()
        found["memory MB"] = {"by turns": memory[:: max(1, len(memory) // 20)], "most": max(memory)}
        victim = _children(server.pid)[0]
        killer = threading.Timer(3, os.kill, (victim, signal.SIGKILL))
        killer.start()
        found["a worker killed"] = arrive(port, addresses, a_second, 15).record()
        found["workers after it"] = len(list(_living(server.pid)))
        found["overload"] = press(port, addresses, 20).record()
        time.sleep(5)
        found["memory after it MB"] = [_memory_of_all(server.pid)]
        found["after it"] = arrive(port, addresses, a_second, 15).record()
        found["memory after it MB"] += [_memory_of_all(server.pid)]
    finally:
        stop.set()
        server.terminate()
        server.wait(30)
    return found


def make_archive(folder: Path, size: int) -> None:
    made_up = MadeUp(size)
    archive = open_archive(folder)
    with archive.writer() as writer:
        for release, quotes in made_up.releases():
            writer.add(release, quotes)
        writer.identify(made_up.identification())
        writer.publish()
    archive.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--a-second", type=float, default=10)
    given = parser.parse_args()
    if not given.archive.exists():
        make_archive(given.archive, given.size)
    found = measure(given.archive, given.size, given.minutes * 60, given.a_second)
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
