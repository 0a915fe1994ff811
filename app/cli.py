"""``quote-serve``: serve an archive on a production server."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click

from app import create_app
from app.serving.limits import LIMITS
from app.serving.server import Server
from app.settings import MOST_A_MINUTE, Settings
from app.site.base_url import BaseURL, read_host
from indexer.archive import Archive, open_archive
from indexer.errors import ArchiveError, DamagedArchiveError, NoArchiveError

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  only compared with
_SECONDS = click.FloatRange(0.1, 3_600)


def _reads(read: Callable[[str], Any]) -> Callable[..., Any]:
    """Options whose values a function reads, which says in a ``ValueError`` what is wrong."""

    def convert(_: click.Context, __: click.Parameter, given: Any) -> Any:
        try:
            if isinstance(given, tuple):
                return tuple(read(one) for one in given)
            return read(given) if given else None
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return convert


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
@click.option(
    "--base-url",
    metavar="URL",
    callback=_reads(BaseURL.read),
    help="Where readers find the site, for its links: https://example.org/quotes.",
)
@click.option(
    "--trusted-host",
    "trusted_hosts",
    metavar="NAME",
    multiple=True,
    callback=_reads(read_host),
    help="A host that requests may name; others are refused. May be given more than once.",
)
@click.option(
    "--trust-proxy",
    type=click.IntRange(0, 10),
    default=0,
    show_default=True,
    help="Proxies before the site whose X-Forwarded-For, -Proto and -Host are believed.",
)
@click.option(
    "--reports",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Let readers report attributions, and keep the reports in FILE (quote-index reports).",
)
@click.option(
    "--rate",
    type=click.IntRange(0, MOST_A_MINUTE),
    default=0,
    metavar="N",
    help="Searches, and as many checks, that a worker takes of one reader in a minute, and a tenth"
    " of exports; others get 429. 0, the default, takes all. Behind a proxy: with --trust-proxy.",
)
@click.option(
    "--licence",
    default="",
    metavar="WORDS",
    help="What may be done with the quotes, in words or as an address: on /coverage, in the API.",
)
@click.option(
    "--header-timeout",
    type=_SECONDS,
    default=LIMITS.header_seconds,
    show_default=True,
    help="Seconds for the whole header of a request.",
)
@click.option(
    "--body-timeout",
    type=_SECONDS,
    default=LIMITS.body_seconds,
    show_default=True,
    help="Seconds for the whole body of a request.",
)
@click.option(
    "--send-timeout",
    type=_SECONDS,
    default=LIMITS.send_seconds,
    show_default=True,
    help=f"Seconds a reader has for each {LIMITS.send_least} bytes of an answer.",
)
@click.option(
    "--wait-timeout",
    type=_SECONDS,
    default=LIMITS.wait_seconds,
    show_default=True,
    help="Seconds a page waits to be begun where too much is asked; then its reader gets 503.",
)
@click.version_option(package_name="on-record")
def main(  # noqa: PLR0913  one for each option
    archive: Path,
    host: str,
    port: int,
    workers: int,
    base_url: BaseURL | None,
    trusted_hosts: tuple[str, ...],
    trust_proxy: int,
    reports: Path | None,
    rate: int,
    licence: str,
    header_timeout: float,
    body_timeout: float,
    send_timeout: float,
    wait_timeout: float,
) -> None:
    """Serve the archive in a browser until interrupted."""
    usual = Settings(archive)
    settings = replace(
        usual,
        base_url=base_url,
        trusted_hosts=trusted_hosts,
        trust_proxy=trust_proxy,
        reports=reports,
        rate=rate,
        licence=licence,
        own_hosts=usual.own_hosts
        if host in _EVERYWHERE
        else (*usual.own_hosts, _in_brackets(host).lower()),
    )
    limits = replace(
        LIMITS,
        header_seconds=header_timeout,
        body_seconds=body_timeout,
        send_seconds=send_timeout,
        wait_seconds=wait_timeout,
    )
    found = _check(settings)
    _check_port(host, port)
    click.echo(f"{found}: {settings.base_url or _address(host, port)}/")
    Server(settings, _in_brackets(host), port, workers, limits).run()


def _check(settings: Settings) -> str:
    """What the archive holds, in words; ends the program where it can not be served."""
    try:
        opened: Archive = open_archive(settings.archive)
        with opened.reader() as reader:
            found = reader.statistics()
        create_app(settings, opened)
        opened.close()
    except NoArchiveError as error:
        _end(f"{error}. Build one with quote-index build.")
    except DamagedArchiveError as error:
        _end(f"{error}: {error.advice}")
    except ArchiveError as error:
        _end(str(error))
    except ValueError as error:
        _end(f"--base-url: {error}")
    return f"{found.quotes} quotes by {found.speakers} speakers"


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            _end(f"cannot listen on {host}:{port}: {error.strerror}")


def _end(words: str) -> NoReturn:
    click.echo(f"quote-serve: {words}", err=True)
    sys.exit(2)


def _in_brackets(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _address(host: str, port: int) -> str:
    return f"http://{_in_brackets(host)}:{port}"
