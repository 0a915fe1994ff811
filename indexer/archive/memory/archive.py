"""The archive in memory: the contract in its plainest form.

It is right before it is fast: the other archives are tested against it, and
it serves tests and small collections.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.archive.keeping import MemoKind, Recovery, Refuse, Verification, Verified, accept
from indexer.archive.memory.holding import Holding
from indexer.archive.memory.reader import MemoryReader
from indexer.archive.settle import check_storable, order_in_release
from indexer.errors import NoArchiveError, NotFoundError, StorageError
from indexer.model import Identification, Quote, QuoteId, Release, ReleaseId, Source


class MemoryWriter:
    """Builds the next holding; see ``Writer`` for what the methods promise."""

    def __init__(self, holding: Holding, publish: Callable[[Holding], str]) -> None:
        self._holding = holding
        self._publish = publish

    def add(self, release: Release, quotes: tuple[Quote, ...]) -> None:
        check_storable(release, quotes)
        self.discard(release.id)
        self._holding.releases[release.id] = release
        self._holding.quotes[release.id] = tuple({q.id: q for q in quotes}.values())

    def discard(self, release_id: ReleaseId) -> None:
        self._holding.releases.pop(release_id, None)
        for quote in self._holding.quotes.pop(release_id, ()):
            self._holding.identified.pop(quote.id, None)

    def erase(self, releases: Iterable[ReleaseId]) -> None:
        for release_id in releases:
            self.discard(release_id)

    def place(self, release_id: ReleaseId, sources: tuple[Source, ...]) -> None:
        held = self._holding.releases[release_id]
        self._holding.releases[release_id] = replace(held, sources=sources)

    def set_collections(self, folders: Mapping[str, str]) -> None:
        self._holding.collections = dict(folders)

    def lead_on(
        self, releases: Mapping[ReleaseId, ReleaseId], quotes: Mapping[QuoteId, QuoteId]
    ) -> None:
        self._holding.led_releases.update(releases)
        self._holding.led_quotes.update(quotes)

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        return self._holding.list_digests()

    def release(self, release_id: ReleaseId) -> Release:
        return self._holding.releases[release_id]

    def named(self, given_id: str) -> list[ReleaseId]:
        held = self._holding.releases.items()
        return sorted(id_ for id_, release in held if release.given_id == given_id)

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        return self._holding.list_places()

    def collections(self) -> Mapping[str, str]:
        return self._holding.collections

    def quotes(self) -> Iterator[Quote]:
        for release_id in sorted(self._holding.quotes):
            yield from order_in_release(self._holding.quotes[release_id])

    def identify(self, identification: Identification) -> None:
        held = {q.id for quotes in self._holding.quotes.values() for q in quotes}
        self._holding.identified.update((q.id, q) for q in identification.quotes if q.id in held)
        self._holding.speakers = identification.speakers
        self._holding.organisations = identification.organisations
        self._holding.redirects = dict(identification.redirects)
        self._holding.sayings = {
            quote: n for n, quotes in enumerate(identification.sayings, 1) for quote in quotes
        }

    def leave_out(self, quotes: Iterable[QuoteId]) -> None:
        self._holding.left_out = frozenset(quotes)

    def publish(self, withdrawn: str = "", beside: Collection[str] = ()) -> str:
        told = replace(self._holding, withdrawn=withdrawn, beside=frozenset(beside))
        return self._publish(told)


class MemoryArchive:
    """An archive that lives as long as the object; see ``StoredArchive``."""

    def __init__(self) -> None:
        self._reader: MemoryReader | None = None
        self._published = Holding()
        self._generations = 0
        self._writing = threading.Lock()
        self._memos: TemporaryDirectory[str] | None = None

    @contextmanager
    def reader(self) -> Iterator[MemoryReader]:
        self._name()
        if self._reader is None:
            self._reader = MemoryReader(self._published)
        yield self._reader

    @contextmanager
    def writer(self, *, fresh: bool = False) -> Iterator[MemoryWriter]:
        if not self._writing.acquire(blocking=False):
            raise StorageError("another writer is at work")
        try:
            base = Holding() if fresh else self._published
            yield MemoryWriter(replace(_copy(base), left_out=frozenset()), self._publish)
        finally:
            self._writing.release()

    def published(self) -> str:
        return self._published.generation

    def generations(self) -> tuple[str, ...]:
        return (self._published.generation,) if self._published.generation else ()

    @contextmanager
    def reader_of(self, name: str) -> Iterator[MemoryReader]:
        if name not in ("current", self._name()):
            raise NotFoundError(f"no generation {name}; held is {self._name()}")
        with self.reader() as reader:
            yield reader

    def withdrawn_state(self) -> str:
        return self._published.withdrawn

    def told_beside(self) -> frozenset[str]:
        return self._published.beside

    def roll_back(self, name: str = "previous", *, refuse: Refuse = accept) -> tuple[str, str]:
        raise NotFoundError(f"no generation {name}: {self._name()} is the only one that is held")

    def verify(self) -> Verification:
        name = self._name()
        return Verification(name, "", (Verified(name),))

    def keep(self, number: int) -> None:
        """Nothing: the generation before is gone with its readers."""

    def recover(self, *, refuse: Refuse = accept) -> Recovery:
        name = self._name()
        return Recovery(name, name)

    def memo(self, kind: MemoKind) -> Path:
        if self._memos is None:
            self._memos = TemporaryDirectory(prefix="on-record-")
        return Path(self._memos.name) / kind

    def holds(self, path: Path) -> bool:
        return False

    def _name(self) -> str:
        if not self._published.generation:
            raise NoArchiveError("nothing has been published")
        return self._published.generation

    def trouble(self) -> str:
        return ""

    def close(self) -> None:
        """Let go of the reader; what is published stays."""
        self._reader = None

    def _publish(self, holding: Holding) -> str:
        self._generations += 1
        self._published = replace(
            _copy(holding),
            generation=f"{self._generations:06d}",
            built=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self._reader = MemoryReader(self._published)
        return self._published.generation


def _copy(holding: Holding) -> Holding:
    return replace(
        holding,
        releases=dict(holding.releases),
        quotes=dict(holding.quotes),
        identified=dict(holding.identified),
        sayings=dict(holding.sayings),
        redirects=dict(holding.redirects),
        collections=dict(holding.collections),
        led_releases=dict(holding.led_releases),
        led_quotes=dict(holding.led_quotes),
    )
