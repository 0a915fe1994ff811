"""The newest of a search for its feeds: in the order they came in, each quote or release once.

What came in last may be old: a folder of last year's releases, indexed today. So the releases
of the last builds are an archive of their own, in memory, that the search is asked of as well.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from flask import Flask, current_app

from app.export.releases import find_releases
from app.site.beside import Beside
from indexer.archive import FoundRelease, Hit, Reader, SearchQuery
from indexer.archive.address import Address, find_memo
from indexer.archive.memory import MemoryArchive
from indexer.arrivals import NONE, Arrivals, Batch, read_arrivals
from indexer.errors import NotFoundError
from indexer.model import Identification, Quote, QuoteId, ReleaseId

_MOST = 300
"""Releases of the last builds that are kept in memory: some 2 MB."""
_BY_DAY = 100
"""Quotes of the newest days, among which the rest of a feed is."""
_BEFORE = datetime(1, 1, 1, tzinfo=UTC)

Id = TypeVar("Id", QuoteId, ReleaseId)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one generation: its last arrivals, and when and as what things came in."""

    generation: str
    arrivals: Arrivals
    last: MemoryArchive | None
    moments: Mapping[ReleaseId, datetime | None]
    late: Mapping[QuoteId, datetime | None]
    first: datetime | None
    first_ids: Mapping[QuoteId, QuoteId]
    first_addresses: Mapping[ReleaseId, ReleaseId]

    def came(self, release: ReleaseId) -> datetime | None:
        """When a release came in: with the first build unless a later one brought it."""
        return self.moments.get(release, self.first)

    def came_with(self, quote: Quote) -> datetime | None:
        """When a quote came in: with its release, unless another text of it brought it."""
        return self.late.get(quote.id) or self.came(quote.release_id)


@dataclass(slots=True)
class Newest:
    """The arrivals of an archive, and of its present generation what feeds need."""

    arrivals: Beside[Arrivals]
    known: _Known | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, reader: Reader) -> _Known:
        arrivals = self.arrivals.current()
        known = self.known
        if known is None or known.generation != reader.generation or known.arrivals != arrivals:
            with self.lock:
                self.known = known = _look(reader, arrivals)
        return known


@dataclass(frozen=True, slots=True)
class Arrived:
    """A quote, when it came in (None: nobody knows), and the id it came in with."""

    hit: Hit
    at: datetime | None
    first_id: QuoteId


@dataclass(frozen=True, slots=True)
class ArrivedRelease:
    """A release, when it came in (None: nobody knows), and the address it came in with."""

    found: FoundRelease
    at: datetime | None
    first_id: ReleaseId


def set_up(application: Flask, archive: Address) -> None:
    path = find_memo(archive, "arrived")
    application.extensions["newest"] = Newest(Beside(path, _read_late, NONE))


def _read_late(path: Path) -> Arrivals:
    """Arrivals without the names of the first build's: of a million nothing is remembered."""
    first, *later = read_arrivals(path).batches or (Batch(None, ()),)
    return Arrivals((replace(first, releases=()), *later))


def find_newest(reader: Reader, query: SearchQuery, most: int) -> list[Arrived]:
    """The ``most`` quotes of a search that came in last; of one build the newest days first."""
    known, query = _known_of(reader), _by_day(query)
    hits = {hit.quote.id: hit for hit in reader.search(query).hits}
    if known.last is not None:
        with known.last.reader() as last:
            for hit in last.search(query).hits:
                if hit.quote.id not in hits and not _is_said_before(reader, hit.quote, known):
                    hits[hit.quote.id] = hit
    found = [
        Arrived(hit, known.came_with(hit.quote), known.first_ids.get(id_, id_))
        for id_, hit in hits.items()
    ]
    found.sort(key=lambda one: (one.at or _BEFORE, _day(one.hit.quote)), reverse=True)
    return found[:most]


def find_newest_releases(reader: Reader, query: SearchQuery, most: int) -> list[ArrivedRelease]:
    """The ``most`` releases of a search that came in last; of one build the newest days first.

    404 where the texts are not indexed.
    """
    known, query = _known_of(reader), _by_day(query)
    found = {one.id: one for one in find_releases(reader, query).hits}
    if known.last is not None:
        with known.last.reader() as last:
            found = {one.id: one for one in find_releases(last, query).hits} | found
    arrived = [
        ArrivedRelease(one, known.came(id_), known.first_addresses.get(id_, id_))
        for id_, one in found.items()
    ]
    arrived.sort(key=lambda one: one.first_id)
    arrived.sort(key=lambda one: (one.at or _BEFORE, str(one.found.published or "")), reverse=True)
    return arrived[:most]


def _known_of(reader: Reader) -> _Known:
    newest: Newest = current_app.extensions["newest"]
    return newest.of(reader)


def _by_day(query: SearchQuery) -> SearchQuery:
    return replace(
        query, sort="newest", page=1, per_page=_BY_DAY, facets=(), interval=None, group_by=None
    )


def _day(quote: Quote) -> str:
    return quote.published.isoformat() if quote.published else ""


def _is_said_before(reader: Reader, quote: Quote, known: _Known) -> bool:
    """Whether the same was said in a release that came in before, or with it and is older."""

    def age(one: Quote) -> tuple[datetime, str, str]:
        return known.came_with(one) or _BEFORE, _day(one), one.id

    return any(age(other.quote) < age(quote) for other in reader.appearances(quote.id))


def _look(reader: Reader, arrivals: Arrivals) -> _Known:
    last = None
    if len(arrivals.batches) > 1:  # of one build, days are the order
        last = _gather(reader, list(dict.fromkeys(_last_of(reader, arrivals))))
    first = arrivals.batches[0].at if arrivals.batches else None
    releases, quotes = reader.led_on()
    late = {quotes.get(id_, id_): at for id_, at in arrivals.moments_of_quotes().items()}
    return _Known(
        reader.generation,
        arrivals,
        last,
        arrivals.moments(),
        late,
        first,
        _first_ids(quotes),
        _first_ids(releases),
    )


def _last_of(reader: Reader, arrivals: Arrivals) -> Iterator[ReleaseId]:
    """The releases of the last builds, and those that other texts brought new quotes to."""
    left = _MOST
    for batch in reversed(arrivals.batches[1:]):
        yield from batch.releases[:left]
        for id_ in batch.quotes[:left]:
            with suppress(NotFoundError):  # of a generation that was gone back on
                yield reader.quote(id_).release_id
        left -= len(batch.releases) + len(batch.quotes)
        if left <= 0:
            return


def _gather(reader: Reader, ids: list[ReleaseId]) -> MemoryArchive:
    archive = MemoryArchive()
    with archive.writer() as writer:
        quotes: list[Quote] = []
        for id_ in ids:
            try:
                page = reader.release(id_)
            except NotFoundError:  # of a generation that was gone back on
                continue
            writer.add(page.release, page.quotes)
            quotes += page.quotes
        writer.identify(Identification(tuple(quotes), (), (), tuple(reader.redirects().items())))
        writer.publish()
    return archive


def _first_ids(led: Mapping[Id, Id]) -> dict[Id, Id]:
    """Of ids that others lead to, the one that was given out first."""
    found: dict[Id, Id] = {}
    for old in sorted(led.keys() - set(led.values())):
        now, steps = old, 0
        while now in led and steps < len(led):
            now, steps = led[now], steps + 1
        found.setdefault(now, old)
    return found
