"""``quote-index export`` and ``import``: an archive as files of other programs, and back."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import click

from indexer.archive import Address, Sort, open_archive
from indexer.archive.language import parse
from indexer.cli.common import archive_option, complain, plain_errors
from indexer.cli.searching import say_remarks
from indexer.extracted_by import recorded_digest
from indexer.jobs import EXPORT_FORMATS, Export, ExportFormat, import_export, write_export
from indexer.jobs.authority_folder import has_authority
from indexer.jobs.curation import Curation, read_curation
from indexer.jobs.exporting import write_stream


def _check_site(_: click.Context, __: click.Parameter, given: str) -> str:
    if given and urlsplit(given).scheme not in ("http", "https"):
        raise click.BadParameter("an address that begins with http:// or https://")
    return given


@click.command()
@click.argument("words", nargs=-1)
@archive_option
@click.option(
    "--format", "form", type=click.Choice(EXPORT_FORMATS), default="csv", show_default=True
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A file for the quotes, or a folder for quotes, releases and their description"
    "  [default: quotes to standard output]",
)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest"]),
    default="newest",
    show_default=True,
)
@click.option(
    "--licence",
    default="",
    envvar="ON_RECORD_LICENCE",
    metavar="WORDS",
    help="What may be done with it, in words or as an address, for its description.",
)
@click.option(
    "--site",
    default="",
    callback=_check_site,
    envvar="ON_RECORD_SITE",
    metavar="URL",
    help="The address the archive is served at, of which permalinks are made.",
)
def export(  # an option each
    words: tuple[str, ...],
    address: Address,
    form: ExportFormat,
    output: Path | None,
    sort: Sort,
    licence: str,
    site: str,
) -> None:
    """Write every quote that WORDS find, or every quote, in the language of the search box.

    A PATH that ends as the form does (quotes.csv) is one file of quotes. Any other is a folder
    with quotes, releases with their texts, and datapackage.json, which says what the columns
    mean; one of everything in JSON lines is what `quote-index import` reads. SQLite is one file
    with both tables and full text; standard output has the quotes alone.
    """
    if form == "sqlite" and output is None:
        raise click.UsageError("--format sqlite needs --output FILE")
    with plain_errors():
        archive = open_archive(address)
        with archive.reader() as reader:
            typed = " ".join(words)
            parsed = parse(typed, reader.resolve)
            say_remarks(parsed)
            digest = recorded_digest(address, reader.generation)
            query = replace(parsed.query(), sort=sort)
            decided = read_curation(address) if output is not None else Curation()
            wanted = Export(reader, query, typed, digest, site, decided, licence)
            if output is None:
                write_stream(wanted, form, sys.stdout.buffer)
                sys.stdout.buffer.flush()
            else:
                done = write_export(wanted, form, output)
                told = f" and {done.releases} releases" if done.releases else ""
                complain(f"{done.quotes} quotes{told} in {', '.join(map(str, done.files))}")
        archive.close()


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@archive_option
def import_command(folder: Path, address: Address) -> None:
    """Make an archive of FOLDER, an export of everything in JSON lines.

    Releases, quotes, ids, speakers, the addresses that were given out and what was withdrawn are
    those of the archive that was exported. The archive must hold nothing yet.
    """
    with plain_errors():
        generation, releases, quotes = import_export(folder, address)
    click.echo(f"{address}: {generation} with {releases} releases and {quotes} quotes.")
    if has_authority(address):
        click.echo(
            "People's decisions are in it; the next build needs them again: give their folder with"
            " --authority DIR."
        )
