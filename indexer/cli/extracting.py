"""``quote-index extract``."""

from __future__ import annotations

import sys
from typing import Literal

import click

from indexer import jobs as work
from indexer.cli.common import (
    EXIT_INTERNAL,
    EXIT_NOTHING,
    EXIT_UNREAD,
    allow_unread_option,
    budget_options,
    collection_option,
    complain,
    follow_links_option,
    jobs_option,
    map_option,
    plain_errors,
)
from indexer.errors import InternalError, ReleaseError, Remark
from indexer.ingest import Names


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@jobs_option
@budget_options
@collection_option
@follow_links_option
@map_option
@allow_unread_option
def extract(  # noqa: PLR0913  # an option each
    paths: tuple[str, ...],
    form: Literal["jsonl"],
    jobs: int,
    budget: work.Budget,
    collection: str,
    follow_links: bool,
    names: Names,
    allow_unread: bool,
) -> None:
    """Write the quotes of the releases in PATHS to standard output, a release a line.

    What cannot be read is named on standard error, and the rest goes on.

    Exit codes: 0 everything was read; 5 something was not; 3 nothing was; 70
    an error of ours kept something from being read.
    """
    assert form == "jsonl"
    written = failed = internal = 0
    with plain_errors():
        stdin = sys.stdin.buffer if "-" in paths else None
        planned = work.plan(paths, stdin, follow_links=follow_links, names=names)
        items, _ = work.settle_items(planned, collection)
        for item in items:
            if item.skipped:
                complain(f"{item.origin}: {item.skipped}")
                failed += 1
        # Bytes: whatever the locale, JSON is UTF-8.
        out = sys.stdout.buffer
        wanted = [item for item in items if not item.skipped]
        for line in work.extract_lines(wanted, work.Means(jobs, budget)):
            if isinstance(line, ReleaseError):
                complain(str(line))
                failed += not isinstance(line, Remark)
                internal += isinstance(line, InternalError)
                continue
            out.write(line.encode("utf-8", "surrogatepass") + b"\n")
            written += 1
        out.flush()
    if failed and not written:
        sys.exit(EXIT_NOTHING)
    if internal:
        sys.exit(EXIT_INTERNAL)
    if failed and not allow_unread:
        sys.exit(EXIT_UNREAD)
