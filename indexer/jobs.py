"""The only place where effects meet: read, extract in processes, identify, publish, report.

The same input gives the same archive whatever the number of processes: work is
handed out in chunks of a fixed order and taken back in that order.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from indexer.archive import EmbeddedArchive, Writer, open_archive
from indexer.errors import ReleaseError
from indexer.identity import (
    EMPTY,
    Authority,
    ReleaseContext,
    Unmatched,
    apply_corrections,
    context_of,
    identify,
    load_authority,
)
from indexer.ingest import Item, discover, load
from indexer.model import Quote, Release, ReleaseId
from indexer.pipeline import EXTRACTION_VERSION, extract_quotes

_CHUNK = 24  # items a worker takes at a time: a second's work at most, and small to send
_AHEAD = 4  # chunks in flight a process: results waiting to be written stay bounded

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Extracted:
    """A release read and its quotes; ``quotes`` is None when the archive holds it unchanged."""

    release: Release
    quotes: tuple[Quote, ...] | None
    context: ReleaseContext | None


@dataclass(slots=True)
class BuildReport:
    """What a build did. ``failures`` name the file and the reason; times are in seconds."""

    generation: str = ""
    read: int = 0
    unchanged: int = 0
    words: int = 0
    quotes: int = 0
    speakers: int = 0
    organisations: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    failures: list[ReleaseError] = field(default_factory=list)
    unmatched: tuple[Unmatched, ...] = ()
    reading: float = 0.0
    identifying: float = 0.0
    publishing: float = 0.0


def plan(paths: Sequence[str], stdin: BinaryIO | None = None) -> list[Item]:
    """Every item there is to read, in order."""
    return list(discover(paths, stdin=stdin))


def extract(
    items: Sequence[Item],
    *,
    jobs: int = 1,
    held: Mapping[ReleaseId, str] | None = None,
    progress: Progress | None = None,
) -> Iterator[Extracted | ReleaseError]:
    """Read and extract items in order, in ``jobs`` processes (1: in this one).

    ``held`` maps release ids to digests of text that need not be read again.
    """
    for done in _work(items, jobs, dict(held or {})):
        yield from done
        if progress is not None:
            progress(_CHUNK)


def _work(
    items: Sequence[Item], jobs: int, held: dict[ReleaseId, str]
) -> Iterator[list[Extracted | ReleaseError]]:
    chunks = [list(items[i : i + _CHUNK]) for i in range(0, len(items), _CHUNK)]
    if jobs <= 1 or len(chunks) <= 1:
        for chunk in chunks:
            yield _extract_chunk(chunk, held)
        return
    context = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_hold, initargs=(held,))
    with pool:
        waiting: list[Future[list[Extracted | ReleaseError]]] = []
        feed = iter(chunks)
        for chunk in islice(feed, jobs * _AHEAD):
            waiting.append(pool.submit(_extract_held, chunk))
        while waiting:
            yield waiting.pop(0).result()
            following = next(feed, None)
            if following is not None:
                waiting.append(pool.submit(_extract_held, following))


_held: dict[ReleaseId, str] = {}


def _hold(held: dict[ReleaseId, str]) -> None:
    """Keep the digests held in a worker process, sent once instead of with every chunk."""
    _held.update(held)


def _extract_held(chunk: list[Item]) -> list[Extracted | ReleaseError]:
    return _extract_chunk(chunk, _held)


def _extract_chunk(chunk: list[Item], held: Mapping[ReleaseId, str]) -> list[Extracted | ReleaseError]:
    results: list[Extracted | ReleaseError] = []
    for item in chunk:
        for release in load(item):
            if isinstance(release, ReleaseError):
                results.append(release)
            elif held.get(release.id) == release.sha256:
                results.append(Extracted(release, None, None))
            else:
                quotes = extract_quotes(release)
                results.append(Extracted(release, quotes, context_of(release)))
    return results


def build(
    items: Sequence[Item],
    archive_dir: Path,
    *,
    jobs: int = 1,
    fresh: bool = False,
    authority_dir: Path | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read items into a new generation of the archive and publish it.

    Releases the archive holds unchanged are not read again, unless the rules of
    extraction changed since. Raises ``AuthorityError`` before anything is read,
    ``StorageError`` when the archive cannot be written; nothing is published then.
    """
    authority = load_authority(authority_dir) if authority_dir is not None else EMPTY
    archive = open_archive(archive_dir)
    report = BuildReport()
    fresh = fresh or _version(archive_dir) != EXTRACTION_VERSION
    try:
        with archive.writer(fresh=fresh) as writer:
            held = {} if fresh else dict(writer.releases())
            contexts = _read(items, writer, report, jobs=jobs, held=held, progress=progress)
            contexts.update(_contexts_held(archive, held, contexts))
            _identify(writer, contexts, authority, report)
            started = time.perf_counter()
            report.generation = writer.publish()
            report.publishing = time.perf_counter() - started
        _note_version(archive_dir)
    finally:
        archive.close()
    return report


def _read(
    items: Sequence[Item],
    writer: Writer,
    report: BuildReport,
    *,
    jobs: int,
    held: Mapping[ReleaseId, str],
    progress: Progress | None,
) -> dict[ReleaseId, ReleaseContext]:
    started = time.perf_counter()
    contexts: dict[ReleaseId, ReleaseContext] = {}
    for found in extract(items, jobs=jobs, held=held, progress=progress):
        if isinstance(found, ReleaseError):
            report.failures.append(found)
            continue
        report.read += 1
        report.words += found.release.text.count(" ") + 1
        report.languages[found.release.language or "unknown"] += 1
        if found.quotes is None or found.context is None:
            report.unchanged += 1
            continue
        writer.add(found.release, found.quotes)
        contexts[found.release.id] = found.context
    report.reading = time.perf_counter() - started
    return contexts


def _contexts_held(
    archive: EmbeddedArchive, held: Mapping[ReleaseId, str], read: Mapping[ReleaseId, ReleaseContext]
) -> dict[ReleaseId, ReleaseContext]:
    """The contexts of releases that were not read again, from the archive itself."""
    missing = [release_id for release_id in held if release_id not in read]
    if not missing:
        return {}
    with archive.reader() as reader:
        return {rid: context_of(reader.release(rid).release) for rid in missing}


def _identify(
    writer: Writer,
    contexts: Mapping[ReleaseId, ReleaseContext],
    authority: Authority,
    report: BuildReport,
) -> None:
    started = time.perf_counter()
    quotes, report.unmatched = apply_corrections(writer.quotes(), authority)
    identification = identify(quotes, contexts, authority)
    writer.identify(identification)
    report.quotes = len(identification.quotes)
    report.kinds.update(quote.kind for quote in identification.quotes)
    report.speakers = len(identification.speakers)
    report.organisations = len(identification.organisations)
    report.identifying = time.perf_counter() - started


def _version_file(archive_dir: Path) -> Path:
    return archive_dir / "extraction-version"


def _version(archive_dir: Path) -> str:
    """The rules an archive was extracted with, "" for a new one."""
    path = _version_file(archive_dir)
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def _note_version(archive_dir: Path) -> None:
    _version_file(archive_dir).write_text(EXTRACTION_VERSION + "\n", encoding="ascii")
