"""Reading and extracting, in as many processes as are wanted.

The same input gives the same output whatever their number: work is handed out
in chunks of a fixed order, and taken back in that order.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import BinaryIO, TypeVar

from indexer.errors import ReleaseError
from indexer.export.lines import release_line
from indexer.fence import fenced
from indexer.identity import ReleaseContext, context_of
from indexer.ingest import Item, discover, load
from indexer.jobs.budget import DEFAULT_BUDGET, Budget
from indexer.jobs.report import Progress, Silent
from indexer.jobs.worker import Step
from indexer.jobs.workers import spread
from indexer.model import Quote, Release, Source
from indexer.pipeline import read_release

_CHUNK = 24  # releases a process takes at a time: a sixth of a second's work, 1 MB to send
_ENOUGH = 48  # releases: a third of a second's work, many times what a process takes to start

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Extracted:
    """A release read, with its quotes and what identification weighs beside them.

    Both are None when the release is ``held`` unchanged already.
    """

    release: Release
    quotes: tuple[Quote, ...] | None
    context: ReleaseContext | None
    fingerprint: str


def plan(
    paths: Sequence[str], stdin: BinaryIO | None = None, *, follow_links: bool = False
) -> list[Item]:
    """Every item there is to read, in order."""
    return list(discover(paths, stdin=stdin, follow_links=follow_links))


def extract(
    items: Sequence[Item],
    *,
    jobs: int = 1,
    held: Mapping[Source, str] | None = None,
    progress: Progress | None = None,
    budget: Budget = DEFAULT_BUDGET,
) -> Iterator[Extracted | ReleaseError]:
    """Read and extract items in order, in ``jobs`` processes.

    ``held`` maps places to fingerprints of releases that need not be extracted again.
    What cannot be read, or not within the ``budget``, comes out as an error value.
    """
    hold = partial(_hold, dict(held or {}))
    jobs = _worthwhile(jobs, items)
    work = spread(_extract_items, _chunks(items), jobs, _died, prepare=hold, budget=budget)
    for _, results in _told(items, work, progress):
        yield from results


def extract_lines(
    items: Sequence[Item], *, jobs: int = 1, budget: Budget = DEFAULT_BUDGET
) -> Iterator[str | ReleaseError]:
    """Like ``extract``, each release as the line that ``release_line`` makes of it."""
    jobs = _worthwhile(jobs, items)
    for _, results in spread(_extract_lines, _chunks(items), jobs, _died, budget=budget):
        yield from results


def extract_again(
    releases: Iterable[Release], *, jobs: int = 1, budget: Budget = DEFAULT_BUDGET
) -> Iterator[Extracted | ReleaseError]:
    """Extract releases that have been read already."""
    chunks = _in_chunks(releases)
    for _, results in spread(_extract_releases, chunks, jobs, _died_again, budget=budget):
        yield from results


def _in_chunks(releases: Iterable[Release]) -> Iterator[list[Release]]:
    rest = iter(releases)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def fingerprint(release: Release) -> str:
    """A digest of all that a release's quotes and record depend on."""
    parts = (
        release.given_id if release.names_itself else "",
        release.sha256,
        release.title,
        release.published.isoformat() if release.published else "",
        release.publisher,
        release.feed,
        release.place,
        release.url,
        release.language,
        [[block.span.start, block.span.end, block.kind, block.strong] for block in release.blocks],
        release.stated,
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _worthwhile(jobs: int, items: Sequence[Item]) -> int:
    """No more processes than have enough to do to make up for their start."""
    return min(jobs, 1 + sum(item.releases for item in items) // _ENOUGH)


def _chunks(items: Sequence[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    weight = 0
    for item in items:
        chunk.append(item)
        weight += item.releases
        if weight >= _CHUNK:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


def _told(
    items: Sequence[Item],
    work: Iterator[tuple[int, list[Extracted | ReleaseError]]],
    progress: Progress | None,
) -> Iterator[tuple[int, list[Extracted | ReleaseError]]]:
    """Pass work on and tell how far it has come, in the releases the items promised."""
    progress = progress or Silent()
    progress.begin("Reading", sum(item.releases for item in items))
    done = 0
    for length, results in work:
        yield length, results
        progress.advance(sum(item.releases for item in items[done : done + length]))
        done += length


_held: dict[Source, str] = {}
"""Fingerprints of what need not be extracted: set once a process, not sent with each chunk."""


def _hold(held: dict[Source, str]) -> None:
    _held.clear()
    _held.update(held)


def _extract_items(items: list[Item], step: Step) -> Iterator[Extracted | ReleaseError]:
    return _made_of(items, step, _extract_unheld)


def _extract_lines(items: list[Item], step: Step) -> Iterator[str | ReleaseError]:
    return _made_of(items, step, _line)


def _made_of(
    items: list[Item], step: Step, make: Callable[[Release], Made]
) -> Iterator[Made | ReleaseError]:
    """What ``make`` makes of the releases of items; a release is made in the step it is read in."""
    for item in items:
        for release in load(item, step=step):
            if isinstance(release, ReleaseError):
                yield release
            else:
                yield fenced(release.origin, partial(make, release))


def _extract_releases(releases: list[Release], step: Step) -> Iterator[Extracted | ReleaseError]:
    for release in releases:
        origin = release.origin or release.id
        if reason := step():
            yield ReleaseError(origin, reason)
        else:
            yield fenced(origin, partial(_extract, release))


def _extract_unheld(release: Release) -> Extracted:
    mark = fingerprint(release)
    if _held.get(release.sources[0]) == mark:
        return Extracted(release, None, None, mark)
    return _extract(release, mark)


def _extract(release: Release, mark: str = "") -> Extracted:
    read, quotes = read_release(release)
    return Extracted(read, quotes, context_of(read), mark or fingerprint(release))


def _line(release: Release) -> str:
    return release_line(*read_release(release))


def _died(item: Item, reason: str) -> ReleaseError:
    return ReleaseError(item.origin, reason)


def _died_again(release: Release, reason: str) -> ReleaseError:
    return ReleaseError(release.origin or release.id, reason)
