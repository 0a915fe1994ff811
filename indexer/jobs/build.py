"""From releases to a published generation of the archive, and out of it again."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from indexer.archive import Address, Reader, StoredArchive, open_archive
from indexer.archive.address import find_memo, require_archive
from indexer.arrivals import NONE as NO_ARRIVALS
from indexer.arrivals import Arrivals, read_arrivals, write_arrivals
from indexer.errors import NoArchiveError, NotFoundError, StorageError, WithheldArchiveError
from indexer.extracted_by import extractor_digest
from indexer.identity import EMPTY, Authority, load_authority
from indexer.ingest import Item
from indexer.jobs.authority_folder import holds_what_it_held, remember_authority
from indexer.jobs.budget import DEFAULT_BUDGET, Budget
from indexer.jobs.extraction import Means
from indexer.jobs.generation import Generation
from indexer.jobs.journal import Journal
from indexer.jobs.ledger import read_ledger, write_ledger
from indexer.jobs.report import BuildReport, Progress, Silent
from indexer.jobs.shown_again import check_shown_again
from indexer.jobs.still_held import find_still_held
from indexer.last_build import LastBuild, write_last_build
from indexer.memos import memo_lies_there, remove_memo
from indexer.model import QuoteId, ReleaseId
from indexer.withdrawals import (
    NONE,
    Withdrawals,
    read_covering,
    read_withdrawals,
    write_withdrawals,
)

_log = logging.getLogger(__name__)


def build(  # noqa: PLR0913  # an option each
    items: Sequence[Item],
    address: Address,
    *,
    jobs: int = 1,
    fresh: bool = False,
    collection: str = "",
    prune: bool = False,
    prune_all: bool = False,
    authority_dir: Path | None = None,
    progress: Progress | None = None,
    budget: Budget = DEFAULT_BUDGET,
    dry_run: bool = False,
    scheduler: str = "",
    show_withdrawn: bool = False,
    forget_arrivals: bool = False,
) -> BuildReport:
    """Read items into a new generation of the archive and publish it.

    What the archive holds stays, unless ``fresh``; a release is replaced by what the same place
    says now (see ``register``). ``collection`` names the collection of everything read (see
    ``collections``); ``prune`` drops the releases whose files are gone, most of a collection only
    with ``prune_all`` (see ``pruning``). Releases that did not change are not extracted again,
    unless the rules of extraction did. Speakers are identified anew over everything.

    ``budget`` is what reading one release may take. With the address of a Dask ``scheduler``, its
    workers read in place of ``jobs`` processes, from the same paths. What a build that was
    interrupted extracted is taken from the journal it left (see ``journal``).

    ``authority_dir`` is remembered once it was published with. What was withdrawn before and is
    no more is shown again only with ``show_withdrawn``, or where its lines were taken out of the
    remembered folder (see ``shown_again``). ``forget_arrivals`` does without the files that say
    when releases came in, where they are lost.

    Nothing is published when no release could be read, or by a ``dry_run``, whose report says
    what would be; what it extracted is kept in the journal for the next build. Raises
    ``AuthorityError`` before anything is read, ``StorageError`` when the archive
    cannot be written; after any exception the old generation is the one that is read.
    """
    means = Means(jobs, budget, scheduler=scheduler)
    decided = _decide(address, authority_dir, show_withdrawn=show_withdrawn)
    if forget_arrivals:
        decided = replace(decided, forget_arrivals=True)
    with _begin(address, decided, progress, means, fresh=fresh) as work:
        work.read(items, collection)
        if work.report.read:
            work.clear(prune=prune or prune_all, prune_all=prune_all)
            work.finish(publish=not dry_run)
    return work.report


def remove(
    names: Sequence[str],
    address: Address,
    *,
    collection: str = "",
    authority_dir: Path | None = None,
    progress: Progress | None = None,
    dry_run: bool = False,
) -> BuildReport:
    """Take releases out of the archive and publish what is left.

    ``names`` are addresses or ids, the ids of ``collection`` if that is not "". Raises
    ``NotFoundError`` for one that is no release's, or several releases', before anything is
    removed; else as ``build`` does.
    """
    decided = _decide(address, authority_dir)
    require_archive(address)
    with _begin(address, decided, progress, Means()) as work:
        for id_ in work.find(names, collection):
            work.remove(id_)
        work.finish(publish=not dry_run)
    return work.report


@dataclass(frozen=True, slots=True)
class _Decided:
    """What people decided: in a folder, and in calling the command."""

    authority: Authority
    folder: Path | None
    may_show: bool
    forget_arrivals: bool = False


def _decide(address: Address, folder: Path | None, *, show_withdrawn: bool = False) -> _Decided:
    authority = load_authority(folder) if folder is not None else EMPTY
    return _Decided(authority, folder, show_withdrawn or holds_what_it_held(address, folder))


@contextmanager
def _begin(
    address: Address,
    decided: _Decided,
    progress: Progress | None,
    means: Means,
    *,
    fresh: bool = False,
) -> Iterator[Generation]:
    """A generation to work on; once it is published, a ledger stands for its journal."""
    archive = open_archive(address)
    try:
        with archive.writer(fresh=fresh) as writer, ExitStack() as stack:
            past = _open_past(archive, stack, may_be_damaged=fresh)
            generation = past.generation if past is not None and not fresh else ""
            ledger = read_ledger(address, generation, extractor_digest())
            journal = stack.enter_context(Journal(address, extractor_digest()))
            means = replace(means, journal=journal)
            arrived = _read_arrivals(archive, address, forget=decided.forget_arrivals)
            withdrawn, is_told = _read_withdrawals(archive, address)
            shown = withdrawn.generation or (past.generation if past is not None else "")
            announce = partial(_announce, address, replace(withdrawn, generation=shown), decided)
            beside = ("arrived", *(("authority",) if decided.folder is not None else ()))
            check = partial(check_shown_again, is_told=is_told, is_meant=decided.may_show)
            before = [id_ for id_, _ in past.releases()] if past is not None else []
            work = Generation(
                writer, past, ledger, decided.authority, progress or Silent(), means, withdrawn,
                announce, beside, check,
            )  # fmt: skip
            yield work
            if work.report.published:
                brought = _brought(archive, past, work.report.changed)
                digest, generation = extractor_digest(), work.report.generation
                unwritten = (
                    _tell(address, _told(work, withdrawn)),
                    _note_arrivals(address, arrived, work, before, brought),
                    _note_build(address, work.report),
                    write_ledger(address, generation, digest, work.releases),
                )
                work.report.unwritten = [line for line in unwritten if line]
                journal.remove()
                work.report.still_held = find_still_held(archive, work.withdrawn)
                with archive.reader() as reader:
                    work.report.gaps = reader.gaps()
    finally:
        archive.close()


def _announce(address: Address, before: Withdrawals, decided: _Decided, found: Withdrawals) -> None:
    """Tell of all that is withdrawn before the generation without it is published.

    Should this process end in between, nothing that was withdrawn is read again. The memos that
    the generation is published with lie there before it, too.
    """
    told = found.with_those_of(before)
    path = find_memo(address, "withdrawn")
    try:
        write_withdrawals(path, replace(told, generation=before.generation))
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written: {error.strerror}; nothing was published"
        ) from error
    path = find_memo(address, "arrived")
    try:
        if not memo_lies_there(path):
            write_arrivals(path, NO_ARRIVALS)
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written: {error.strerror}; nothing was published"
        ) from error
    if decided.folder is not None:
        remember_authority(address, decided.folder)


def _told(work: Generation, before: Withdrawals) -> Withdrawals:
    """What is withdrawn from the generation that was published, and was told of for earlier
    ones: what is withdrawn no more is accounted for, too."""
    states = before.states | {before.state} - {""}
    return replace(work.withdrawn, generation=work.report.generation, states=states)


def _tell(address: Address, found: Withdrawals) -> str:
    """Tell of what is withdrawn from the generation that was published; else why not."""
    path = find_memo(address, "withdrawn")
    try:
        write_withdrawals(path, found)
    except OSError as error:
        what = "what is withdrawn no more is told of until the next build"
        return f"{path} cannot be written ({error.strerror}): {what}"
    return ""


def _read_arrivals(archive: StoredArchive, address: Address, *, forget: bool) -> Arrivals:
    """What came in when. ``StorageError`` where nobody can tell any more."""
    path = find_memo(address, "arrived")
    try:
        if "arrived" in archive.told_beside() and not memo_lies_there(path):
            raise ValueError(f"{path} is gone, and so is its copy")  # noqa: TRY301  # one error
        return read_arrivals(path)
    except ValueError as error:
        if forget:
            remove_memo(path)
            return NO_ARRIVALS
        raise StorageError(
            f"{error}; nothing was built. Put it back from a copy of the archive, or build with"
            " --forget-arrivals: what is held then counts as there before anybody kept count"
        ) from error


def _brought(
    archive: StoredArchive, past: Reader | None, changed: Iterable[ReleaseId]
) -> list[QuoteId]:
    """The quotes that other texts of releases brought: no older quote of them leads there."""
    found: list[QuoteId] = []
    if past is None:
        return found
    with archive.reader() as reader:
        known: set[QuoteId] = set()
        for id_ in changed:
            with suppress(NotFoundError):  # withdrawn, or not there before
                old = {quote.id for quote in past.release(id_).quotes}
                known = known or set(reader.led_on()[1].values())
                now = (quote.id for quote in reader.release(id_).quotes)
                found += [id_ for id_ in now if id_ not in old and id_ not in known]
    return found


def _note_arrivals(
    address: Address,
    known: Arrivals,
    work: Generation,
    before: list[ReleaseId],
    brought: list[QuoteId],
) -> str:
    """Write down what this build brought; why the disk refuses, if it does."""
    path = find_memo(address, "arrived")
    renewed = known.renew(work.releases, work.moved, before, datetime.now(UTC), brought)
    try:
        write_arrivals(path, renewed)
    except OSError as error:
        return f"{path} cannot be written ({error.strerror}): feeds go by day"
    return ""


def _note_build(address: Address, report: BuildReport) -> str:
    """Write down what was not read, for the page that says what the archive holds."""
    unread = tuple((reason, len(files)) for reason, files in report.reasons())
    done = LastBuild(report.generation, datetime.now(UTC), report.read, unread)
    path = find_memo(address, "built")
    try:
        write_last_build(path, done)
    except OSError as error:
        return f"{path} cannot be written ({error.strerror})"
    return ""


def _read_withdrawals(archive: StoredArchive, address: Address) -> tuple[Withdrawals, bool]:
    """What was withdrawn, and whether that is all of it."""
    path = find_memo(address, "withdrawn")
    try:
        return read_covering(path, archive.withdrawn_state()), True
    except (OSError, ValueError) as error:
        _log.warning("%s; it is worked out anew from the authority folder", error)
    with suppress(OSError, ValueError):  # an older one is better than none
        return read_withdrawals(path), False
    return NONE, False


def _open_past(archive: StoredArchive, stack: ExitStack, *, may_be_damaged: bool) -> Reader | None:
    """The generation before this one, for its permalinks, if there is one to be read."""
    try:
        return stack.enter_context(archive.reader())
    except NoArchiveError:
        return None
    except WithheldArchiveError:  # what it holds is taken out now
        return stack.enter_context(archive.reader_of("current"))
    except StorageError as error:
        if not may_be_damaged:
            raise
        _log.warning("%s; addresses of speakers that were given out may lead nowhere", error)
        return None
