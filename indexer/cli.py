"""``quote-index``: build an archive, extract quotes, look at what is there.

Exit codes: 0 done; 1 done, but some releases could not be read (they are in the
report); 2 the command was called wrongly or a curated file is wrong; 3 nothing
was published, because no release could be read or the archive cannot be written.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from tqdm import tqdm

from indexer import jobs as work
from indexer.archive import open_archive
from indexer.archive.language import parse
from indexer.errors import ArchiveError, CuratedFileError, ReleaseError
from indexer.evaluation import check_floors, describe, load_gold
from indexer.evaluation import evaluate as measure
from indexer.export.lines import release_line

EXIT_SOME_FAILED = 1
EXIT_USAGE = 2
EXIT_NOTHING = 3

_JOBS = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=lambda: os.cpu_count() or 1,
    show_default="one a processor",
    help="Processes that read and extract.",
)
_ARCHIVE = click.option(
    "--archive",
    "archive_dir",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder the archive lives in.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="on-record")
def main() -> None:
    """Find who said what in press releases, and keep it searchable."""


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Our own errors as one line and an exit code, without a traceback."""
    try:
        yield
    except CuratedFileError as error:
        click.echo(f"quote-index: {error}", err=True)
        sys.exit(EXIT_USAGE)
    except ArchiveError as error:
        click.echo(f"quote-index: {error}", err=True)
        sys.exit(EXIT_NOTHING)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_SOME_FAILED)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@_ARCHIVE
@_JOBS
@click.option("--fresh", is_flag=True, help="Start from nothing instead of what is held.")
@click.option(
    "--authority",
    "authority_dir",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of curated names, decisions and corrections.",
)
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write the whole report here."
)
def build(
    paths: tuple[str, ...],
    archive_dir: Path,
    jobs: int,
    fresh: bool,
    authority_dir: Path | None,
    report: Path | None,
) -> None:
    """Read releases from PATHS into the archive and publish it.

    PATHS are files, folders, globs, .tar and .zip archives of Markdown, HTML,
    text, JSON, JSONL or CSV, or "-" for standard input.
    """
    with _plain_errors():
        items = work.plan(paths, sys.stdin.buffer if "-" in paths else None)
        with _progress(len(items)) as advance:
            result = work.build(
                items,
                archive_dir,
                jobs=jobs,
                fresh=fresh,
                authority_dir=authority_dir,
                progress=advance,
            )
        lines = list(_report_lines(result))
        for line in lines:
            click.echo(line, err=True)
        if report is not None:
            report.write_text("\n".join([*lines, *_failure_lines(result.failures)]) + "\n", "utf-8")
        if not result.read:
            sys.exit(EXIT_NOTHING)
        if result.failures:
            sys.exit(EXIT_SOME_FAILED)


@contextmanager
def _progress(total: int) -> Iterator[work.Progress]:
    """A bar with rate and time left on a terminal; a line every few seconds elsewhere."""
    if sys.stderr.isatty():
        with tqdm(total=total, unit=" files", dynamic_ncols=True) as bar:

            def advance(count: int) -> None:
                bar.update(min(count, total - bar.n))

            yield advance
        return
    started = last = time.monotonic()
    done = 0

    def tell(count: int) -> None:
        nonlocal done, last
        done = min(total, done + count)
        now = time.monotonic()
        if now - last >= 5 or done == total:
            last = now
            rate = done / max(now - started, 1e-6)
            left = (total - done) / rate if rate else 0
            click.echo(f"{done}/{total} files, {rate:.0f} a second, {left:.0f} s left", err=True)

    yield tell


def _report_lines(result: work.BuildReport) -> Iterator[str]:
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(result.kinds.items()))
    seconds = max(result.reading, 1e-6)
    yield (
        f"Published {result.generation}: {result.quotes} quotes ({kinds}) by {result.speakers} "
        f"speakers of {result.organisations} organisations."
    )
    yield (
        f"Read {result.read} releases ({result.unchanged} unchanged), {result.words} words in "
        f"{result.reading:.1f} s: {result.read / seconds:.0f} releases a second, "
        f"{result.words / seconds:.0f} words a second."
    )
    yield (
        f"Identified speakers in {result.identifying:.1f} s, "
        f"published in {result.publishing:.1f} s."
    )
    languages = ", ".join(f"{name} {count}" for name, count in result.languages.most_common(12))
    yield f"Languages: {languages}."
    for correction in result.unmatched:
        yield f"Correction matches nothing: {correction}"
    if result.failures:
        yield f"Could not read {len(result.failures)} releases:"
        reasons = Counter(error.reason for error in result.failures)
        for reason, count in reasons.most_common(10):
            first = next(e.origin for e in result.failures if e.reason == reason)
            yield f"  {count} × {reason} (first: {first})"


def _failure_lines(failures: list[ReleaseError]) -> Iterator[str]:
    for error in failures:
        yield f"{error.origin}\t{error.reason}"


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@_JOBS
def extract(paths: tuple[str, ...], form: str, jobs: int) -> None:
    """Write the quotes of the releases in PATHS to standard output, a release a line."""
    del form  # one format so far; the option says which, so that others can follow
    failed = 0
    with _plain_errors():
        items = work.plan(paths, sys.stdin.buffer if "-" in paths else None)
        for found in work.extract(items, jobs=jobs):
            if isinstance(found, ReleaseError):
                click.echo(f"quote-index: {found}", err=True)
                failed += 1
                continue
            click.echo(release_line(found.release, found.quotes or ()))
    if failed:
        sys.exit(EXIT_SOME_FAILED)


@main.command()
@_ARCHIVE
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def status(archive_dir: Path, as_json: bool) -> None:
    """What is in the archive."""
    with _plain_errors():
        archive = open_archive(archive_dir)
        with archive.reader() as reader:
            found = reader.statistics()
        record = {
            "generation": found.generation,
            "built": found.built,
            "releases": found.releases,
            "quotes": found.quotes,
            "kinds": dict(found.kinds),
            "speakers": found.speakers,
            "organisations": found.organisations,
            "first": found.first.isoformat() if found.first else "",
            "last": found.last.isoformat() if found.last else "",
        }
        archive.close()
    if as_json:
        click.echo(json.dumps(record))
    else:
        for name, value in record.items():
            click.echo(f"{name:14} {value}")


@main.command()
@click.argument("words", nargs=-1, required=True)
@_ARCHIVE
@click.option("--limit", type=click.IntRange(1, 200), default=10, show_default=True)
def search(words: tuple[str, ...], archive_dir: Path, limit: int) -> None:
    """Search the archive in the same language as the search box."""
    with _plain_errors():
        archive = open_archive(archive_dir)
        with archive.reader() as reader:
            parsed = parse(" ".join(words), reader.resolve)
            result = reader.search(replace(parsed.query(), per_page=limit))
            click.echo(f"{result.total} quotes")
            for hit in result.hits:
                quote = hit.quote
                day = quote.published.isoformat() if quote.published else "undated"
                who = quote.speaker_name or "unknown speaker"
                role = ", ".join(part for part in (quote.role, quote.organisation_name) if part)
                click.echo(f"\n{quote.text}\n  {who}{' · ' + role if role else ''} · {day}")
                click.echo(f"  {hit.release_title} [{quote.kind}] {quote.id}")
        archive.close()


@main.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object.")
@click.option("--worst", type=click.IntRange(0, 1000), default=0, help="Show so many errors.")
@click.option(
    "--floors",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Fail when a figure is below its floor in this TOML file.",
)
def evaluate(gold: Path, as_json: bool, worst: int, floors: Path | None) -> None:
    """Extract the annotated releases in GOLD anew and say how right the result is.

    GOLD is a folder of annotated releases (JSON), or a JSONL file of attributions.
    """
    with _plain_errors():
        releases = load_gold(gold)
        evaluation = measure(releases, worst)
        report = evaluation.report()
        if as_json:
            click.echo(json.dumps(report))
        else:
            for line in describe(report):
                click.echo(line)
            for line in evaluation.worst:
                click.echo(line)
        if floors is not None:
            broken = check_floors(report, floors, gold)
            for line in broken:
                click.echo(f"quote-index: {line}", err=True)
            if broken:
                sys.exit(EXIT_SOME_FAILED)


if __name__ == "__main__":
    main()
