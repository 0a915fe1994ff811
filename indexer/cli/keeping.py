"""``quote-index verify``, ``recover``, ``rollback`` and ``keep``: an archive that stays whole."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

import click

from indexer.archive import MOST_KEPT, Address, Recovery, Verified, open_archive
from indexer.cli.common import EXIT_DAMAGED, EXIT_NOTHING, archive_option, complain, plain_errors
from indexer.jobs import verify_ledger
from indexer.jobs.still_held import recover as recover_archive
from indexer.jobs.still_held import roll_back
from indexer.jobs.whole_memos import verify_memos

_LINES = 10  # of damage, of each generation, on the terminal; --json has them all


@click.command()
@archive_option
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def verify(address: Address, as_json: bool) -> None:
    """Read the whole archive and compare it with its checksums.

    Every generation that is kept is read. Exit code 0: all of it is as it was written;
    4: something is not, and each file is named; 3: nothing is damaged, but a generation
    was built by another version of On Record, which alone can read it.
    """
    with plain_errors():
        archive = open_archive(address)
        found = archive.verify()
        ledger = verify_ledger(address)
        memos = verify_memos(archive, address)
    is_whole = found.is_whole and not ledger and not memos
    if as_json:
        beside = {"newer": found.newer, "ledger": ledger, "memos": memos, "whole": is_whole}
        click.echo(json.dumps({**asdict(found), **beside}))
    else:
        for line in filter(None, (found.trouble, ledger, *memos)):
            click.echo(line)
        for one in found.generations:
            role = "the one that is read" if one.generation == found.current else "kept"
            click.echo("\n".join(_tell(one, role)))
        if found.newer:
            click.echo(
                f"{found.newer} is newer than the one that is read: as a rollback leaves it;"
                f" 'quote-index rollback {found.newer}' reads it again"
            )
    if not is_whole:
        sys.exit(EXIT_DAMAGED)
    if not found.is_ours:
        sys.exit(EXIT_NOTHING)


def _tell(found: Verified, role: str) -> Iterator[str]:
    if found.foreign:
        yield f"{found.generation} ({role}): not read"
        yield f"  {found.foreign}"
        return
    if found.refused:
        yield f"{found.generation} ({role}): whole, and not read"
        yield f"  {found.refused}"
        return
    if not found.damage:
        megabytes = found.bytes / 1_000_000
        yield f"{found.generation} ({role}): whole, {found.files} files, {megabytes:.1f} MB"
        return
    yield f"{found.generation} ({role}): damaged"
    yield from (f"  {line}" for line in found.damage[:_LINES])
    if len(found.damage) > _LINES:
        yield f"  and {len(found.damage) - _LINES} more files"


@click.command()
@archive_option
def recover(address: Address) -> None:
    """Make the newest generation that is whole the archive again.

    For an archive whose CURRENT is missing or garbled, or that is damaged. Files of which
    another generation has a whole copy are mended. Nothing is removed. Exit code 0: the archive
    can be read; 4: no generation is whole, and each is named with what is wrong with it.
    """
    with plain_errors():
        archive = open_archive(address)
        done = recover_archive(archive, address)
        for one in done.passed:
            click.echo("\n".join(_tell(one, "passed over")))
        if not done.generation:
            why = "may be read" if any(one.refused for one in done.passed) else "is whole"
            complain(f"{address}: no generation {why}; build the archive again with --fresh")
            sys.exit(EXIT_DAMAGED)
        for line in done.mended:
            click.echo(f"Mended: {line}")
        with archive.reader() as reader:
            held = reader.statistics()
        archive.close()
    click.echo(f"{_say(done)}: {held.releases} releases, {held.quotes} quotes.")


def _say(done: Recovery) -> str:
    if done.generation == done.before:
        return f"{done.generation} is whole and stays the archive"
    return f"{done.generation} is whole and is the archive again"


@click.command()
@click.argument("generation", default="previous")
@archive_option
def rollback(generation: str, address: Address) -> None:
    """Make GENERATION, or else the one before, the one that is read again.

    It is read whole first, and refused where it still holds what was withdrawn since. Nothing is
    removed: the generation that was read is still there,
    until the next build, which goes on from the one that is read. A site that is being served
    follows at once. `verify` lists the generations.
    """
    with plain_errors():
        archive = open_archive(address)
        before, now = roll_back(archive, address, generation)
        with archive.reader() as reader:
            held = reader.statistics()
        archive.close()
    click.echo(
        f"{now} is read again instead of {before}: {held.releases} releases, {held.quotes} quotes."
    )


@click.command()
@click.argument("number", type=click.IntRange(0, MOST_KEPT))
@archive_option
def keep(number: int, address: Address) -> None:
    """Keep NUMBER earlier generations beside the one that is read (1 unless another is given).

    The archive remembers it; generations beyond go when the next one is published. Each takes
    as much disk again as the archive; with 0 there is none to go back to.
    """
    with plain_errors():
        open_archive(address).keep(number)
    click.echo(f"{address}: {number} kept beside the generation that is read")
