"""The seam every archive implements for reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from indexer.archive.closest import Closest
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


class Reader(Protocol):
    """A snapshot of one generation: what it answers never changes while it is held.

    Safe to share between threads. Every method that takes an id raises
    ``NotFoundError`` when there is no such thing; ids that were merged, or that
    a release or quote had before, answer with the record that stands for them now.
    """

    @property
    def generation(self) -> str:
        """The name of the generation: the same name, the same answers (an ETag)."""
        ...

    def search(self, query: SearchQuery) -> SearchResult: ...

    def closest(self, query: SearchQuery, limit: int = 10) -> tuple[Closest, ...]:
        """Quotes that meet much of a search but not all of it, the closest first.

        Plain words are looked for in what was said, in names, offices and headlines, and as
        dates; they may be spelt wrong or stand for a synonym. Phrases, exclusions, filters and
        dates of the query hold. None where the query has no plain words.
        """
        ...

    def count(self, query: SearchQuery) -> int:
        """``search(query).total`` without the hits."""
        ...

    def counts(self, queries: Sequence[SearchQuery]) -> tuple[int, ...]:
        """The ``count`` of each query; what several of them look for is looked for once."""
        ...

    def search_releases(self, query: SearchQuery) -> ReleaseResult | None:
        """Releases with the words anywhere in their texts; None in an archive whose texts are
        not indexed, as it was built by an earlier version.

        Filters of what belongs to a release (``RELEASE_FIELDS``) and dates hold for it. Of the
        others, one of its quotes must have all that are chosen, and none one that is excluded.
        Ordered by BM25 for relevance, which is the rule where there are words. Facets are those
        of ``RELEASE_FIELDS``; ``group_by``, ``interval`` and ``spans`` mean nothing here.
        """
        ...

    def count_releases(self, query: SearchQuery) -> int | None:
        """``search_releases(query).total`` without the releases."""
        ...

    def timeline(self, query: SearchQuery, interval: Interval) -> tuple[Period, ...]:
        """``search(query).timeline`` by this interval, without the hits."""
        ...

    def export(self, query: SearchQuery, most: int | None = None) -> Iterator[Hit]:
        """The hits of the query in its order, pages ignored; the first ``most``, or every one."""
        ...

    def quote(self, quote_id: QuoteId) -> Quote: ...

    def appearances(self, quote_id: QuoteId) -> tuple[Hit, ...]:
        """The other quotes that are the same saying, the oldest first; of an unknown id none."""
        ...

    def release(self, release_id: ReleaseId) -> ReleasePage: ...

    def speaker(self, speaker_id: SpeakerId) -> Speaker: ...

    def organisation(self, organisation_id: OrganisationId) -> Organisation: ...

    def suggest(
        self, prefix: str, fields: tuple[FilterField, ...], limit: int = 10
    ) -> tuple[Suggestion, ...]:
        """Names, any word or alias of which begins so, folded; most quoted first.

        Fields: speaker, organisation, role, publisher.
        """
        ...

    def resolve(self, field: FilterField, name: str) -> tuple[Suggestion, ...]:
        """What a whole typed name or alias stands for, folded; most quoted first."""
        ...

    def complete(self, prefix: str, limit: int = 5) -> tuple[str, ...]:
        """Words of quotes that begin so, one of each stem, those that most quotes have first.

        None for less than three letters.
        """
        ...

    def frequencies(self, forms: Collection[str]) -> Mapping[str, int]:
        """How many quotes have each of these folded forms as written; those in none are left out.

        Quotes that were replaced since the archive was last merged may be counted, too.
        """
        ...

    def spellings(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """Words of the archive's own vocabulary close to one that is not in it."""
        ...

    def browse(
        self,
        field: FilterField,
        initial: str,
        page: int = 1,
        per_page: int = 100,
        only: Listed = "all",
    ) -> Listing:
        """A–Z of speakers (by family name as printed last) or organisations."""
        ...

    def leading(self, field: FilterField, limit: int = 8) -> tuple[Bucket, ...]:
        """Speakers or organisations by ``how_widely`` they are quoted, then by most quotes."""
        ...

    def speeches(self, order: SpeechOrder, page: int = 1, per_page: int = 100) -> SpeechList:
        """Speeches and transcripts in which somebody named speaks, the newest first.

        By speaker, each is listed under everybody who speaks; by event, those whose occasion
        is known.
        """
        ...

    def redirects(self) -> Mapping[str, str]:
        """Ids of speakers and organisations that stand no more, and the ids that stand for them."""
        ...

    def standings(self) -> Iterator[Standing]:
        """Every quote with its release, speaker and organisation, by id; in no order."""
        ...

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        """Ids held with the digests of their texts, in order."""
        ...

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        """Where the releases held are read, in order of their ids."""
        ...

    def collections(self) -> Mapping[str, str]:
        """The folder of every collection ("" for none)."""
        ...

    def led_on(self) -> tuple[Mapping[ReleaseId, ReleaseId], Mapping[QuoteId, QuoteId]]:
        """Ids that releases and quotes had before, and those that stand for them."""
        ...

    def statistics(self) -> Statistics: ...

    def gaps(self) -> tuple[Gap, ...]:
        """How many releases are without a date, headline, issuer, or quotes though they have
        words in quotation marks. Reads the texts of all releases without quotes."""
        ...


class Archive(Protocol):
    """Hands out readers of whatever generation is current."""

    def reader(self) -> AbstractContextManager[Reader]:
        """A reader of the newest generation; ``NoArchiveError`` if none is published.

        Once one is open, a newer one that cannot be opened leaves it in use: see ``trouble``.
        """
        ...

    def trouble(self) -> str:
        """Why readers are not of the newest generation, what of theirs is damaged, or why nobody
        can tell what was withdrawn from it; else ""."""
        ...

    def close(self) -> None: ...
