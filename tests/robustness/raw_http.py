"""A server process of the site, and clients that send what no browser would."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

START = "from app.cli import main; main()"
"""What ``quote-serve`` runs."""


@dataclass(frozen=True)
class Reply:
    """An answer in its parts; names of headers in lower case, the body joined from its chunks."""

    status: int
    headers: dict[str, str]
    body: bytes
    is_whole: bool


@contextmanager
def serving(archive: Path, *options: str, start: str = START) -> Iterator[int]:
    """The port of a server over an archive, which must end by itself when told to."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        start,
        "--archive",
        str(archive),
        "--port",
        str(port),
        *options,
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
        try:
            _wait(server, port)
            yield port
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                complaints = server.communicate(timeout=20)[1].decode()
            finally:
                server.kill()
        assert not re.search("Traceback|uncaptured|SIGKILL", complaints), complaints


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(300):
        try:
            if ask(port, b"GET /health HTTP/1.0\r\n\r\n").status == 200:
                return
        except OSError:
            pass
        assert server.poll() is None, "the server ended by itself"
        time.sleep(0.1)
    raise AssertionError("the server did not answer within 30 seconds")


def connect(port: int, sent: bytes = b"", buffer: int = 0, timeout: float = 15) -> socket.socket:
    """A connection with something sent; ``buffer`` bytes are all it takes in unread."""
    client = socket.socket()
    if buffer:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    client.settimeout(timeout)
    try:
        client.connect(("127.0.0.1", port))
        client.sendall(sent)
    except OSError:
        client.close()
        raise
    return client


@contextmanager
def clients(
    port: int, count: int, sent: bytes = b"", buffer: int = 0
) -> Iterator[list[socket.socket]]:
    """So many connections that all sent the same."""
    with ExitStack() as opened:
        yield [opened.enter_context(connect(port, sent, buffer)) for _ in range(count)]


def read(client: socket.socket) -> bytes:
    """Everything until the server closes; what came before it broke off."""
    got = []
    try:
        while some := client.recv(65_536):
            got.append(some)
    except ConnectionError:
        pass
    return b"".join(got)


def read_one(client: socket.socket) -> Reply:
    """The next answer of a connection that goes on; it must say its length."""
    got = b""
    while b"\r\n\r\n" not in got or not (reply := parse(got)).is_whole:
        some = client.recv(65_536)
        assert some, got
        got += some
    return reply


def ask(port: int, sent: bytes) -> Reply:
    """The answer to a request that asks to close behind it, or that is refused."""
    with connect(port, sent) as client:
        return parse(read(client))


def parse(got: bytes) -> Reply:
    head, _, body = got.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    length = headers.get("content-length", "0" if " 304 " in first else "")
    is_whole = length.isdecimal() and len(body) >= int(length)
    if headers.get("transfer-encoding") == "chunked":
        is_whole, body = body.endswith(b"\r\n0\r\n\r\n"), _join(body)
    return Reply(int(first.split()[1]) if first else 0, headers, body, is_whole)


def _join(body: bytes) -> bytes:
    joined, place = [], 0
    while (end := body.find(b"\r\n", place)) > 0:
        length = int(body[place:end], 16)
        joined.append(body[end + 2 : end + 2 + length])
        place = end + 4 + length
    return b"".join(joined)
