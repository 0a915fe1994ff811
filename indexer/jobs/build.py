"""From releases to a published generation of the archive."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from indexer.archive import Archive, Reader, Writer, open_archive
from indexer.errors import NoArchiveError, ReleaseError, StorageError
from indexer.extracted_by import extractor_digest
from indexer.identity import (
    EMPTY,
    Authority,
    apply_corrections,
    examine,
    keep_permalinks,
    load_authority,
)
from indexer.ingest import Item
from indexer.jobs.extraction import Extracted, extract, extract_again
from indexer.jobs.ledger import Ledger, Remembered, read_ledger, write_ledger
from indexer.jobs.report import BuildReport, Progress, Silent
from indexer.model import Release, ReleaseId


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

    What the archive holds stays, unless ``fresh``; a release of the same id is
    replaced. Releases that did not change are not extracted again, unless the
    rules of extraction did. Speakers are identified anew over everything.

    Nothing is published when no release could be read. Raises
    ``AuthorityError`` before anything is read, ``StorageError`` when the archive
    cannot be written; after any exception the old generation is the one that is read.
    """
    authority = load_authority(authority_dir) if authority_dir is not None else EMPTY
    archive = open_archive(archive_dir)
    try:
        with archive.writer(fresh=fresh) as writer, ExitStack() as stack:
            past = _open_past(archive, stack, may_be_damaged=fresh)
            reader = None if fresh else past
            generation = reader.generation if reader is not None else ""
            ledger = read_ledger(archive_dir, generation, extractor_digest())
            work = _Build(writer, reader, past, ledger, authority, progress or Silent())
            work.read(items, jobs)
            if work.report.read:
                work.renew(jobs)
                work.identify()
                work.publish()
                write_ledger(archive_dir, work.report.generation, extractor_digest(), work.releases)
    finally:
        archive.close()
    return work.report


def _open_past(archive: Archive, stack: ExitStack, *, may_be_damaged: bool) -> Reader | None:
    """The generation before this one, for its permalinks, if there is one to be read."""
    try:
        return stack.enter_context(archive.reader())
    except NoArchiveError:
        return None
    except StorageError:
        if not may_be_damaged:
            raise
        return None


class _Build:
    """One build under way; ``releases`` are those the new generation will hold.

    ``reader`` reads what stays, None for a fresh start; ``past`` is the
    generation before even then, since its addresses were given out.
    """

    def __init__(
        self,
        writer: Writer,
        reader: Reader | None,
        past: Reader | None,
        ledger: Ledger,
        authority: Authority,
        progress: Progress,
    ) -> None:
        self.report = BuildReport()
        self.releases: dict[ReleaseId, Remembered] = {}
        self._writer = writer
        self._reader = reader
        self._past = past
        self._ledger = ledger
        self._authority = authority
        self._progress = progress
        self._corrected = {correction.quote for correction in authority.corrections}
        self._texts: dict[ReleaseId, str] = {}

    def read(self, items: Sequence[Item], jobs: int) -> None:
        """Read and extract what is asked for."""
        started = time.perf_counter()
        marks = self._ledger.fingerprints()
        for found in extract(items, jobs=jobs, held=marks, progress=self._progress):
            if isinstance(found, ReleaseError):
                self.report.failures.append(found)
                continue
            taken = found.release.id in self.releases
            mine = self._with_own_id(found) if taken else found
            if mine is None:
                continue
            self.report.read += 1
            self.report.words += mine.release.text.count(" ") + 1
            self.report.languages[mine.release.language or "unknown"] += 1
            self._keep(mine)
        self.report.reading = time.perf_counter() - started

    def _with_own_id(self, found: Extracted) -> Extracted | None:
        """A release that bears the id of another one read before it, under an id of its own.

        None for the very same release again.
        """
        taken = found.release.id
        if self.releases[taken].fingerprint == found.fingerprint:
            return None
        own = ReleaseId(f"{taken}-{found.fingerprint[:8]}")
        if own in self.releases:
            return None
        self.report.renamed.append(f"{taken} is also in {found.release.origin}: {own} there")
        known = self._ledger.releases.get(own)
        release = replace(found.release, id=own)
        if known is not None and known.fingerprint == found.fingerprint:
            return Extracted(release, None, None, found.fingerprint)
        (again,) = extract_again([release])
        return again if isinstance(again, Extracted) else None

    def _keep(self, found: Extracted) -> None:
        release = found.release
        if found.quotes is None or found.context is None:
            self.report.unchanged += 1
            self.releases[release.id] = self._ledger.releases[release.id]
            return
        self._writer.add(release, found.quotes)
        self.releases[release.id] = Remembered(found.fingerprint, found.context)
        if any(quote.id in self._corrected for quote in found.quotes):
            self._texts[release.id] = release.text

    def renew(self, jobs: int) -> None:
        """Take over what the archive holds; extract it again where the rules changed."""
        others = [id_ for id_, _ in self._writer.releases() if id_ not in self.releases]
        self.report.kept = len(others)
        known = self._ledger.releases
        self.releases.update((id_, known[id_]) for id_ in others if id_ in known)
        stale = [id_ for id_ in others if id_ not in known]
        if not stale:
            return
        self._progress.begin("Extracting again by newer rules", len(stale))
        for found in extract_again(self._held(stale), jobs=jobs):
            if isinstance(found, ReleaseError):
                self.report.failures.append(found)
            else:
                self._keep(found)
            self._progress.advance(1)

    def _held(self, ids: Sequence[ReleaseId]) -> Iterator[Release]:
        assert self._reader is not None, "nothing is held without a generation"
        for id_ in ids:
            yield self._reader.release(id_).release

    def identify(self) -> None:
        """Who is who over everything that will be in the archive."""
        self._progress.begin("Identifying speakers")
        started = time.perf_counter()
        quotes = list(self._writer.quotes())
        for quote in quotes:
            if quote.id in self._corrected and quote.release_id not in self._texts:
                (release,) = self._held([quote.release_id])
                self._texts[quote.release_id] = release.text
        corrected, unmatched = apply_corrections(quotes, self._authority, self._texts)
        contexts = {id_: remembered.context for id_, remembered in self.releases.items()}
        examination = examine(corrected, contexts, self._authority)
        identification = examination.identification
        if self._past is not None:
            before, redirects = self._past.standings(), self._past.redirects()
            identification = keep_permalinks(identification, before, redirects)
        self._writer.identify(identification)
        report = self.report
        report.unmatched = unmatched
        report.idle_decisions = examination.idle
        report.quotes = len(identification.quotes)
        report.kinds.update(quote.kind for quote in identification.quotes)
        report.speakers = len(identification.speakers)
        report.organisations = len(identification.organisations)
        report.identifying = time.perf_counter() - started

    def publish(self) -> None:
        self._progress.begin("Publishing")
        started = time.perf_counter()
        self.report.generation = self._writer.publish()
        self.report.publishing = time.perf_counter() - started
