"""The pages on gunicorn: its settings, its workers, and what it refuses before Flask sees it."""

from __future__ import annotations

import ctypes
import socket
import sys
from threading import Thread
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from app import create_app
from app.errors import refuse
from app.headers import HEADERS
from app.settings import Settings
from app.warming import compile_templates, warm_up

_THREADS = 8  # a worker's: one makes a page, the others send what is made already
_LONGEST_LINE = 8190  # bytes; gunicorn goes no higher
_DRAINED = 1 << 20  # bytes of a refused request that are read, so that its sender reads the answer
_PATIENCE = 0.5  # seconds
_ARENA_MAX = -8  # M_ARENA_MAX in glibc's malloc.h


def share_heap() -> None:
    """Let all threads allocate from one heap.

    glibc gives each a heap of its own, in which the arrays of past searches leave gaps:
    50 MB of a worker over a million quotes. Other libraries know no such choice.
    """
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(_ARENA_MAX, 1)


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn without its own command line."""

    def __init__(self, settings: Settings, host: str, port: int, workers: int) -> None:
        self._settings = settings
        self._options = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": _THREADS,
            "worker_class": "app.serving.Worker",
            "loglevel": "warning",
            "limit_request_line": _LONGEST_LINE,
            "limit_request_fields": 60,
            "timeout": 30,
            "graceful_timeout": 5,
        }
        share_heap()  # before there are threads
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        # In the worker, after the fork: each opens its own files.
        application = create_app(self._settings)
        compile_templates(application)
        # Over a million quotes this takes two seconds: whoever is there already need not wait.
        Thread(target=warm_up, args=(application,), daemon=True, name="warming").start()
        return application


class Worker(ThreadWorker):  # type: ignore[misc]
    """Answers what is too long to be read with a page of our own."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        if not isinstance(exc, LimitRequestLine | LimitRequestHeaders):
            super().handle_error(req, client, addr, exc)
            return
        try:
            _drain(client)
            client.sendall(_write(refuse(self.wsgi, 414)))
        except OSError:
            self.log.debug("nobody waited for the answer")


def _write(page: str) -> bytes:
    body = page.encode()
    lines = (
        "HTTP/1.1 414 URI Too Long",
        "Connection: close",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in HEADERS.items()),
    )
    return "\r\n".join((*lines, "", "")).encode() + body


def _drain(client: socket.socket) -> None:
    """Read on for a moment: a socket closed on unread bytes takes its answer with it."""
    client.settimeout(_PATIENCE)
    left = _DRAINED
    try:
        while left > 0 and (read := client.recv(65536)):
            left -= len(read)
            if read.endswith(b"\r\n\r\n"):
                return
    except TimeoutError:
        return
