"""The site as a server: gunicorn's processes, waitress's connections, and limits of our own."""

from __future__ import annotations

import ctypes
import resource
import sys
from threading import Thread

from flask import Flask
from gunicorn.app.base import BaseApplication

from app import create_app
from app.serving.limits import LIMITS, Limits
from app.serving.warm_up import compile_templates, warm_up
from app.settings import Settings

__all__ = ["Server"]
_HANGS_SECONDS = 30
"""A process of which nothing is heard for so long is replaced."""
_FILES = 200  # that a process has open beside its connections
_ARENA_MAX = -8  # M_ARENA_MAX in glibc's malloc.h


def share_heap() -> None:
    """Let all threads allocate from one heap.

    glibc gives each a heap of its own, in which the arrays of past searches leave gaps:
    50 MB of a worker over a million quotes. Other libraries know no such choice.
    """
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(_ARENA_MAX, 1)


def allow_files(count: int) -> None:
    """Let the process open so many files, or as many as it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count and soft != resource.RLIM_INFINITY:
        most = count if hard == resource.RLIM_INFINITY else min(count, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn without its own command line."""

    def __init__(
        self, settings: Settings, host: str, port: int, workers: int, limits: Limits = LIMITS
    ) -> None:
        self.limits = limits
        self._settings = settings
        self._options = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "worker_class": "app.serving.worker.Worker",
            "loglevel": "warning",
            "timeout": _HANGS_SECONDS,
            "graceful_timeout": limits.stop_seconds,
        }
        share_heap()  # before there are threads
        allow_files(limits.connections + _FILES)
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
