"""Reading in memory: every search looks at every quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.archive.closest import Closest
from indexer.archive.gaps import Gap
from indexer.archive.memory.closest_quotes import ClosestQuotes
from indexer.archive.memory.display import Display
from indexer.archive.memory.holding import Holding, Snapshot, oldest_first
from indexer.archive.memory.listings import Listings
from indexer.archive.memory.matches import Matches
from indexer.archive.memory.names import Names
from indexer.archive.memory.releases import Releases
from indexer.archive.names import follow_moves, follow_redirects
from indexer.archive.query import DateRange, FilterField, Interval, SearchQuery
from indexer.archive.result import (
    Bucket,
    Group,
    Hit,
    Listed,
    Listing,
    Period,
    ReleasePage,
    ReleaseResult,
    SearchResult,
    Standing,
    Statistics,
    Suggestion,
)
from indexer.archive.settle import check_page
from indexer.archive.speeches import SpeechList, SpeechOrder
from indexer.archive.timeline import fill_periods, period_number, period_start
from indexer.errors import NotFoundError
from indexer.model import (
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    ReleaseId,
    Source,
    Speaker,
    SpeakerId,
)


class MemoryReader:
    """A snapshot; see ``Reader`` for what the methods promise."""

    def __init__(self, holding: Holding) -> None:
        self._held = Snapshot(holding)
        self._matches = Matches(self._held)
        self._display = Display(self._held, self._matches)
        self._names = Names(self._held)
        self._listings = Listings(self._held)
        self._releases = Releases(self._held, self._matches)
        self._closest = ClosestQuotes(
            self._held, self._matches, self._display, self._names, self._releases
        )

    @property
    def generation(self) -> str:
        return self._held.holding.generation

    def search(self, query: SearchQuery) -> SearchResult:
        check_page(query)
        appearing = self._matches.find(query)
        found = self._matches.fold(query, appearing)
        first, last = (query.page - 1) * query.per_page, query.page * query.per_page
        facets = tuple(self._display.facet(query, name) for name in query.facets)
        groups: tuple[Group, ...] = ()
        group_total = 0
        if query.group_by is not None:
            groups, group_total = self._display.groups(query, appearing, first, last)
        hits = (
            ()
            if query.group_by
            else tuple(self._display.hit(query, *row) for row in found[first:last])
        )
        return SearchResult(
            total=len(found),
            hits=hits,
            facets=facets,
            timeline=self.timeline(query, query.interval) if query.interval else (),
            undated=len(
                self._matches.fold(
                    query, [row for row in appearing if row[0].quote.published is None]
                )
            ),
            groups=groups,
            group_total=group_total,
            spans=tuple(self.count(replace(query, dates=span)) for span in query.spans),
            years=(self.timeline(replace(query, dates=DateRange()), "year") if query.spans else ()),
            dateless=self._dateless(query) if query.spans and query.dates != DateRange() else 0,
            repeats=len(appearing) - len(found),
        )

    def _dateless(self, query: SearchQuery) -> int:
        found = self._matches.find(replace(query, dates=DateRange()))
        return len(
            self._matches.fold(query, [row for row in found if row[0].quote.published is None])
        )

    def count(self, query: SearchQuery) -> int:
        return len(self._matches.fold(query, self._matches.holding_all(query)))

    def counts(self, queries: Sequence[SearchQuery]) -> tuple[int, ...]:
        return tuple(map(self.count, queries))

    def search_releases(self, query: SearchQuery) -> ReleaseResult:
        check_page(query)
        return self._releases.search(query)

    def count_releases(self, query: SearchQuery) -> int:
        return self._releases.count(query)

    def timeline(self, query: SearchQuery, interval: Interval) -> tuple[Period, ...]:
        said: set[tuple[int, object]] = set()
        numbers: Counter[int] = Counter()
        for entry, _ in self._matches.holding_all(query):
            if day := entry.quote.published:
                number = period_number(period_start(day, interval), interval)
                if not query.folded or (number, self._held.saying(entry)) not in said:
                    numbers[number] += 1
                said.add((number, self._held.saying(entry)))
        return fill_periods(numbers, interval)

    def export(self, query: SearchQuery, most: int | None = None) -> Iterator[Hit]:
        for entry, score in self._matches.find(query)[:most]:
            yield self._display.hit(query, entry, score, passages=False)

    def closest(self, query: SearchQuery, limit: int = 10) -> tuple[Closest, ...]:
        return self._closest.find(query, limit)

    # Single records

    def quote(self, quote_id: QuoteId) -> Quote:
        led = self._held.holding.led_quotes
        found = follow_moves(quote_id, lambda id_: id_ in self._held.by_id, led.get)
        if found is None:
            raise NotFoundError(f"no quote {quote_id}")
        return self._held.by_id[found].quote

    def appearances(self, quote_id: QuoteId) -> tuple[Hit, ...]:
        saying = self._held.holding.sayings.get(quote_id)
        others = [
            entry
            for entry in sorted(self._held.entries, key=oldest_first)
            if saying and self._held.holding.sayings.get(entry.quote.id) == saying
        ]
        query = SearchQuery()
        return tuple(self._display.hit(query, e, 0.0) for e in others if e.quote.id != quote_id)

    def release(self, release_id: ReleaseId) -> ReleasePage:
        held, led = self._held.holding.releases, self._held.holding.led_releases
        found = follow_moves(release_id, lambda id_: id_ in held, led.get)
        if found is None:
            raise NotFoundError(f"no release {release_id}")
        quotes = tuple(e.quote for e in self._held.entries if e.release.id == found)
        return ReleasePage(held[found], quotes)

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        return self._held.holding.list_digests()

    def collections(self) -> Mapping[str, str]:
        return dict(self._held.holding.collections)

    def led_on(self) -> tuple[Mapping[ReleaseId, ReleaseId], Mapping[QuoteId, QuoteId]]:
        return dict(self._held.holding.led_releases), dict(self._held.holding.led_quotes)

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        return self._held.holding.list_places()

    def speaker(self, speaker_id: SpeakerId) -> Speaker:
        current = SpeakerId(follow_redirects(self._held.holding.redirects, speaker_id))
        if current not in self._held.speakers:
            raise NotFoundError(f"no speaker {speaker_id}")
        return self._held.speakers[current]

    def organisation(self, organisation_id: OrganisationId) -> Organisation:
        current = OrganisationId(follow_redirects(self._held.holding.redirects, organisation_id))
        if current not in self._held.organisations:
            raise NotFoundError(f"no organisation {organisation_id}")
        return self._held.organisations[current]

    def redirects(self) -> dict[str, str]:
        return dict(self._held.holding.redirects)

    # Names and lists

    def suggest(
        self, prefix: str, fields: tuple[FilterField, ...], limit: int = 10
    ) -> tuple[Suggestion, ...]:
        return self._names.suggest(prefix, fields, limit)

    def resolve(self, field: FilterField, name: str) -> tuple[Suggestion, ...]:
        return self._names.resolve(field, name)

    def complete(self, prefix: str, limit: int = 5) -> tuple[str, ...]:
        return self._names.complete(prefix, limit)

    def frequencies(self, forms: Collection[str]) -> Mapping[str, int]:
        return self._names.frequencies(forms)

    def spellings(self, word: str, limit: int = 3) -> tuple[str, ...]:
        return self._names.spellings(word, limit)

    def browse(
        self,
        field: FilterField,
        initial: str,
        page: int = 1,
        per_page: int = 100,
        only: Listed = "all",
    ) -> Listing:
        return self._listings.browse(field, initial, page, per_page, only)

    def leading(self, field: FilterField, limit: int = 8) -> tuple[Bucket, ...]:
        return self._names.leading(field, limit)

    def speeches(self, order: SpeechOrder, page: int = 1, per_page: int = 100) -> SpeechList:
        return self._listings.speeches(order, page, per_page)

    def standings(self) -> Iterator[Standing]:
        return self._listings.standings()

    def statistics(self) -> Statistics:
        return self._listings.statistics()

    def gaps(self) -> tuple[Gap, ...]:
        return self._listings.gaps()
