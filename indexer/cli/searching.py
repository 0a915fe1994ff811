"""``quote-index search`` and ``quote-index status``: looking into an archive from a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click

from indexer.archive import Address, Hit, Sort, Statistics, open_archive
from indexer.archive.language import Parsed, parse, say_repair, unparse
from indexer.cli.common import archive_option, plain_errors
from indexer.cli.telling import tell_gaps
from indexer.export import hit_record
from indexer.export.whole import in_marks
from indexer.model import READ_LANGUAGES


@click.command()
@click.argument("words", nargs=-1)
@archive_option
@click.option("--limit", type=click.IntRange(1, 200), default=10, show_default=True)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest"]),
    help="Default: relevance where there are words, else newest.",
)
@click.option("--json", "as_json", is_flag=True, help="A JSON object a hit.")
def search(
    words: tuple[str, ...], address: Address, limit: int, sort: Sort | None, as_json: bool
) -> None:
    """Search the archive in the language of the search box.

    For example: quote-index search --archive DIR 'ferry OR bridge speaker:renner since:2023'
    """
    with plain_errors():
        archive = open_archive(address)
        with archive.reader() as reader:
            parsed = parse(" ".join(words), reader.resolve)
            result = reader.search(replace(parsed.query(), per_page=limit, sort=sort))
            say_remarks(parsed)
            if as_json:
                for hit in result.hits:
                    click.echo(json.dumps(hit_record(hit), ensure_ascii=False))
            else:
                meant = unparse(parsed)
                click.echo(f"{result.total} quotes" + (f" for {meant}" if meant else ""))
                for hit in result.hits:
                    click.echo("\n".join(["", *tell_hit(hit)]))
        archive.close()


def say_remarks(parsed: Parsed) -> None:
    """On standard error, what was made of a search that was typed."""
    for remark in _remarks(parsed):
        click.echo(remark, err=True)


def _remarks(parsed: Parsed) -> Iterator[str]:
    """What was repaired, in the words of the search page, and what names became."""
    yield from dict.fromkeys(map(say_repair, parsed.repairs))
    for named in parsed.filters:
        if named.labels and named.labels != (named.name,):
            field = "org" if named.field == "organisation" else named.field
            yield f"{field}:{named.name} is {' or '.join(named.labels)}"


def tell_hit(hit: Hit) -> Iterator[str]:
    """A quote in three lines: the words, who said them, where they stand."""
    quote = hit.quote
    day = quote.published.isoformat() if quote.published else "undated"
    roles = ", ".join(part for part in (quote.role, quote.organisation_name) if part)
    who = " · ".join(part for part in (quote.speaker_name or "speaker unknown", roles, day) if part)
    yield in_marks(quote.kind, _marked(hit))
    yield f"  {who}"
    yield f"  {hit.release_title} · {hit.publisher} · {quote.kind} · {quote.id}"


def _marked(hit: Hit) -> str:
    """The snippet with its matched words in bold, where the terminal can."""
    text, at, parts = hit.snippet.text, 0, []
    for mark in hit.snippet.marks:
        parts += [text[at : mark.start], click.style(mark.of(text), bold=True)]
        at = mark.end
    parts.append(text[at:])
    before, after = "… " * hit.snippet.cut_before, " …" * hit.snippet.cut_after
    return before + "".join(parts) + after


@click.command()
@archive_option
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def status(address: Address, as_json: bool) -> None:
    """Say what is in the archive."""
    with plain_errors():
        archive = open_archive(address)
        with archive.reader() as reader:
            record = _status(reader.statistics())
            gaps = reader.gaps()
        archive.close()
    if as_json:
        record["gaps"] = {g.name: {"releases": g.releases, "examples": g.examples} for g in gaps}
        click.echo(json.dumps(record))
        return
    for name, value in record.items():
        counts = value.items() if isinstance(value, dict) else ()
        shown = ", ".join(f"{count} {key}" for key, count in counts) or value
        click.echo(f"{name:14} {shown}")
    for line in tell_gaps(gaps):
        click.echo(line)


def _status(found: Statistics) -> dict[str, Any]:
    return {
        "generation": found.generation,
        "built": found.built,
        "releases": found.releases,
        "quotes": found.quotes,
        "kinds": dict(found.kinds),
        "languages": {name or "unknown": count for name, count in found.languages},
        "unread": sum(n for name, n in found.languages if name not in READ_LANGUAGES),
        "speakers": found.speakers,
        "organisations": found.organisations,
        "first": found.first.isoformat() if found.first else "",
        "last": found.last.isoformat() if found.last else "",
    }
