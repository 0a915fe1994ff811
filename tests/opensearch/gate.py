"""A gate before a node: TLS, who may pass, and a way to shut it."""

from __future__ import annotations

import base64
import http.client
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Gate(ThreadingHTTPServer):
    """Hands requests on to a node while it is ``open``, if they have one of the ``passes``."""

    daemon_threads = True

    def __init__(self, node: str, passes: tuple[str, ...] = ()) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.node = node
        self.passes = passes
        self.is_open = True
        self.answer = 0
        """A status that is answered in place of the node."""
        self.delay = 0.0
        """Seconds for which every answer is kept back."""

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """Clients that do not trust the gate, or wait no more, hang up: no news."""


class _Passing(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Gate
    timeout = 5

    def _pass(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if not self.server.is_open:
            self.close_connection = True
            return
        if self.server.passes and self.headers.get("Authorization") not in self.server.passes:
            self._send(401, b'{"error": "no pass", "status": 401}')
            return
        if self.server.answer:
            self._send(self.server.answer, b'{"error": {"type": "given"}}')
            return
        asked = http.client.HTTPConnection(self.server.node, timeout=60)
        kept = {"Content-Type": self.headers.get("Content-Type") or "application/json"}
        asked.request(self.command, self.path, body, kept)
        answer = asked.getresponse()
        told = answer.read()
        asked.close()
        time.sleep(self.server.delay)
        self._send(answer.status, told)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _pass  # noqa: N815  # names of http.server

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def open_gate(gate: Gate, certificate: Path | None = None) -> Iterator[Gate]:
    """Serve a gate; with TLS where there is a certificate and its key in one file."""
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        gate.socket = context.wrap_socket(gate.socket, server_side=True)
    thread = threading.Thread(target=gate.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield gate
    finally:
        gate.shutdown()
        gate.server_close()
        thread.join()


def make_certificate(folder: Path) -> Path:
    """A certificate of 127.0.0.1 and its key, in one file."""
    made = folder / "gate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", made,
         "-out", folder / "cert.pem", "-subj", "/CN=gate", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    made.write_text(made.read_text() + (folder / "cert.pem").read_text())
    return made


def basic(user: str, password: str) -> str:
    """The header of basic authentication."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
