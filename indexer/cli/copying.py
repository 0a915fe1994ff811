"""``quote-index copy``: an archive from one engine or place to another."""

from __future__ import annotations

import click

from indexer.archive import Address
from indexer.cli.common import ArchiveAddress, plain_errors
from indexer.cli.progress import show_progress
from indexer.jobs.copying import copy_archive


@click.command()
@click.argument("source", type=ArchiveAddress(), metavar="SRC")
@click.argument("target", type=ArchiveAddress(), metavar="DST")
@click.option("--replace", is_flag=True, help="Also where DST holds an archive already.")
def copy(source: Address, target: Address, replace: bool) -> None:
    """Publish at DST the archive that is read at SRC: from a folder to a cluster, or back.

    Quotes, releases, who is who and addresses go over as they are shown. What builds remember
    beside an archive stays: the next build at DST reads all releases again.
    """
    with plain_errors(), show_progress() as progress:
        name = copy_archive(source, target, replace=replace, progress=progress)
    click.echo(f"Published {name}.")
