"""``quote-index build``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from indexer import jobs as work
from indexer.cli.common import (
    EXIT_INTERNAL,
    EXIT_NOTHING,
    archive_option,
    authority_option,
    complain,
    find_authority,
    jobs_option,
    no_authority_option,
    plain_errors,
)
from indexer.cli.progress import show_progress
from indexer.errors import InternalError, StorageError
from indexer.model import READ_LANGUAGES

_FILES_SHOWN = 3  # of each reason, on the terminal; the report file has them all


@click.command()
@click.argument("paths", nargs=-1, required=True)
@archive_option
@jobs_option
@click.option("--fresh", is_flag=True, help="Start from nothing instead of what is held.")
@authority_option
@no_authority_option
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the report here too, with every file that was not read.",
)
def build(  # an option each
    paths: tuple[str, ...],
    archive_dir: Path,
    jobs: int,
    fresh: bool,
    authority_dir: Path | None,
    no_authority: bool,
    report: Path | None,
) -> None:
    """Read releases from PATHS into the archive and publish it.

    PATHS are files, folders, globs, .tar and .zip archives of Markdown, HTML,
    text, JSON, JSONL or CSV, or "-" for standard input. What the archive holds
    already stays; a release of the same id is replaced.
    """
    with plain_errors():
        authority_dir = find_authority(archive_dir, authority_dir, without=no_authority)
        items = work.plan(paths, sys.stdin.buffer if "-" in paths else None)
        with show_progress() as progress:
            result = work.build(
                items,
                archive_dir,
                jobs=jobs,
                fresh=fresh,
                authority_dir=authority_dir,
                progress=progress,
            )
        if authority_dir is not None:
            click.echo(f"Authority folder: {authority_dir}", err=True)
        for line in summarise(result, _FILES_SHOWN):
            click.echo(line, err=True)
        if report is not None:
            _write_report(report, result)
        if not result.published:
            complain("no release could be read; nothing was published")
            sys.exit(EXIT_NOTHING)
        if result.internal:
            sys.exit(EXIT_INTERNAL)


def _write_report(path: Path, result: work.BuildReport) -> None:
    try:
        path.write_text("".join(f"{line}\n" for line in summarise(result)), "utf-8")
    except OSError as error:
        raise StorageError(f"{path}: the report cannot be written: {error.strerror}") from error


def summarise(result: work.BuildReport, files: int | None = None) -> Iterator[str]:
    """The report as lines; of each reason not to read a file, the first ``files`` (None: all)."""
    if result.published:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(result.kinds.items()))
        yield (
            f"Published {result.generation}: {result.quotes} quotes ({kinds}), "
            f"{result.speakers} speakers, {result.organisations} organisations."
        )
    seconds = max(result.reading, 1e-6)
    yield (
        f"Read {result.read} releases, {result.unchanged} of them unchanged; "
        f"{result.kept} others stay. {result.words} words in {result.reading:.1f} s: "
        f"{result.read / seconds:.0f} releases and {result.words / seconds:.0f} words a second."
    )
    yield f"Identified in {result.identifying:.1f} s, published in {result.publishing:.1f} s."
    languages = ", ".join(f"{name} {count}" for name, count in result.languages.most_common())
    yield f"Languages: {languages or 'none'}."
    unread = {n: c for n, c in result.languages.most_common() if n not in READ_LANGUAGES}
    unread.pop("unknown", None)
    if unread:
        told = ", ".join(f"{name} {count}" for name, count in unread.items())
        yield f"Kept, but not read for quotes: {sum(unread.values())}, by language: {told}."
    for unmatched in result.unmatched:
        quote = unmatched.correction.quote
        yield f"A correction changed nothing: quote {quote}: {unmatched.reason}."
    yield from (f"A decision changed nothing: {line}." for line in result.idle_decisions)
    if result.renamed:
        yield f"Other releases bore the same id; {len(result.renamed)} have an id of their own:"
        yield from (f"  {line}" for line in result.renamed[:files])
    if result.failures:
        yield f"Could not read {len(result.failures)}:"
    for reason, origins in result.reasons():
        yield f"  {reason}: {len(origins)}"
        shown = origins if files is None else origins[:files]
        yield from (f"    {origin}" for origin in shown)
        if len(shown) < len(origins):
            yield f"    and {len(origins) - len(shown)} more"
    if result.internal:
        yield from _own_errors(result.internal, whole=files is None)


def _own_errors(errors: list[InternalError], *, whole: bool) -> Iterator[str]:
    """How many errors are ours; with a traceback of each kind if the ``whole`` is wanted."""
    told = "please report them, with what --report FILE writes"
    yield f"{len(errors)} of these are errors of ours: {told}."
    if whole:
        for error in {error.reason: error for error in reversed(errors)}.values():
            yield f"Traceback of {error.origin}:"
            yield from (f"  {line}" for line in error.traceback.splitlines())
