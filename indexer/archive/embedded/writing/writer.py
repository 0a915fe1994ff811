"""Building a generation: releases in, a published folder out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from indexer.archive.embedded.integrity.generations import Generations
from indexer.archive.embedded.reading.reader import open_generation
from indexer.archive.embedded.storage.records import decode_quote, decode_release
from indexer.archive.embedded.writing.growing import Growing
from indexer.archive.embedded.writing.publishing import publish_state
from indexer.archive.embedded.writing.settling import Settling
from indexer.archive.embedded.writing.state import HeldRelease, State
from indexer.archive.scoring import byte_of_length
from indexer.archive.settle import check_storable, order_in_release
from indexer.archive.timeline import day_number
from indexer.errors import StorageError
from indexer.model import Identification, Quote, QuoteId, Release, ReleaseId, Source


class EmbeddedWriter:
    """See ``Writer`` for what the methods promise."""

    def __init__(self, generations: Generations, state: State, name: str, folder: Path) -> None:
        self._generations = generations
        self._name = name
        self._growing = Growing(state, folder)
        self._settling = Settling(self._growing)
        self._done = False

    def add(self, release: Release, quotes: tuple[Quote, ...]) -> None:
        check_storable(release, quotes)
        with self._generations.writing():
            self._add(release, quotes)

    def _add(self, release: Release, quotes: tuple[Quote, ...]) -> None:
        self.discard(release.id)
        state, builder = self._growing.state, self._growing.builder()
        row = builder.add_release(release)
        number, state.release_numbers = state.release_numbers, state.release_numbers + 1
        fixed = {
            "release": number,
            **self._growing.row_of_release(release),
            "live": 1,
        }
        state.languages[release.language] += 1
        first = len(self._growing.table)
        for quote in order_in_release({q.id: q for q in quotes}.values()):
            terms, digest = builder.add_quote(quote, row)
            self._growing.table.append(
                fixed
                | self._growing.row_of(quote)
                | {"length": byte_of_length(terms), "digest": digest}
            )
        state.releases[release.id] = HeldRelease(
            number, release.sha256, builder.name, row, release.title, release.publisher,
            day_number(release.published), first, len(self._growing.table), release.given_id,
            release.collection, release.issuer,
        )  # fmt: skip
        state.sources[release.id] = release.sources

    def discard(self, release_id: ReleaseId) -> None:
        self._check_open()
        if release_id not in self._growing.state.releases:
            return
        strays = self._growing.strays  # found by what is held, so while this release is
        held = self._growing.state.releases.pop(release_id)
        self._growing.state.sources.pop(release_id, None)
        numbers = [*range(held.first, held.last), *strays.pop(held.number, ())]
        if self._growing.state.identified:
            for row in self._growing.read_quotes(numbers):
                self._growing.state.identified.pop(row[1], None)
        self._growing.state.languages -= Counter([self._growing.language_of(held)])
        for number in numbers:
            self._growing.table.set(number, {"live": 0})

    def erase(self, releases: Iterable[ReleaseId]) -> None:
        for release_id in releases:
            self.discard(release_id)
            self._growing.erased.add(release_id)

    def place(self, release_id: ReleaseId, sources: tuple[Source, ...]) -> None:
        self._check_open()
        held = self._growing.state.releases[release_id]
        self._growing.state.sources[release_id] = sources
        collection = sources[0].collection if sources else ""
        if held.collection != collection:
            self._growing.state.releases[release_id] = held._replace(collection=collection)

    def set_collections(self, folders: Mapping[str, str]) -> None:
        self._check_open()
        self._growing.state.collections = dict(folders)

    def lead_on(
        self, releases: Mapping[ReleaseId, ReleaseId], quotes: Mapping[QuoteId, QuoteId]
    ) -> None:
        self._check_open()
        self._growing.state.led_releases.update(releases)
        self._growing.state.led_quotes.update(quotes)

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        self._check_open()
        for release_id in sorted(self._growing.state.releases):
            yield release_id, self._growing.state.releases[release_id].sha256

    def release(self, release_id: ReleaseId) -> Release:
        self._check_open()
        held = self._growing.state.releases[release_id]
        release = decode_release(
            self._growing.folder, *self._growing.read_release(held, "record, text")
        )
        sources = self._growing.state.sources.get(release_id, ())
        return replace(release, given_id=held.given_id, sources=sources)

    def named(self, given_id: str) -> list[ReleaseId]:
        self._check_open()
        held = self._growing.state.releases.items()
        return sorted(id_ for id_, release in held if release.given_id == given_id)

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        self._check_open()
        for release_id in sorted(self._growing.state.releases):
            yield release_id, self._growing.state.sources.get(release_id, ())

    def collections(self) -> Mapping[str, str]:
        self._check_open()
        return self._growing.state.collections

    def quotes(self) -> Iterator[Quote]:
        self._check_open()
        for release_id in sorted(self._growing.state.releases):
            held = self._growing.state.releases[release_id]
            numbers = [
                n for n in range(held.first, held.last) if self._growing.table.get("live", n)
            ] + self._growing.strays.get(held.number, [])
            yield from order_in_release(
                decode_quote(self._growing.folder, record, text, judgement, speaker, organisation)
                for _, _, _, record, text, judgement, speaker, organisation, _
                in self._growing.read_quotes(numbers)
            )  # fmt: skip

    def identify(self, identification: Identification) -> None:
        self._check_open()
        with self._generations.writing():
            self._settling.identify(identification)

    def leave_out(self, quotes: Iterable[QuoteId]) -> None:
        self._check_open()
        self._settling.leave_out(quotes)

    def publish(self, withdrawn: str = "", beside: Collection[str] = ()) -> str:
        self._check_open()
        with self._generations.writing():
            self._growing.state.withdrawn = withdrawn
            self._growing.state.beside = beside
            self._publish()
        return self._name

    def _publish(self) -> None:
        self._growing.close_segment()
        self._growing.close_databases()
        self._done = True
        columns = self._growing.table.columns()
        try:
            self._growing.merge(columns)
            columns.arrays["live"] &= ~columns.left_out
            publish_state(
                self._generations,
                self._growing.folder,
                self._name,
                self._growing.state,
                columns,
                self._growing.finished,
                lambda published: open_generation(published).close(),
            )
        except BaseException:
            self._generations.abandon(self._growing.folder)
            raise

    def abandon(self) -> None:
        """Drop everything that was built and not published."""
        self._growing.close_databases()
        if self._growing.open is not None:
            self._growing.open.close()
        if not self._done:
            self._generations.abandon(self._growing.folder)
        self._done = True

    def _check_open(self) -> None:
        if self._done:
            raise StorageError("this writer has published or was closed: take a new one")
