"""Reading and extracting, in as many processes as are wanted.

The same input gives the same output whatever their number: work is handed out
in chunks of a fixed order, and taken back in that order.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice
from typing import BinaryIO, TypeVar

from indexer.errors import ReleaseError
from indexer.export.lines import release_line
from indexer.fence import fenced
from indexer.identity import ReleaseContext, context_of
from indexer.ingest import Item, Names, discover, load, prepare
from indexer.jobs.budget import DEFAULT_BUDGET, Budget
from indexer.jobs.journal import Done, Journal, journal_key
from indexer.jobs.report import Progress, Silent
from indexer.jobs.scheduler import spread_on
from indexer.jobs.worker import Result, Step, Task, Work
from indexer.jobs.workers import are_forked, spread
from indexer.model import Quote, RawRelease, Release, Source
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


@dataclass(frozen=True, slots=True)
class Means:
    """How work is done: in ``jobs`` processes, each release within the ``budget``.

    What the ``journal`` has is taken from it, and what it has not is added. With the address
    of a ``scheduler``, the processes are those of its workers, however many there are.
    """

    jobs: int = 1
    budget: Budget = DEFAULT_BUDGET
    journal: Journal | None = None
    scheduler: str = ""

    def known(self) -> frozenset[bytes]:
        """The keys of what is in the journal."""
        return frozenset(self.journal.keys) if self.journal is not None else frozenset()


ONE_PROCESS = Means()


def plan(
    paths: Sequence[str],
    stdin: BinaryIO | None = None,
    *,
    follow_links: bool = False,
    names: Names = (),
) -> list[Item]:
    """Every item there is to read, in order; ``names`` says what fields of records are called."""
    return list(discover(paths, stdin=stdin, follow_links=follow_links, names=names))


def extract(
    items: Sequence[Item],
    means: Means = ONE_PROCESS,
    *,
    held: Mapping[Source, str] | None = None,
    progress: Progress | None = None,
) -> Iterator[Extracted | ReleaseError]:
    """Read and extract items in order.

    ``held`` maps places to fingerprints of releases that need not be extracted again.
    What cannot be read, or not within the budget, comes out as an error value.
    """
    held = held or {}
    hold = partial(_hold, held, means.known())
    work = spread_items(_extract_items, items, means, hold)
    for _, results in _told(items, work, progress):
        for found in results:
            if isinstance(found, ReleaseError) or _is_held(found, held):
                yield found
            else:
                yield _remembered(found, means)


def extract_lines(
    items: Sequence[Item], means: Means = ONE_PROCESS
) -> Iterator[str | ReleaseError]:
    """Like ``extract``, each release as the line that ``release_line`` makes of it."""
    for _, results in spread_items(_extract_lines, items, means, warm_up):
        yield from results


def extract_again(
    releases: Iterable[Release], means: Means = ONE_PROCESS
) -> Iterator[Extracted | ReleaseError]:
    """Extract releases that have been read already."""
    hold = partial(_hold, {}, means.known())
    work = _spread_by(means, means.jobs, _extract_releases, _in_chunks(releases), _died_again, hold)
    for _, results in work:
        for found in results:
            yield found if isinstance(found, ReleaseError) else _remembered(found, means)


def spread_items(
    task: Task[Item, Made],
    items: Sequence[Item],
    means: Means,
    prepare: Callable[[], None],
) -> Iterator[tuple[int, list[Made | ReleaseError]]]:
    """What a task makes of chunks of items, in their order, in as many processes as pay."""
    if are_forked() and not means.scheduler:
        warm_up()  # once for all
    jobs = _worthwhile(means.jobs, items)
    return _spread_by(means, jobs, task, _chunks(items), _died, prepare)


def _spread_by(
    means: Means,
    jobs: int,
    task: Task[Work, Result],
    chunks: Iterable[list[Work]],
    died: Callable[[Work, str], Result],
    prepare: Callable[[], None],
) -> Iterator[tuple[int, list[Result]]]:
    """The same chunks to processes of this machine, or of others."""
    if means.scheduler:
        return spread_on(means.scheduler, task, chunks, died, prepare=prepare, budget=means.budget)
    return spread(task, chunks, jobs, died, prepare=prepare, budget=means.budget)


def _remembered(found: Extracted, means: Means) -> Extracted | ReleaseError:
    """A release with what the journal has of it, or that is in the journal from now on."""
    journal = means.journal
    if journal is None:
        return found
    key = journal_key(found.release.id, found.fingerprint)
    if found.quotes is None or found.context is None:
        done = journal.take(key)
        if done is None:  # damaged since it was looked through
            (again,) = extract_again([found.release], Means(1, means.budget))
            return again
        return replace(found, quotes=done.quotes, context=done.context)
    if found.release.speech is None:  # what a speech is made of is not in the journal
        journal.add(key, Done(found.quotes, found.context))
    return found


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
        release.issuer,
        release.author,
        release.embargo,
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


_held: Mapping[Source, str] = {}
_done: frozenset[bytes] = frozenset()
"""What need not be extracted, held or in the journal: set once a process, not sent each time."""


def _hold(held: Mapping[Source, str], done: frozenset[bytes]) -> None:
    global _held, _done
    _held, _done = held, done
    warm_up()


@cache
def warm_up() -> None:
    """Load what is loaded with the first release, so that no release's budget pays for it."""
    quoted = "“The ferry sails at six, as it did,” said Ann Roe, mayor of Fleet."
    raw = RawRelease("warm-up", f"{quoted}\n\nShe said that it would.", id="warm-up")
    fenced(raw.origin, lambda: _line(prepare(raw)))  # what is wrong shows with the first release


def _is_held(found: Extracted, held: Mapping[Source, str]) -> bool:
    return bool(held) and held.get(found.release.sources[0]) == found.fingerprint


def _extract_items(items: list[Item], step: Step) -> Iterator[Extracted | ReleaseError]:
    return made_of(items, step, _extract)


def _extract_lines(items: list[Item], step: Step) -> Iterator[str | ReleaseError]:
    return made_of(items, step, _line)


def made_of(
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


def _extract(release: Release) -> Extracted:
    found = Extracted(release, None, None, fingerprint(release))
    is_done = bool(_done) and journal_key(release.id, found.fingerprint) in _done
    if is_done or _is_held(found, _held):
        return found
    read, quotes = read_release(release)
    return replace(found, release=read, quotes=quotes, context=context_of(read))


def _line(release: Release) -> str:
    return release_line(*read_release(release))


def _died(item: Item, reason: str) -> ReleaseError:
    return ReleaseError(item.origin, reason)


def _died_again(release: Release, reason: str) -> ReleaseError:
    return ReleaseError(release.origin or release.id, reason)
