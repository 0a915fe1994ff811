"""What an archive answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indexer.archive.frames import Frame
from indexer.archive.query import FilterField
from indexer.model import (
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    Release,
    ReleaseId,
    Span,
    Speaker,
    SpeakerId,
)


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of a quote to show; ``marks`` are the matched words, offsets into ``text``.

    ``text`` is the whole quote, or a window of it around the first matches:
    ``cut_before`` and ``cut_after`` say that something was left out.
    """

    text: str
    marks: tuple[Span, ...] = ()
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraph of a turn that a search found, which a hit shows.

    ``number`` counts the paragraphs of the release from 1, ``found`` are the numbers of all
    paragraphs of the turn that have as many of the words. ``length`` is that of the whole turn
    in words; ``words`` are those of the paragraph, of all the turn where no words were sought.
    """

    number: int
    found: tuple[int, ...]
    length: int
    words: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One quote found. ``score`` is BM25F for relevance, 0 otherwise.

    ``given_id``, ``collection``, ``issuer`` and ``publisher`` (the carrier) are the release's.
    ``passage`` is what is shown of a turn of a speech or transcript, None for other quotes and
    in exports.
    """

    quote: Quote
    snippet: Snippet
    release_title: str
    publisher: str
    score: float = 0.0
    given_id: str = ""
    collection: str = ""
    passage: Passage | None = None
    issuer: str = ""
    elsewhere: int = 0
    """In how many other releases of the archive the same speaker says the same."""
    frame: Frame | None = None
    """The sentence around reported speech; not in exports."""

    @property
    def house(self) -> str:
        """Whose release it is, or who carried it, as far as is known."""
        return self.issuer or self.publisher


@dataclass(frozen=True, slots=True)
class Bucket:
    """One value of a facet; ``count`` is the number of results choosing it leads to."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field among the results, its own filter left aside.

    ``distinct`` is how many values there are; ``buckets`` are the most
    frequent (ties by label), and always those that are selected.
    """

    field: FilterField
    buckets: tuple[Bucket, ...]
    distinct: int
    unnamed: int = 0  # results without a value in this field


@dataclass(frozen=True, slots=True)
class Period:
    """Quotes in one year, month or day of the timeline; periods without any are included."""

    start: date
    count: int


GROUP_HITS = 1
"""Quotes shown of each group."""


@dataclass(frozen=True, slots=True)
class Group:
    """Results gathered by speaker, organisation or release.

    ``share`` is ``count`` over the results that have a value in this field;
    ``per_year`` counts (year, quotes) without gaps; ``hits`` are a few of its best.
    """

    value: str
    label: str
    count: int
    share: float
    first: date | None
    last: date | None
    per_year: tuple[tuple[int, int], ...]
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits (or groups) and everything about the whole result."""

    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...] = ()
    timeline: tuple[Period, ...] = ()
    undated: int = 0
    groups: tuple[Group, ...] = ()
    group_total: int = 0
    spans: tuple[int, ...] = ()  # quotes in each of the query's spans
    years: tuple[Period, ...] = ()  # quotes by year, the query's dates left aside
    dateless: int = 0  # quotes without a date that the query's dates leave out; with spans only
    repeats: int = 0  # quotes of a folded search that are not counted, as they repeat others


@dataclass(frozen=True, slots=True)
class FoundRelease:
    """A release whose text matches, with words of it around the first places that do.

    ``quotes`` is how many quotes stand in it.
    """

    id: ReleaseId
    title: str
    published: date | None
    issuer: str
    publisher: str
    snippet: Snippet
    quotes: int
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class ReleaseResult:
    """A page of releases, how many there are in all, and facets of what belongs to releases."""

    total: int
    hits: tuple[FoundRelease, ...]
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that begins as typed, the fullest name and its id."""

    field: FilterField
    value: str
    label: str
    detail: str
    count: int


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """A release with its quotes in the order they stand."""

    release: Release
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose words a quote was published as: what permalinks are kept by."""

    quote: QuoteId
    release: ReleaseId
    speaker: SpeakerId | None
    organisation: OrganisationId | None


@dataclass(frozen=True, slots=True)
class ListedSpeaker:
    """A line of the A–Z: the speaker and the latest role, for telling namesakes apart."""

    speaker: Speaker
    detail: str


Listed = Literal["all", "people", "others"]
"""Of the A–Z of speakers: all, people alone, or organisations and groups alone."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of an A–Z. ``initials`` are all that exist, with counts."""

    initials: tuple[tuple[str, int], ...]
    speakers: tuple[ListedSpeaker, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Statistics:
    """What is in the archive."""

    generation: str
    releases: int
    quotes: int
    speakers: int
    organisations: int
    first: date | None
    last: date | None
    built: str  # ISO 8601, UTC
    kinds: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()  # of releases, most first; "" is unknown


def count_languages(languages: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Each language and its releases, most first, equals by code."""
    return rank_languages(Counter(languages))


def rank_languages(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Languages that were counted, as ``count_languages`` gives them."""
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
