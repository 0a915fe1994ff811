"""``quote-index sample`` and ``stats``: an archive checked by hand, and counted."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote as escape

import click

from indexer.archive import Address, FilterField, Interval, Reader, SearchQuery, open_archive
from indexer.archive.language import parse
from indexer.cli.common import archive_option, complain, plain_errors
from indexer.cli.searching import say_remarks
from indexer.evaluation.drafted import write_gold
from indexer.evaluation.sampled import Checked, draw, read_form, write_form
from indexer.text.cells import Line

_PERIODS: tuple[Interval, ...] = ("year", "month", "day")
_FIELDS: tuple[FilterField, ...] = get_args(FilterField)
_MOST_VALUES = 1_000_000


def _query(reader: Reader, words: tuple[str, ...]) -> SearchQuery:
    parsed = parse(" ".join(words), reader.resolve)
    say_remarks(parsed)
    return replace(parsed.query(), sort="oldest")


@click.command()
@click.argument("number", type=click.IntRange(1, 100_000))
@click.argument("words", nargs=-1)
@archive_option
@click.option("--seed", type=int, default=1, show_default=True, help="Another one, another sample.")
@click.option("--site", default="", metavar="URL", help="The address the archive is served at.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Instead of standard output.",
)
@click.option(
    "--gold",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Their releases as a draft of annotations, too: set right by hand, for `evaluate`.",
)
def sample(  # an option each
    number: int,
    words: tuple[str, ...],
    address: Address,
    seed: int,
    site: str,
    output: Path | None,
    gold: Path | None,
) -> None:
    """Draw NUMBER quotes at random, of those that WORDS find, as a form for checks by hand.

    The form is CSV: each quote in its place, and four columns to fill in with y or n. Given
    back to `quote-index score`, it says how right the archive is. The same seed draws the same
    quotes. With --gold, FOLDER gets a file for each of their releases, all its quotes as the
    archive has them, in the form that `quote-index evaluate` reads: add what is missing, mend
    what is wrong, and later versions can be measured on it.
    """
    with plain_errors():
        archive = open_archive(address)
        with archive.reader() as reader:
            query = _query(reader, words)
            quotes = draw((hit.quote for hit in reader.export(query)), number, seed)
            base = site.rstrip("/")
            with click.open_file(str(output or "-"), "w", encoding="utf-8") as file:
                write_form(
                    file,
                    quotes,
                    lambda quote: reader.release(quote.release_id).release,
                    lambda quote: f"{base}/quote/{escape(quote.id, safe='')}" if base else "",
                )
            if gold is not None:
                ids = dict.fromkeys(quote.release_id for quote in quotes)
                written = write_gold(gold, (reader.release(id_) for id_ in ids))
                complain(f"{written} releases written to {gold}")
        archive.close()
    if len(quotes) < number:
        complain(f"there are no more than {len(quotes)} quotes")


@click.command()
@click.argument("form", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def score(form: Path, as_json: bool) -> None:
    """Say how right an archive is by FORM, a sample that was filled in.

    Each share comes with the interval in which that of the whole archive lies with 95 %
    confidence (Wilson).
    """
    with plain_errors():
        found = read_form(form)
    if as_json:
        click.echo(json.dumps(_record(found)))
        return
    click.echo(f"{found.rows} quotes")
    if not found.judged:
        click.echo("Nothing is filled in: write y or n in the columns that end in _right.")
    for column, kind, share in found.shares():
        low, high = share.interval
        name = column.removesuffix("_right")
        told = f"{share.value:6.1%}  ({low:.1%} to {high:.1%})"
        click.echo(f"{name:13} {kind:10} {share.right:5} of {share.judged:5} {told}")


def _record(found: Checked) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    for column, kind, share in found.shares():
        low, high = share.interval
        rows.append(
            {
                "field": column.removesuffix("_right"),
                "kind": kind,
                "right": share.right,
                "judged": share.judged,
                "share": round(share.value, 4),
                "low": round(low, 4),
                "high": round(high, 4),
            }
        )
    return {"quotes": found.rows, "shares": rows}


@click.command()
@click.argument("words", nargs=-1)
@archive_option
@click.option(
    "--by",
    type=click.Choice([*_FIELDS, *_PERIODS]),
    default="kind",
    show_default=True,
    help="What is counted apart.",
)
@click.option("--csv", "as_csv", is_flag=True, help="As CSV: value, name, quotes, share.")
@click.option("--limit", type=click.IntRange(1), help="Only the most frequent.")
def stats(
    words: tuple[str, ...], address: Address, by: str, as_csv: bool, limit: int | None
) -> None:
    """Count the quotes that WORDS find, or all, by speaker, issuer, month or another field.

    What is said in several releases counts in each, as in exports.
    """
    with plain_errors():
        archive = open_archive(address)
        with archive.reader() as reader:
            query = _query(reader, words)
            total = reader.count(query)
            rows = list(_count(reader, query, by, total))
        archive.close()
    shown = rows[:limit]
    if as_csv:
        line = Line()
        sys.stdout.write(line.of(["value", "name", "quotes", "share"]))
        for value, name, count in shown:
            share = f"{count / max(total, 1):.4f}"
            sys.stdout.write(line.of([value, name, str(count), share]))
        return
    click.echo(f"{total} quotes")
    for _, name, count in shown:
        click.echo(f"{count:8}  {count / max(total, 1):6.1%}  {name}")
    if len(rows) > len(shown):
        click.echo(f"and {len(rows) - len(shown)} more")


def _count(
    reader: Reader, query: SearchQuery, by: str, total: int
) -> Iterator[tuple[str, str, int]]:
    """Value, name and quotes of each; last, those without a value."""
    counted = 0
    for period in _PERIODS:
        if by == period:
            for one in reader.timeline(query, period):
                counted += one.count
                day = one.start.isoformat()[: {"year": 4, "month": 7, "day": 10}[period]]
                yield day, day, one.count
    for field in _FIELDS:
        if by == field:
            asked = replace(query, facets=(field,), facet_size=_MOST_VALUES, per_page=1)
            for bucket in reader.search(asked).facets[0].buckets:
                counted += bucket.count
                yield bucket.value, bucket.label, bucket.count
    if total > counted:
        yield "", "(none)", total - counted
