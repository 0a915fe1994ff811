"""``quote-index new``: what came in since a day, for cron and mail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote as escape

import click

from indexer.archive import Address, Hit, Reader, SearchQuery, open_archive
from indexer.archive.address import find_memo
from indexer.archive.language import parse, unparse
from indexer.arrivals import read_arrivals, read_moment
from indexer.cli.common import archive_option, plain_errors
from indexer.cli.searching import say_remarks, tell_hit
from indexer.errors import StorageError
from indexer.export import hit_record
from indexer.export.rows import first_said
from indexer.model import Quote, QuoteId, ReleaseId


@click.command()
@click.argument("words", nargs=-1)
@archive_option
@click.option(
    "--since",
    required=True,
    metavar="WHEN",
    help="A day or moment (2026-11-29, 2026-11-29T06:00, UTC), or how long ago: 7d, 24h, 30min.",
)
@click.option("--site", default="", metavar="URL", help="The address the archive is served at.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a quote.")
def new(words: tuple[str, ...], address: Address, since: str, site: str, as_json: bool) -> None:
    """Show the quotes that WORDS find, or all, that came in since then.

    A release comes in once, with the build that read it first, however old it is; a quote that a
    later text of it brought comes in with that text. Nothing is
    written where nothing is new, so that cron sends no mail:

    quote-index new --since 24h --site https://quotes.example 'ferry speaker:renner'
    """
    with plain_errors():
        try:
            moment = read_moment(since, datetime.now(UTC))
        except (ValueError, OverflowError) as error:
            raise click.UsageError(f"--since {since}: no day, moment or time ago") from error
        try:
            arrivals = read_arrivals(find_memo(address, "arrived"))
            releases, quotes = arrivals.since(moment), arrivals.quotes_since(moment)
        except ValueError as error:
            raise StorageError(f"{error}; the next build says what to do") from error
        archive = open_archive(address)
        with archive.reader() as reader:
            parsed = parse(" ".join(words), reader.resolve)
            say_remarks(parsed)
            led = reader.led_on()[1] if quotes else {}
            wanted = _Wanted(releases, frozenset(led.get(id_, id_) for id_ in quotes))
            found = list(_find(reader, replace(parsed.query(), sort="newest"), wanted))
        archive.close()

    def link(quote: Quote) -> str:
        return f"{site.rstrip('/')}/quote/{escape(quote.id, safe='')}" if site else ""

    if as_json:
        for hit in found:
            click.echo(json.dumps(hit_record(hit, link), ensure_ascii=False))
    elif found:
        meant = unparse(parsed)
        count = f"{len(found)} new quote{'' if len(found) == 1 else 's'}"
        click.echo(count + (f" for {meant}" if meant else ""))
        for hit in found:
            click.echo("\n".join(["", *tell_hit(hit)]))
            if site:
                click.echo(f"  {link(hit.quote)}")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What came in: releases with all their quotes, and single quotes of older releases."""

    releases: frozenset[ReleaseId]
    quotes: frozenset[QuoteId]

    def __contains__(self, quote: Quote) -> bool:
        return quote.release_id in self.releases or quote.id in self.quotes


def _find(reader: Reader, query: SearchQuery, wanted: _Wanted) -> Iterator[Hit]:
    """Each thing said once: not what came in before, with another release."""
    if not (wanted.releases or wanted.quotes):
        return
    for hit in reader.export(query):
        if hit.quote in wanted and not _is_known(reader, hit, wanted):
            yield hit


def _is_known(reader: Reader, hit: Hit, wanted: _Wanted) -> bool:
    """Whether the same stands in an older release, or in one of the same day shown before."""
    others = reader.appearances(hit.quote.id) if hit.elsewhere else ()
    if any(other.quote not in wanted for other in others):
        return True
    return first_said(reader, hit) != hit.quote.id
