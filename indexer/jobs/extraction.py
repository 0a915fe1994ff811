"""Reading and extracting, in as many processes as are wanted.

The same input gives the same output whatever their number: work is handed out
in chunks of a fixed order, and taken back in that order.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from indexer.errors import ReleaseError
from indexer.export.lines import release_line
from indexer.fence import fenced
from indexer.identity import ReleaseContext, context_of
from indexer.ingest import Item, discover, load
from indexer.jobs.report import Progress, Silent
from indexer.jobs.workers import spread
from indexer.model import Quote, Release, Source
from indexer.pipeline import extract_quotes

_CHUNK = 24  # releases a process takes at a time: a sixth of a second's work, 1 MB to send
_ENOUGH = 150  # releases: a second's work, as long as a process takes to start


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
) -> Iterator[Extracted | ReleaseError]:
    """Read and extract items in order, in ``jobs`` processes (1: in this one).

    ``held`` maps places to fingerprints of releases that need not be extracted again.
    What cannot be read comes out as an error value.
    """
    hold = partial(_hold, dict(held or {}))
    work = spread(_extract_items, _chunks(items), _worthwhile(jobs, items), _died, hold)
    for _, results in _told(items, work, progress):
        yield from results


def extract_lines(items: Sequence[Item], *, jobs: int = 1) -> Iterator[str | ReleaseError]:
    """Like ``extract``, each release as the line that ``release_line`` makes of it."""
    for _, results in spread(_extract_lines, _chunks(items), _worthwhile(jobs, items), _died):
        yield from results


def extract_again(
    releases: Iterable[Release], *, jobs: int = 1
) -> Iterator[Extracted | ReleaseError]:
    """Extract releases that have been read already."""

    def chunks() -> Iterator[list[Release]]:
        chunk: list[Release] = []
        for release in releases:
            chunk.append(release)
            if len(chunk) == _CHUNK:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    for _, results in spread(_extract_releases, chunks(), jobs, _died_again):
        yield from results


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
        [[block.span.start, block.span.end, block.kind] for block in release.blocks],
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


def _extract_items(items: list[Item]) -> list[Extracted | ReleaseError]:
    return [
        release
        if isinstance(release, ReleaseError)
        else fenced(release.origin, partial(_extract_unheld, release))
        for item in items
        for release in load(item)
    ]


def _extract_releases(releases: list[Release]) -> list[Extracted | ReleaseError]:
    return [
        fenced(release.origin or release.id, partial(_extract, release)) for release in releases
    ]


def _extract_unheld(release: Release) -> Extracted:
    mark = fingerprint(release)
    if _held.get(release.sources[0]) == mark:
        return Extracted(release, None, None, mark)
    return _extract(release, mark)


def _extract(release: Release, mark: str = "") -> Extracted:
    quotes, context = extract_quotes(release), context_of(release)
    return Extracted(release, quotes, context, mark or fingerprint(release))


def _extract_lines(items: list[Item]) -> list[str | ReleaseError]:
    return [
        release
        if isinstance(release, ReleaseError)
        else fenced(release.origin, partial(_line, release))
        for item in items
        for release in load(item)
    ]


def _line(release: Release) -> str:
    return release_line(release, extract_quotes(release))


_KILLED = "the process reading it was ended by the system (out of memory?)"


def _died(item: Item) -> ReleaseError:
    return ReleaseError(item.origin, _KILLED)


def _died_again(release: Release) -> ReleaseError:
    return ReleaseError(release.origin or release.id, _KILLED)
