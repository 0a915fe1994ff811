"""Clients that send slowly, read slowly or do nothing take the site from nobody else."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from indexer.archive import open_archive
from tests.contract.samples import make_quote, make_release
from tests.robustness.raw_http import ask, clients, connect, parse, read, read_one, serving

pytestmark = pytest.mark.alone

_DEADLINES = ("--header-timeout", "2", "--body-timeout", "2", "--send-timeout", "2")
_HALF = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
_UPLOAD = b"POST /search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000\r\n\r\nhalf of"
_EXPORT = b"GET /search.csv HTTP/1.1\r\nHost: localhost\r\n\r\n"
_PART = b"GET /search.csv?q=%22number+3%22 HTTP/1.1\r\nHost: localhost\r\n\r\n"
_HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
_SOON = 0.2  # seconds
_QUOTES = 400
_SAID = f" {'again' * 12}" * 300  # in each quote: the file of all is larger than what sockets hold


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose export is some 7 MB."""
    folder = tmp_path_factory.mktemp("slow") / "archive"
    with open_archive(folder).writer() as writer:
        for n in range(_QUOTES // 20):
            release = make_release(f"r{n}", date(2021, 11, 5))
            said = [f"Number {n} {place}{_SAID}" for place in range(20)]
            quotes = [make_quote(f"q{n}-{place}", release, text) for place, text in enumerate(said)]
            writer.add(release, tuple(quotes))
        writer.publish()
    return folder


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    with serving(folder, *_DEADLINES) as port:
        ask(port, _EXPORT)
        yield port


def time_health(port: int, times: int = 12) -> list[float]:
    """Seconds that each of some new clients waits for the health of the site."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        assert ask(port, _HEALTH).status == 200
        found.append(time.perf_counter() - begun)
        time.sleep(0.05)
    return sorted(found)


def check_quick(times: list[float]) -> None:
    """Three in four at once: the rest may meet the machine at something else."""
    assert times[len(times) * 3 // 4] < _SOON, times


@pytest.mark.parametrize(
    ("count", "sent", "buffer"),
    [(500, b"", 0), (500, _HALF, 0), (50, _UPLOAD, 0), (40, _EXPORT, 4_096)],
    ids=["idle", "half a header", "half an upload", "exports nobody reads"],
)
def test_others_are_answered_at_once(port: int, count: int, sent: bytes, buffer: int) -> None:
    with clients(port, count, sent, buffer):
        times = time_health(port)
    check_quick(times)


def test_others_are_answered_while_forty_export(folder: Path) -> None:
    with (
        serving(folder) as port,  # its own: exports that others have just left count for a moment
        ThreadPoolExecutor(40) as pool,
        clients(port, 40, _PART) as exporting,
    ):
        files = [pool.submit(read, client) for client in exporting]
        times = time_health(port)
        whole = [parse(file.result(60)) for file in files]
    check_quick(times)
    assert {(one.status, one.is_whole, one.body.count(b"Number 3 ")) for one in whole} == {
        (200, True, 20)
    }
    assert len({one.body for one in whole}) == 1


def test_a_header_has_so_long_however_it_comes(port: int) -> None:
    begun = time.monotonic()
    with connect(port, b"GET / HTTP/1.1\r\nX: ") as steady, connect(port, _HALF) as half:
        for _ in range(10):
            steady.sendall(b"y")
            time.sleep(0.2)
        replies = [parse(read(client)) for client in (steady, half)]
    assert 1.9 < time.monotonic() - begun < 6
    for reply in replies:
        assert (reply.status, reply.is_whole) == (408, True)
        assert b"took too long to arrive" in reply.body
        assert "script-src 'self'" in reply.headers["content-security-policy"]


def test_a_body_has_so_long(port: int) -> None:
    begun = time.monotonic()
    with connect(port, _UPLOAD) as client:
        assert parse(read(client)).status == 408
    assert 1.9 < time.monotonic() - begun < 6


def test_who_says_nothing_is_left_without_words(port: int) -> None:
    with connect(port) as client:
        assert read(client) == b""


def test_who_does_not_read_is_left(port: int) -> None:
    with connect(port, _EXPORT, buffer=4_096) as client:
        assert client.recv(1_000)
        time.sleep(5)  # two spans of two seconds: in the first, what sockets hold is sent
        assert not parse(b"HTTP/1.1 200 OK\r\n" + read(client)).is_whole


def test_who_reads_slowly_gets_everything(port: int) -> None:
    with connect(port, _EXPORT, buffer=65_536) as client:
        got = []
        for _ in range(15):
            got.append(client.recv(100_000))
            time.sleep(0.2)
        reply = parse(b"".join(got) + read(client))
    assert reply.is_whole
    assert reply.body.count(b"Number ") == _QUOTES


def test_who_reads_slowly_what_the_system_holds_is_not_left(port: int) -> None:
    """The system takes megabytes for a reader at once: for seconds nothing more is sent."""
    with connect(port, _EXPORT, buffer=65_536) as client:
        got = []
        for _ in range(24):
            got.append(client.recv(40_000))
            time.sleep(0.25)
        reply = parse(b"".join(got) + read(client))
    assert reply.is_whole


_SMALL = """
from dataclasses import replace
from pathlib import Path
import sys
from app.serving.limits import LIMITS
from app.serving.server import Server
from app.settings import Settings
limits = replace(LIMITS, connections=20, requests=3, exports=6, bodies=400_000, unsent=350_000)
Server(Settings(Path(sys.argv[2])), "127.0.0.1", int(sys.argv[4]), 1, limits).run()
"""


@contextmanager
def small(folder: Path) -> Iterator[int]:
    """A server of one process with room for 20 connections, 6 exports, a body and a bit."""
    with serving(folder, start=_SMALL) as port:
        yield port


def wait_until_one_is_cut(reading: list[socket.socket]) -> None:
    poll = select.poll()
    for client in reading:
        poll.register(client, 0)  # hears that the other side closed, and nothing else
    assert poll.poll(15_000)


def test_who_waits_longest_makes_room(folder: Path) -> None:
    with small(folder) as port:
        with clients(port, 40, _HALF):
            check_quick(time_health(port))
        with clients(port, 6, _EXPORT, buffer=65_536) as exporting:
            begun = [client.recv(1_000) for client in exporting]
            refused = ask(port, _EXPORT)
            assert (refused.status, refused.headers["retry-after"]) == (503, "5")
            assert ask(port, _HEALTH).status == 200
            wait_until_one_is_cut(exporting)  # more waits for the six than for all may wait
            rest = [parse(got + read(client)) for got, client in zip(begun, exporting, strict=True)]
            assert {one.is_whole for one in rest} == {False, True}
        body = b"POST /search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000\r\n\r\nhalf"
        with connect(port, body) as uploading:
            time.sleep(0.2)
            assert ask(port, body).status == 503
            uploading.settimeout(0.2)
            with pytest.raises(TimeoutError):
                uploading.recv(1)
        with connect(port) as client:
            seen = []
            for _ in range(3):
                client.sendall(_HEALTH.replace(b"Connection: close\r\n", b""))
                seen.append("connection" in read_one(client).headers)
            assert seen == [False, False, True]
            assert client.recv(1) == b""


def test_what_was_asked_is_answered_when_the_site_stops(folder: Path) -> None:
    with ThreadPoolExecutor() as pool:
        with small(folder) as port:
            client = connect(port, _EXPORT, buffer=65_536)
            idle = connect(port)
            got = client.recv(1_000)
            rest = pool.submit(read, client)
        assert parse(got + rest.result(20)).is_whole
        assert read(idle) == b""
        with pytest.raises(ConnectionError), socket.create_connection(("127.0.0.1", port)):
            pass
        client.close()
        idle.close()
