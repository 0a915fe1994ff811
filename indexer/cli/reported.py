"""``quote-index reports``: what readers reported, turned into corrections one by one or in bulk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from indexer.archive import Address, Reader, open_archive
from indexer.cli.common import archive_option, authority_option, plain_errors
from indexer.errors import NotFoundError
from indexer.identity.authority.writing import (
    append_tables,
    format_correction,
    format_withdrawal,
)
from indexer.jobs import recall_authority, remember_authority
from indexer.model import Quote, QuoteId
from indexer.reporting import Report, open_reports, settle_report

_ANSWERS = {"s": "corrected", "n": "withdrawn", "r": "refused"}
_ASKED = "As reported (s), no quote (n), refuse (r), later (l), stop (q)"
_WIDTH = 300


@click.command()
@click.argument("queue", type=click.Path(path_type=Path, dir_okay=False))
@archive_option
@authority_option
@click.option(
    "--author",
    default=lambda: os.environ.get("USER", ""),
    show_default="the user's name",
    help="Who decides; stands in the authority file.",
)
@click.option("--matching", default="", metavar="WORDS", help="Only reports that have these words.")
@click.option("--list", "only_list", is_flag=True, help="Show the reports, ask nothing.")
@click.option(
    "--answer",
    type=click.Choice(list(_ANSWERS)),
    help="Answer all that match alike: s as reported, n no quote, r refused.",
)
def reports(  # an option each
    queue: Path,
    address: Address,
    authority_dir: Path | None,
    author: str,
    matching: str,
    only_list: bool,
    answer: str | None,
) -> None:
    """Go through what readers reported in QUEUE, the file that quote-serve --reports names.

    Each report is shown with its quote. A letter and Enter make it a correction in the
    authority folder, which takes effect when the archive is built next: s gives the quote the
    speaker or the words that were reported, n takes it out as no quote. r refuses the report.
    """
    with plain_errors():
        authority_dir = authority_dir or recall_authority(address)
        if authority_dir is None and not only_list:
            raise click.UsageError("this archive has no authority folder yet: give --authority DIR")
        wanted = [one for one in open_reports(queue) if _matches(one, matching)]
        click.echo(f"{len(wanted)} open report{'' if len(wanted) == 1 else 's'}")
        archive = open_archive(address)
        with archive.reader() as reader:
            for number, report in enumerate(wanted, 1):
                quote = _quote(reader, report)
                click.echo("\n".join(_tell(number, report, quote)))
                if only_list:
                    continue
                given = answer or click.prompt(
                    _ASKED,
                    type=click.Choice([*_ANSWERS, "l", "q"]),
                    default="l",
                    show_choices=False,
                )
                if given == "q":
                    break
                if given == "l":
                    continue
                assert authority_dir is not None, "it was asked for"
                done = _decide(reader, report, quote, given, authority_dir, author or "unknown")
                if done:
                    settle_report(queue, report, _ANSWERS[given])
                    remember_authority(address, authority_dir)
        archive.close()


def _matches(report: Report, words: str) -> bool:
    said = f"{report.kind} {report.instead} {report.reason} {report.quote}".casefold()
    return all(word in said for word in words.casefold().split())


def _quote(reader: Reader, report: Report) -> Quote | None:
    with suppress(NotFoundError):
        return reader.quote(QuoteId(report.quote))
    return None


def _tell(number: int, report: Report, quote: Quote | None) -> Iterator[str]:
    yield f"\n{number}. {report.kind} · {report.at[:10]} · quote {report.quote}"
    if quote is None:
        yield "   there is no such quote any more"
    else:
        words = quote.text if len(quote.text) <= _WIDTH else quote.text[:_WIDTH] + "…"
        yield f"   {quote.speaker_name or 'speaker unknown'}: “{_plain(words)}”"
    if report.instead:
        yield f"   instead: {_plain(report.instead)}"
    if report.reason:
        yield f"   because: {_plain(report.reason)}"


def _plain(text: str) -> str:
    """Without what would steer a terminal: a stranger wrote it."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _decide(  # what is decided, of what, by whom
    reader: Reader,
    report: Report,
    quote: Quote | None,
    answer: str,
    authority_dir: Path,
    author: str,
) -> bool:
    """Write the decision; whether there is one."""
    if answer == "r":
        return True
    if quote is None:
        click.echo("   nothing to correct: refuse it (r)")
        return False
    today = date.today()  # noqa: DTZ011
    reason = _plain(report.reason) or "reported by a reader"
    if answer == "n":
        table, name = (
            format_withdrawal("quote", quote.id, author, today, reason),
            "withdrawals.toml",
        )
    elif report.kind == "speaker" and report.instead:
        speaker = _plain(report.instead)
        table = format_correction(quote.id, author, today, reason, speaker=speaker)
        name = "corrections.toml"
    elif report.kind == "words" and (span := _find(reader, quote, report.instead)):
        table = format_correction(quote.id, author, today, reason, spans=[span])
        name = "corrections.toml"
    else:
        click.echo(
            "   that is no speaker, and no words of the release: correct it by hand, or n, r"
        )
        return False
    append_tables(authority_dir, name, [table])
    click.echo(f"   written to {authority_dir / name}")
    return True


def _find(reader: Reader, quote: Quote, words: str) -> tuple[int, int] | None:
    """Where the words stand in the release, the place nearest to the quote."""
    text, near = reader.release(quote.release_id).release.text, quote.content[0].start
    sought = words.strip("“”\"' ")
    if not sought:
        return None
    places = []
    at = text.find(sought)
    while at >= 0:
        places.append(at)
        at = text.find(sought, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - near))
    return start, start + len(sought)
