"""Reading one generation: see ``Reader`` for what the methods promise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from indexer.archive.closest import Closest
from indexer.archive.embedded.index.postings import Work
from indexer.archive.embedded.integrity.manifest import (
    GenerationFiles,
    Manifest,
    read_generation,
    read_statistics,
)
from indexer.archive.embedded.reading.closest_quotes import ClosestQuotes
from indexer.archive.embedded.reading.listings import Listings
from indexer.archive.embedded.reading.names import Names
from indexer.archive.embedded.reading.opened import Opened
from indexer.archive.embedded.reading.quotes import Quotes
from indexer.archive.embedded.reading.releases import Releases
from indexer.archive.embedded.reading.results import Results
from indexer.archive.gaps import Gap
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


class EmbeddedReader:
    """One generation, shared by all threads."""

    def __init__(self, files: GenerationFiles, manifest: Manifest) -> None:
        self._opened = Opened(files, manifest)
        self._quotes = Quotes(self._opened)
        self._results = Results(self._opened, self._quotes)
        self._names = Names(self._opened)
        self._listings = Listings(self._opened)
        self._releases = Releases(self._opened, self._quotes)
        self._closest = ClosestQuotes(self._opened, self._quotes, self._names, self._releases)

    @property
    def generation(self) -> str:
        return self._opened.manifest.generation

    @property
    def withdrawn(self) -> str:
        """See ``StoredArchive.withdrawn_state``; of this generation."""
        return self._opened.manifest.withdrawn

    @property
    def files(self) -> GenerationFiles:
        return self._opened.files

    @property
    def work(self) -> Work:
        """What has been read so far."""
        return self._opened.work

    def close(self) -> None:
        self._releases.close()
        self._opened.close()

    def statistics(self) -> Statistics:
        return read_statistics(self._opened.manifest)

    def search(self, query: SearchQuery) -> SearchResult:
        return self._results.search(query)

    def search_releases(self, query: SearchQuery) -> ReleaseResult | None:
        return self._releases.search(query)

    def count_releases(self, query: SearchQuery) -> int | None:
        return self._releases.count(query)

    def timeline(self, query: SearchQuery, interval: Interval) -> tuple[Period, ...]:
        return self._results.timeline(query, interval)

    def count(self, query: SearchQuery) -> int:
        return self._results.count(query)

    def counts(self, queries: Sequence[SearchQuery]) -> tuple[int, ...]:
        return self._results.counts(queries)

    def export(self, query: SearchQuery, most: int | None = None) -> Iterator[Hit]:
        return self._results.export(query, most)

    def closest(self, query: SearchQuery, limit: int = 10) -> tuple[Closest, ...]:
        return self._closest.find(query, limit)

    def quote(self, quote_id: QuoteId) -> Quote:
        return self._quotes.quote(quote_id)

    def appearances(self, quote_id: QuoteId) -> tuple[Hit, ...]:
        return self._quotes.appearances(quote_id)

    def release(self, release_id: ReleaseId) -> ReleasePage:
        return self._quotes.release(release_id)

    def speaker(self, speaker_id: SpeakerId) -> Speaker:
        return self._opened.catalogue.speaker(speaker_id)

    def organisation(self, organisation_id: OrganisationId) -> Organisation:
        return self._opened.catalogue.organisation(organisation_id)

    def browse(
        self,
        field: FilterField,
        initial: str,
        page: int = 1,
        per_page: int = 100,
        only: Listed = "all",
    ) -> Listing:
        return self._opened.catalogue.browse(field, initial, page, per_page, only)

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

    def redirects(self) -> dict[str, str]:
        return dict(self._opened.catalogue.redirects)

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        return self._listings.releases()

    def collections(self) -> dict[str, str]:
        return self._listings.collections()

    def led_on(self) -> tuple[dict[ReleaseId, ReleaseId], dict[QuoteId, QuoteId]]:
        return self._listings.led_on()

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        return self._listings.places()

    def leading(self, field: FilterField, limit: int = 8) -> tuple[Bucket, ...]:
        return self._names.leading(field, limit)

    def speeches(self, order: SpeechOrder, page: int = 1, per_page: int = 100) -> SpeechList:
        return self._listings.speeches(order, page, per_page)

    def standings(self) -> Iterator[Standing]:
        return self._listings.standings()

    def gaps(self) -> tuple[Gap, ...]:
        return self._listings.gaps()


def open_generation(folder: Path) -> EmbeddedReader:
    """A reader of the generation in a folder; ``StorageError`` where it cannot be read."""
    manifest, files = read_generation(folder)
    return EmbeddedReader(files, manifest)
