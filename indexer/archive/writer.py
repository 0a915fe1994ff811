"""The seam every archive implements for writing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from indexer.model import Identification, Quote, QuoteId, Release, ReleaseId, Source


class Writer(Protocol):
    """Builds one generation aside; nothing is visible until ``publish``.

    Starts from what the current generation holds (or empty). Leaving the
    context without ``publish`` drops everything that was built.
    """

    def add(self, release: Release, quotes: tuple[Quote, ...]) -> None:
        """Add a release, replacing the one of the same id. Speakers need not be identified yet."""
        ...

    def discard(self, release_id: ReleaseId) -> None: ...

    def erase(self, releases: Iterable[ReleaseId]) -> None:
        """Discard releases, and let no word of them stay in this generation, nor of what they
        said before they were replaced. Ids of none are ids that nothing is held of any more."""
        ...

    def place(self, release_id: ReleaseId, sources: tuple[Source, ...]) -> None:
        """Say anew where a release that is held is read; nothing else of it changes."""
        ...

    def set_collections(self, folders: Mapping[str, str]) -> None:
        """Say which collections there are, each with its folder ("" for none)."""
        ...

    def lead_on(
        self, releases: Mapping[ReleaseId, ReleaseId], quotes: Mapping[QuoteId, QuoteId]
    ) -> None:
        """Let ids that stand no more lead to those that stand for them, besides earlier ones."""
        ...

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        """Ids held with their digests, to skip what did not change."""
        ...

    def release(self, release_id: ReleaseId) -> Release:
        """A release that is held, as added; ``KeyError`` for any other."""
        ...

    def named(self, given_id: str) -> list[ReleaseId]:
        """The releases that people call so, in order."""
        ...

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        """Where the releases held are read, in order of their ids."""
        ...

    def collections(self) -> Mapping[str, str]:
        """The folder of every collection ("" for none)."""
        ...

    def quotes(self) -> Iterator[Quote]:
        """Every quote held, as added, in order of release id and place."""
        ...

    def identify(self, identification: Identification) -> None:
        """Set who is who: every quote's speaker and organisation ids, and their records.

        A quote of the identification stands for the one of its id in everything
        (a correction may change its words); the others stay as they were. Speakers,
        organisations and redirects replace those that were held. A speaker or
        organisation that a quote names without a record is made one after its first quote.
        """
        ...

    def leave_out(self, quotes: Iterable[QuoteId]) -> None:
        """Quotes that are held, and that nobody is to find in this generation.

        The next writer has all of them back.
        """
        ...

    def publish(self, withdrawn: str = "", beside: Collection[str] = ()) -> str:
        """Make this generation the one that is read; its name. Atomic: all or nothing.

        ``withdrawn`` and ``beside`` are kept with it: see ``StoredArchive.withdrawn_state`` and
        ``told_beside``.
        """
        ...


class WritableArchive(Protocol):
    def writer(self, *, fresh: bool = False) -> AbstractContextManager[Writer]:
        """``fresh`` starts from nothing. One writer at a time: ``StorageError`` for a second."""
        ...


def add_all(writer: Writer, items: Iterable[tuple[Release, tuple[Quote, ...]]]) -> int:
    """Add many; how many."""
    total = 0
    for release, quotes in items:
        writer.add(release, quotes)
        total += 1
    return total
