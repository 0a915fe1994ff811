"""``quote-serve``: serve an archive on a production server."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import click

from app.serving import Server
from app.settings import Settings
from indexer.archive import open_archive
from indexer.errors import ArchiveError, DamagedArchiveError, NoArchiveError


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
    except NoArchiveError as error:
        click.echo(f"quote-serve: {error}. Build one with quote-index build.", err=True)
        sys.exit(2)
    except DamagedArchiveError as error:
        click.echo(f"quote-serve: {error}: {error.advice}", err=True)
        sys.exit(2)
    except ArchiveError as error:
        click.echo(f"quote-serve: {error}", err=True)
        sys.exit(2)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            click.echo(f"quote-serve: cannot listen on {host}:{port}: {error.strerror}", err=True)
            sys.exit(2)
    click.echo(f"{found.quotes} quotes by {found.speakers} speakers: http://{host}:{port}/")
    Server(Settings(archive=archive), host, port, workers).run()
