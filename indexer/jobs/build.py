"""From releases to a published generation of the archive, and out of it again."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from indexer.archive import Archive, Reader, open_archive
from indexer.errors import NoArchiveError, StorageError
from indexer.extracted_by import extractor_digest
from indexer.identity import EMPTY, Authority, load_authority
from indexer.ingest import Item
from indexer.jobs.generation import Generation
from indexer.jobs.ledger import read_ledger, write_ledger
from indexer.jobs.report import BuildReport, Progress, Silent

_log = logging.getLogger(__name__)


def build(  # noqa: PLR0913  # an option each
    items: Sequence[Item],
    archive_dir: Path,
    *,
    jobs: int = 1,
    fresh: bool = False,
    collection: str = "",
    prune: bool = False,
    authority_dir: Path | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read items into a new generation of the archive and publish it.

    What the archive holds stays, unless ``fresh``; a release is replaced by what the same place
    says now (see ``register``). ``collection`` names the collection of everything read (see
    ``collections``); ``prune`` drops the releases whose files are gone. Releases that did not
    change are not extracted again, unless the rules of extraction did. Speakers are identified
    anew over everything.

    Nothing is published when no release could be read. Raises
    ``AuthorityError`` before anything is read, ``StorageError`` when the archive
    cannot be written; after any exception the old generation is the one that is read.
    """
    authority = _load(authority_dir)
    with _begin(archive_dir, authority, progress, fresh=fresh) as work:
        work.read(items, collection, jobs)
        if work.report.read:
            work.clear(prune=prune)
            work.finish(jobs)
    return work.report


def remove(
    names: Sequence[str],
    archive_dir: Path,
    *,
    collection: str = "",
    authority_dir: Path | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Take releases out of the archive and publish what is left.

    ``names`` are addresses or ids, the ids of ``collection`` if that is not "". Raises
    ``NotFoundError`` for one that is no release's, or several releases', before anything is
    removed; else as ``build`` does.
    """
    authority = _load(authority_dir)
    with _begin(archive_dir, authority, progress) as work:
        for id_ in work.find(names, collection):
            work.remove(id_)
        work.finish(jobs=1)
    return work.report


def _load(authority_dir: Path | None) -> Authority:
    return load_authority(authority_dir) if authority_dir is not None else EMPTY


@contextmanager
def _begin(
    archive_dir: Path, authority: Authority, progress: Progress | None, *, fresh: bool = False
) -> Iterator[Generation]:
    """A generation to work on; its ledger is written once it is published."""
    archive = open_archive(archive_dir)
    try:
        with archive.writer(fresh=fresh) as writer, ExitStack() as stack:
            past = _open_past(archive, stack, may_be_damaged=fresh)
            generation = past.generation if past is not None and not fresh else ""
            ledger = read_ledger(archive_dir, generation, extractor_digest())
            work = Generation(writer, past, ledger, authority, progress or Silent())
            yield work
            if work.report.published:
                write_ledger(archive_dir, work.report.generation, extractor_digest(), work.releases)
    finally:
        archive.close()


def _open_past(archive: Archive, stack: ExitStack, *, may_be_damaged: bool) -> Reader | None:
    """The generation before this one, for its permalinks, if there is one to be read."""
    try:
        return stack.enter_context(archive.reader())
    except NoArchiveError:
        return None
    except StorageError as error:
        if not may_be_damaged:
            raise
        _log.warning("%s; addresses of speakers that were given out may lead nowhere", error)
        return None
