"""``quote-index diff``: what changed between two archives or two generations of one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

import click

from indexer.archive import Address, Reader, open_archive, read_address
from indexer.cli.common import ArchiveAddress, plain_errors
from indexer.export.whole import in_marks
from indexer.jobs.comparing import Change, Totals, compare
from indexer.jobs.still_held import read_all_withdrawn
from indexer.model import Quote

_WIDTH = 100


@click.command()
@click.argument("before")
@click.argument("after")
@click.option(
    "--archive",
    "address",
    type=ArchiveAddress(),
    metavar="DIR",
    help="The archive whose generations BEFORE and AFTER are.",
)
@click.option("--json", "as_json", is_flag=True, help="A JSON object a change; totals at the end.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="Changes that are shown; --json shows all.",
)
def diff(before: str, after: str, address: Address | None, as_json: bool, limit: int) -> None:
    """Say which quotes came, went, or have other words, speakers or roles.

    What was withdrawn is counted and not shown.

    BEFORE and AFTER are addresses of archives, as a rule folders, such as of one rule and of
    another; or with --archive the names of generations of it: `current` is the one that is read,
    `previous` the one before.
    """
    with plain_errors():
        totals = Totals()
        held_by = [_address(before), _address(after)] if address is None else [address]
        gone = {key for one in held_by for key in _withdrawn_from(one)}
        with _open(before, address) as old, _open(after, address) as new:
            for number, change in enumerate(_shown(compare(old, new, totals), gone)):
                if as_json:
                    click.echo(json.dumps(change.record(), ensure_ascii=False))
                elif number < limit:
                    click.echo("\n".join(_tell(change)))
        if as_json:
            click.echo(json.dumps({"totals": totals.record()}))
        else:
            click.echo("\n".join(_tell_totals(totals)))


def _open(name: str, address: Address | None) -> AbstractContextManager[Reader]:
    if address is not None:
        return open_archive(address).reader_of(name)
    return open_archive(_address(name)).reader()


def _address(name: str) -> Address:
    try:
        return read_address(name)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _withdrawn_from(address: Address) -> Iterator[tuple[str, str]]:
    yield from read_all_withdrawn(open_archive(address), address).notices


def _shown(changes: Iterable[Change], gone: set[tuple[str, str]]) -> Iterator[Change]:
    """Without the words of what was withdrawn, which an older generation may hold."""
    for change in changes:
        speakers = {quote.speaker_id for quote in (change.before, change.after) if quote}
        keys = {("quote", change.quote.id), ("release", change.release.id)}
        if not gone & (keys | {("speaker", str(speaker)) for speaker in speakers}):
            yield change


def _tell(change: Change) -> Iterator[str]:
    named = f"{change.release.title or change.release.id} · {change.quote.id}"
    match change.before, change.after:
        case None, Quote() as now:
            yield f"+ {_line(now)}"
        case Quote() as was, None:
            yield f"- {_line(was)}"
        case was, now:
            assert was is not None, "it changed"
            assert now is not None, "it changed"
            yield f"~ {', '.join(change.fields)}"
            yield f"  - {_line(was)}{_id(was, change)}"
            yield f"  + {_line(now)}{_id(now, change)}"
    yield f"    {named}"


def _id(quote: Quote, change: Change) -> str:
    """The id of the speaker, where that is what changed."""
    return f" [{quote.speaker_id or 'no id'}]" if "speaker_id" in change.fields else ""


def _line(quote: Quote) -> str:
    words = " ".join(quote.text.split())
    cut = words if len(words) <= _WIDTH else words[:_WIDTH] + "…"
    who = ", ".join(filter(None, (quote.speaker_name, quote.role, quote.organisation_name)))
    return f"{who or 'speaker unknown'}: {in_marks(quote.kind, cut)} ({quote.kind})"


def _tell_totals(totals: Totals) -> Iterator[str]:
    told = totals.record()
    releases, quotes = told["releases"], told["quotes"]
    yield (
        f"Releases: {releases['came']} came, {releases['went']} went, {releases['both']} in both."
    )
    changed = ", ".join(f"{name} {count}" for name, count in told["fields"].items() if count)
    yield (
        f"Quotes: {quotes['came']} came, {quotes['went']} went, {quotes['changed']} changed"
        f"{f' ({changed})' if changed else ''}, {quotes['same']} the same."
    )
