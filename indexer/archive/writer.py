"""The seam every archive implements for writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from indexer.model import Identification, Quote, Release, ReleaseId


class Writer(Protocol):
    """Builds one generation aside; nothing is visible until ``publish``.

    Starts from what the current generation holds (or empty). Leaving the
    context without ``publish`` drops everything that was built.
    """

    def add(self, release: Release, quotes: tuple[Quote, ...]) -> None:
        """Add a release, replacing the one of the same id. Speakers need not be identified yet."""
        ...

    def discard(self, release_id: ReleaseId) -> None: ...

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        """Ids held with their digests, to skip what did not change."""
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

    def publish(self) -> str:
        """Make this generation the one that is read; its name. Atomic: all or nothing."""
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
