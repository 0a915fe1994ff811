"""``quote-index reports``: what readers reported, turned into corrections one by one or in bulk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from indexer.archive import Address, Reader, open_archive
from indexer.archive.address import require_archive
from indexer.cli.common import archive_option, authority_option, plain_errors
from indexer.cli.deciding import Decider, Decision, plain
from indexer.errors import AuthorityError, NotFoundError
from indexer.export.whole import in_marks
from indexer.identity.authority.writing import append_tables
from indexer.jobs import recall_authority, remember_authority
from indexer.model import Quote, QuoteId
from indexer.reporting import Report, open_reports, settle_report

_ANSWERS = {"s": "corrected", "n": "no quote", "m": "merged", "p": "split", "r": "refused"}
_ASKED = (
    "As reported (s), no quote (n), the same person (m), two people (p), many alike (a),"
    " refuse (r), later (l), stop (q)"
)
_LACKING = {
    "s": "   that is no speaker, and no words of the release: correct it by hand, or n, r",
    "m": "   the report names no other speaker of this archive, or several: see identity review",
    "p": "   nobody is named here who could be two",
}
_WIDTH, _SHOWN = 300, 5


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
@click.option(
    "--reason",
    default="",
    metavar="WORDS",
    help="What everybody is told of the decisions  [default: a sentence that says what was done;"
    " never what the reader wrote]",
)
@click.option("--matching", default="", metavar="WORDS", help="Only reports that have these words.")
@click.option("--list", "only_list", is_flag=True, help="Show the reports, ask nothing.")
@click.option(
    "--answer",
    type=click.Choice(list(_ANSWERS)),
    help="Answer all that match alike: s as reported, n no quote, m merge, p split, r refused.",
)
@click.option(
    "--alike",
    default="",
    metavar="QUERY",
    help="With --answer s or n: of every quote that QUERY finds as well.",
)
def reports(  # noqa: PLR0913  # an option each
    queue: Path,
    address: Address,
    authority_dir: Path | None,
    author: str,
    reason: str,
    matching: str,
    only_list: bool,
    answer: str | None,
    alike: str,
) -> None:
    """Go through what readers reported in QUEUE, the file that quote-serve --reports names.

    Each report is shown with its quote. A letter and Enter make it a correction in the
    authority folder, which takes effect when the archive is built next: s gives the quote the
    speaker or the words that were reported, n takes it out as no quote. m makes its speaker and
    the one that was reported one person, p tells the speaker of its release apart from others of
    that name. a does s or n for every quote that a search finds. r refuses the report. Other
    reports that ask the same of the quote are answered with it.
    """
    with plain_errors():
        require_archive(address)
        authority_dir = authority_dir or recall_authority(address)
        if authority_dir is None and not only_list:
            raise click.UsageError("this archive has no authority folder yet: give --authority DIR")
        wanted = _open_reports(queue, matching)
        click.echo(_count(len(wanted)))
        archive = open_archive(address)
        with archive.reader() as reader:
            decider = Decider(reader, author or "unknown", date.today(), plain(reason))  # noqa: DTZ011
            answered: set[str] = set()
            for number, report in enumerate(wanted, 1):
                if report.id in answered:
                    continue
                quote = _quote(reader, report)
                click.echo("\n".join(_tell(number, report, quote)))
                if only_list:
                    continue
                given, words = (answer, alike) if answer else _ask(decider, alike)
                if given == "q":
                    break
                if given in ("l", ""):
                    continue
                if given != "r":
                    assert authority_dir is not None, "it was asked for"
                    decided = _decide(decider, report, quote, given, words)
                    if not _write(address, authority_dir, decided):
                        continue
                for one in (report, *_asking_the_same(report, wanted, given)):
                    settle_report(queue, one, _ANSWERS[given])
                    answered.add(one.id)
        archive.close()


def _asking_the_same(report: Report, others: Iterable[Report], answer: str) -> Iterator[Report]:
    """Further reports on the quote that an answer settles: all of a quote that is none, else
    those that ask the same."""
    for other in others:
        if other.id == report.id or other.quote != report.quote:
            continue
        is_same = (other.kind, other.instead) == (report.kind, report.instead)
        if answer == "n" or (is_same and answer != "r"):
            yield other


def _count(found: int) -> str:
    return f"{found} open report{'' if found == 1 else 's'}"


def _open_reports(queue: Path, matching: str) -> list[Report]:
    return [one for one in open_reports(queue) if _matches(one, matching)]


def _write(address: Address, folder: Path, decided: Decision | None) -> bool:
    """Add a decision to the authority folder, unless it stands there; whether it is there now.
    What does not go with those that are there is told, and the report stays open."""
    if decided is None:
        return False
    remember_authority(address, folder)
    try:
        written = append_tables(folder, decided.name, decided.tables)
    except AuthorityError as error:
        click.echo(f"   not written: {error}")
        return False
    if written or not decided.tables:
        click.echo(f"   {written} written to {folder / decided.name}")
    else:
        click.echo(f"   decided already, in {folder}")
    return True


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
        yield f"   {quote.speaker_name or 'speaker unknown'}: {in_marks(quote.kind, plain(words))}"
    if report.instead:
        yield f"   instead: {plain(report.instead)}"
    if report.reason:
        yield f"   because: {plain(report.reason)}"


def _decide(
    decider: Decider, report: Report, quote: Quote | None, answer: str, alike: str
) -> Decision | None:
    """What an answer makes of a report; None, with a word about it, where it makes nothing."""
    if quote is None:
        click.echo("   nothing to correct: refuse it (r)")
        return None
    quotes = [quote]
    if alike:
        quotes = list({one.id: one for one in [quote, *decider.alike(alike)]}.values())
    match answer:
        case "n":
            found: Decision | None = decider.no_quote(quotes)
        case "m":
            found = decider.merge(report, quote)
        case "p":
            found = decider.split(report, quote)
        case _:
            found = decider.as_reported(report, quotes)
    if found is None:
        click.echo(_LACKING[answer])
    return found


def _ask(decider: Decider, alike: str) -> tuple[str, str]:
    """An answer, and the search that finds the quotes it is for as well."""
    given = click.prompt(
        _ASKED, type=click.Choice([*_ANSWERS, "a", "l", "q"]), default="l", show_choices=False
    )
    return _ask_alike(decider) if given == "a" else (given, alike)


def _ask_alike(decider: Decider) -> tuple[str, str]:
    """An answer for many quotes, and the search that finds them; "" for neither."""
    words = click.prompt("   Which quotes (a search)", default="", show_default=False)
    found = decider.alike(words)
    for quote in found[:_SHOWN]:
        said = in_marks(quote.kind, plain(quote.text[:_WIDTH]))
        click.echo(f"   {quote.speaker_name or 'speaker unknown'}: {said}")
    if not found:
        click.echo("   it finds none, or asks for everything")
        return "", ""
    answer = click.prompt(
        f"   All {len(found)}: as reported (s), no quote (n), back (b)",
        type=click.Choice(["s", "n", "b"]),
        default="b",
        show_choices=False,
    )
    return ("", "") if answer == "b" else (answer, words)
