"""``quote-serve``: serve an archive on a production server."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from app import create_app
from app.settings import Settings
from app.warming import warm_up
from indexer.archive import open_archive
from indexer.errors import ArchiveError

_THREADS = 4  # a worker's; a page is mostly numpy and SQLite, which let go of the interpreter


class _Server(BaseApplication):  # type: ignore[misc]
    """gunicorn without its own command line."""

    def __init__(self, settings: Settings, options: dict[str, Any]) -> None:
        self._settings = settings
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        # In the worker, after the fork: each opens its own files.
        application = create_app(self._settings)
        warm_up(application)
        return application


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder quote-index published into.",
)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
@click.version_option(package_name="on-record")
def main(archive: Path, host: str, port: int, workers: int) -> None:
    """Serve the archive in a browser until interrupted."""
    try:
        opened = open_archive(archive)
        with opened.reader() as reader:
            found = reader.statistics()
        opened.close()
    except ArchiveError as error:
        click.echo(f"quote-serve: {error}. Build one with quote-index build.", err=True)
        sys.exit(2)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            click.echo(f"quote-serve: cannot listen on {host}:{port}: {error.strerror}", err=True)
            sys.exit(2)
    click.echo(f"{found.quotes} quotes by {found.speakers} speakers: http://{host}:{port}/")
    _Server(
        Settings(archive=archive),
        {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": _THREADS,
            "worker_class": "gthread",
            "loglevel": "warning",
            "limit_request_line": 8190,
            "limit_request_fields": 60,
            "timeout": 30,
            "graceful_timeout": 5,
        },
    ).run()
