"""``quote-index build`` and ``quote-index remove``: what goes into an archive, and out of it."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

import click

from indexer import jobs as work
from indexer.archive import Address, StoredArchive, open_archive
from indexer.cli.common import (
    EXIT_IDLE,
    EXIT_INTERNAL,
    EXIT_NOTHING,
    EXIT_UNREAD,
    allow_unread_option,
    archive_option,
    authority_option,
    budget_options,
    collection_option,
    complain,
    find_authority,
    follow_links_option,
    jobs_option,
    map_option,
    no_authority_option,
    plain_errors,
    scheduler_option,
    show_withdrawn_option,
)
from indexer.cli.progress import show_progress
from indexer.cli.reports import check_reports
from indexer.cli.telling import report_record, summarise
from indexer.ingest import Names

_dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Say what would be in the archive, and publish nothing."
)
_SHOWN = 3  # of each list, on the terminal; the report file has them all


@click.command()
@click.argument("paths", nargs=-1, required=True)
@archive_option
@jobs_option
@scheduler_option
@budget_options
@collection_option
@click.option("--fresh", is_flag=True, help="Start from nothing instead of what is held.")
@click.option("--prune", is_flag=True, help="Remove releases whose files are gone.")
@click.option("--prune-all", is_flag=True, help="The same, even if that is most of a collection.")
@_dry_run_option
@follow_links_option
@map_option
@allow_unread_option
@authority_option
@no_authority_option
@show_withdrawn_option
@click.option(
    "--forget-arrivals",
    is_flag=True,
    help="Go on where the files are lost that say when releases came in.",
)
@click.option(
    "--report",
    "reports",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Write the whole report here too: as JSON if FILE ends in .json. May be given twice.",
)
def build(  # noqa: PLR0913  # an option each
    paths: tuple[str, ...],
    address: Address,
    jobs: int,
    scheduler: str,
    budget: work.Budget,
    collection: str,
    fresh: bool,
    prune: bool,
    prune_all: bool,
    dry_run: bool,
    follow_links: bool,
    names: Names,
    allow_unread: bool,
    authority_dir: Path | None,
    no_authority: bool,
    show_withdrawn: bool,
    forget_arrivals: bool,
    reports: tuple[Path, ...],
) -> None:
    """Read releases from PATHS into the archive and publish it.

    PATHS are files, folders, globs, .tar and .zip archives, or "-" for standard
    input. Formats: text, Markdown, reStructuredText, HTML, JSON, JSONL, CSV, RSS,
    Atom, JSON Feed, ninjs, NITF, NewsML-G2, mail, WARC, captions; Word, PDF and Excel with
    their libraries; each also as .gz, .bz2 or .xz. What the archive holds
    already stays. A release is replaced by what the same file, or the same
    record of it, says now, and by nothing else: of two with one id both are
    kept, and the same words in two files are kept once. Both are reported.

    Exit codes: 0 everything was read; 5 the archive is published, but something
    was not read, or a report or a file beside it not written; 7 it is published, and the authority
    folder withdraws something that nobody knows; 2 called wrongly, or an
    authority file is wrong; 3 nothing was published; 70 an error of ours kept
    something from being read; 130 and 143 interrupted by Ctrl-C and by SIGTERM.
    """
    archive = open_archive(address)
    with plain_errors(partial(_say_what_is_left, archive, archive.published())):
        check_reports(reports, paths, archive)
        authority_dir = find_authority(address, authority_dir, without=no_authority)
        stdin = sys.stdin.buffer if "-" in paths else None
        items = work.plan(paths, stdin, follow_links=follow_links, names=names)
        with show_progress() as progress:
            result = work.build(
                items,
                address,
                jobs=jobs,
                budget=budget,
                fresh=fresh,
                collection=collection,
                prune=prune,
                prune_all=prune_all,
                authority_dir=authority_dir,
                progress=progress,
                dry_run=dry_run,
                scheduler=scheduler,
                show_withdrawn=show_withdrawn,
                forget_arrivals=forget_arrivals,
            )
        if no_authority and result.published:
            work.remember_authority(address, None)
        if authority_dir is not None:
            click.echo(f"Authority folder: {authority_dir}", err=True)
        code = _exit_code(result, allow_unread=allow_unread, dry_run=dry_run)
        written = _tell(result, reports, code)
        if dry_run and result.read:
            complain(_say_what_would_be(result))
        elif not result.published:
            complain("no release could be read; nothing was published")
    sys.exit(code if written else code or EXIT_UNREAD)


def _say_what_would_be(result: work.BuildReport) -> str:
    """What a dry run would have published."""
    return (
        f"a dry run; nothing was published. The archive would hold {result.releases} releases and"
        f" {result.quotes} quotes of {result.speakers} speakers. What was extracted is kept: the"
        " same build goes on from there"
    )


_KEPT = "nothing was published. What was extracted is kept: the same build goes on from there"


def _say_what_is_left(archive: StoredArchive, before: str, otherwise: str = _KEPT) -> str:
    """What an interrupted command leaves behind."""
    now = archive.published()
    return f"; {now} was published all the same" if now != before else f"; {otherwise}"


@click.command()
@click.argument("ids", nargs=-1, required=True)
@archive_option
@collection_option
@_dry_run_option
def remove(ids: tuple[str, ...], address: Address, collection: str, dry_run: bool) -> None:
    """Take the releases IDS out of the archive and publish what is left.

    An ID is what the release gives itself or is called in exports, or its
    address on the site. With --collection it is one of that collection. A
    release whose file is still there comes back when the file is read again.

    Exit codes: 0 removed; 5 removed, but a file beside
    the archive could not be written; 2 an ID is no release's, or several releases', and
    nothing was removed; 3 the archive cannot be opened or written.
    """
    archive = open_archive(address)
    left = partial(_say_what_is_left, archive, archive.published(), "nothing was removed")
    with plain_errors(left):
        authority_dir = find_authority(address, None)
        with show_progress() as progress:
            result = work.remove(
                ids,
                address,
                collection=collection,
                authority_dir=authority_dir,
                progress=progress,
                dry_run=dry_run,
            )
        done = f"Published {result.generation}" if not dry_run else "Nothing was published"
        click.echo(f"{done}: {result.releases} releases, {result.quotes} quotes.", err=True)
        for id_ in result.removed:
            click.echo(f"{'Would remove' if dry_run else 'Removed'} {id_}")
        for line in result.unwritten:
            complain(line)
    sys.exit(EXIT_UNREAD if result.unwritten else 0)


def _exit_code(result: work.BuildReport, *, allow_unread: bool, dry_run: bool) -> int:
    if not (result.published or (dry_run and result.read)):
        return EXIT_NOTHING
    if result.internal:
        return EXIT_INTERNAL
    if result.idle_withdrawals:
        return EXIT_IDLE
    is_done = not result.unwritten and (result.is_whole or allow_unread)
    return 0 if is_done else EXIT_UNREAD


def _tell(result: work.BuildReport, reports: tuple[Path, ...], code: int) -> bool:
    """Say what was done on the terminal, and write it where it was asked for: whether it was."""
    written = True
    for line in summarise(result, _SHOWN):
        click.echo(line, err=True)
    for path in reports:
        if path.suffix.lower() == ".json":
            record = report_record(result, code)
            words = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        else:
            words = "".join(f"{line}\n" for line in summarise(result))
        try:
            path.write_text(words, "utf-8")
        except OSError as error:
            complain(f"{path}: the report cannot be written: {error.strerror}")
            written = False
    return written
