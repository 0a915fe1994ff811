"""One generation, read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from indexer.archive.closest import Closest
from indexer.archive.gaps import Gap
from indexer.archive.names import follow_moves
from indexer.archive.opensearch.reading.closest_quotes import ClosestQuotes
from indexer.archive.opensearch.reading.expressions import Expressions, Texts
from indexer.archive.opensearch.reading.filters import Filters
from indexer.archive.opensearch.reading.hits import OLDEST, SHOWN, Hits, quote_of
from indexer.archive.opensearch.reading.names import Names
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.reading.plans import Plans
from indexer.archive.opensearch.reading.releases import Releases
from indexer.archive.opensearch.reading.results import Results
from indexer.archive.opensearch.storage.blocks import read_blocks
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.held import HeldRelease
from indexer.archive.opensearch.storage.leads import LeadKind, read_leads
from indexer.archive.query import FilterField, Interval, SearchQuery
from indexer.archive.result import (
    Bucket,
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
from indexer.archive.speeches import SpeechList, SpeechOrder
from indexer.errors import NotFoundError
from indexer.model import (
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    Release,
    ReleaseId,
    Source,
    Speaker,
    SpeakerId,
)


class OpenSearchReader:
    """A snapshot; see ``Reader`` for what the methods promise, and ``offered.py`` for what is not
    answered."""

    def __init__(self, opened: Opened) -> None:
        manifest = opened.manifest
        quotes, releases = manifest["quotes"], manifest["releases"]
        filters = Filters(opened)
        expressions = Expressions(
            opened, Texts("quotes", quotes, manifest["terms"] / max(quotes, 1))
        )
        of_releases = Expressions(
            opened,
            Texts("releases", releases, manifest["terms_of_releases"] / max(releases, 1)),
        )
        self._opened = opened
        self._hits = Hits(opened, expressions)
        plans = Plans(filters, expressions)
        self._results = Results(opened, filters, plans, self._hits)
        self._releases = Releases(opened, filters, of_releases)
        self._names = Names(opened)
        self._closest = ClosestQuotes(
            opened, plans, self._hits, self._names, expressions, of_releases
        )

    @property
    def generation(self) -> str:
        return self._opened.generation

    @property
    def withdrawn(self) -> str:
        """See ``StoredArchive.withdrawn_state``."""
        return str(self._opened.manifest.get("withdrawn", ""))

    # Searching

    def search(self, query: SearchQuery) -> SearchResult:
        return self._results.search(query)

    def count(self, query: SearchQuery) -> int:
        return self.counts([query])[0]

    def counts(self, queries: Sequence[SearchQuery]) -> tuple[int, ...]:
        return self._results.counts(queries)

    def search_releases(self, query: SearchQuery) -> ReleaseResult:
        return self._releases.search(query)

    def count_releases(self, query: SearchQuery) -> int:
        return self._releases.count(query)

    def timeline(self, query: SearchQuery, interval: Interval) -> tuple[Period, ...]:
        return self._results.timeline(query, interval)

    def export(self, query: SearchQuery, most: int | None = None) -> Iterator[Hit]:
        return self._results.export(query, most)

    def closest(self, query: SearchQuery, limit: int = 10) -> tuple[Closest, ...]:
        return self._closest.find(query, limit)

    # Single records

    def quote(self, quote_id: QuoteId) -> Quote:
        found = self._find("quotes", "quote", quote_id, ["row"])
        if found is None:
            raise NotFoundError(f"no quote {quote_id}")
        return quote_of(found)

    def appearances(self, quote_id: QuoteId) -> tuple[Hit, ...]:
        index = self._opened.index("quotes")
        found = self._opened.engine.get_many(index, [quote_id], ["said"]).get(quote_id, {})
        if "said" not in found:
            return ()
        query: Json = {"bool": {"filter": [{"term": {"said": found["said"]}}]}}
        rows = [
            row
            for row in self._opened.engine.scan(
                index, {"query": query, "sort": OLDEST, "_source": SHOWN}
            )
            if quote_of(row["_source"]).id != quote_id
        ]
        return tuple(self._hits.make(SearchQuery(), rows))

    def release(self, release_id: ReleaseId) -> ReleasePage:
        found = self._find("releases", "release", release_id, ["held", "text"])
        if found is None:
            raise NotFoundError(f"no release {release_id}")
        release = _release_of(found)
        asked: Json = {
            "query": {"term": {"release": release.id}},
            "sort": ["place"],
            "_source": ["row"],
        }
        rows = self._opened.engine.scan(self._opened.index("quotes"), asked)
        return ReleasePage(release, tuple(quote_of(row["_source"]) for row in rows))

    def _find(self, part: str, kind: LeadKind, id_: str, fields: list[str]) -> Json | None:
        """The document of an id, or of the one that stands for it."""
        index = self._opened.index("quotes" if part == "quotes" else "releases")
        known: dict[str, Json] = {}

        def stands(one: str) -> bool:
            known.update(self._opened.engine.get_many(index, [one], fields))
            return one in known

        found = follow_moves(id_, stands, lambda one: self._opened.lead(kind, one))
        return None if found is None else known[found]

    def speaker(self, speaker_id: SpeakerId) -> Speaker:
        return self._names.speaker(speaker_id)

    def organisation(self, organisation_id: OrganisationId) -> Organisation:
        return self._names.organisation(organisation_id)

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
        return self._names.browse(field, initial, page, per_page, only)

    def leading(self, field: FilterField, limit: int = 8) -> tuple[Bucket, ...]:
        return self._names.leading(field, limit)

    def speeches(self, order: SpeechOrder, page: int = 1, per_page: int = 100) -> SpeechList:
        return self._names.speeches(order, page, per_page)

    # The whole

    def redirects(self) -> Mapping[str, str]:
        return self._leads("redirect")

    def led_on(self) -> tuple[Mapping[ReleaseId, ReleaseId], Mapping[QuoteId, QuoteId]]:
        releases, quotes = self._leads("release"), self._leads("quote")
        return (
            {ReleaseId(old): ReleaseId(new) for old, new in releases.items()},
            {QuoteId(old): QuoteId(new) for old, new in quotes.items()},
        )

    def collections(self) -> Mapping[str, str]:
        return self._leads("collection")

    def _leads(self, kind: LeadKind) -> dict[str, str]:
        return read_leads(self._opened.engine, self._opened.index("lists"), kind)

    def standings(self) -> Iterator[Standing]:
        asked: Json = {"query": {"match_all": {}}, "sort": ["_doc"], "_source": ["row"]}
        for row in self._opened.engine.scan(self._opened.index("quotes"), asked):
            quote = quote_of(row["_source"])
            yield Standing(quote.id, quote.release_id, quote.speaker_id, quote.organisation_id)

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        for held in self._held():
            yield held.id, held.sha256

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        for held in self._held():
            yield held.id, held.sources

    def _held(self) -> Iterator[HeldRelease]:
        return read_blocks(self._opened.engine, self._opened.index("lists"))

    def statistics(self) -> Statistics:
        told = self._opened.manifest
        return Statistics(
            generation=self.generation,
            releases=told["releases"],
            quotes=told["quotes"],
            speakers=told["speakers"],
            organisations=told["organisations"],
            first=_date(told["first"]),
            last=_date(told["last"]),
            built=told["built"],
            kinds=tuple((kind, number) for kind, number in told["kinds"]),
            languages=tuple((language, number) for language, number in told["languages"]),
        )

    def gaps(self) -> tuple[Gap, ...]:
        return self._releases.gaps()


def _release_of(source: Json) -> Release:
    record, given_id, sources, sha256 = source["held"]
    held = HeldRelease(
        ReleaseId(""), record, sha256, given_id, tuple(Source(*one) for one in sources), ()
    )
    return held.release(source["text"])


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
