"""``quote-index extract``."""

from __future__ import annotations

import sys
from typing import Literal

import click

from indexer import jobs as work
from indexer.cli.common import EXIT_INTERNAL, EXIT_NOTHING, complain, jobs_option, plain_errors
from indexer.errors import InternalError, ReleaseError


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@jobs_option
def extract(paths: tuple[str, ...], form: Literal["jsonl"], jobs: int) -> None:
    """Write the quotes of the releases in PATHS to standard output, a release a line.

    What cannot be read is named on standard error, and the rest goes on.
    """
    assert form == "jsonl"
    written = failed = internal = 0
    with plain_errors():
        items = work.plan(paths, sys.stdin.buffer if "-" in paths else None)
        # Bytes: whatever the locale, JSON is UTF-8.
        out = sys.stdout.buffer
        for line in work.extract_lines(items, jobs=jobs):
            if isinstance(line, ReleaseError):
                complain(str(line))
                failed += 1
                internal += isinstance(line, InternalError)
                continue
            out.write(line.encode("utf-8", "surrogatepass") + b"\n")
            written += 1
        out.flush()
    if failed and not written:
        sys.exit(EXIT_NOTHING)
    if internal:
        sys.exit(EXIT_INTERNAL)
