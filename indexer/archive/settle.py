"""What follows from the quotes once they are identified: order, counts, records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from indexer.archive.query import SearchQuery
from indexer.errors import QueryError, ReleaseError
from indexer.model import Organisation, OrganisationId, Quote, QuoteId, Release, Speaker, SpeakerId

Named = TypeVar("Named", SpeakerId, OrganisationId)

MAX_PER_PAGE = 10_000
"""Hits of one page; whoever wants all of them exports."""


def check_storable(release: Release, quotes: Iterable[Quote]) -> None:
    """``ReleaseError`` for text that no file can hold: half of a surrogate pair."""
    texts = [release.id, release.given_id, release.title, release.publisher, release.url]
    texts += (release.issuer, release.author, release.embargo)
    texts += (release.text, *(part for source in release.sources for part in source))
    for quote in quotes:
        texts += (quote.text, quote.speaker_name, quote.role, quote.organisation_name)
    try:
        "".join(texts).encode()
    except UnicodeEncodeError as error:
        raise ReleaseError(release.origin or release.id, f"not Unicode text: {error}") from None


def check_page(query: SearchQuery) -> None:
    """``QueryError`` for a page that cannot be asked for."""
    if query.page < 1 or not 0 < query.per_page <= MAX_PER_PAGE:
        raise QueryError(f"no page {query.page} of {query.per_page}")


def order_in_release(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes of one release in the order they stand in its text."""
    return sorted(quotes, key=place_in_release)


def place_in_release(quote: Quote) -> tuple[int, int, str]:
    """Where a quote begins and ends; its id where two share both."""
    if not quote.content:
        return (0, 0, quote.id)
    return (quote.content[0].start, quote.content[-1].end, quote.id)


def settle_speakers(
    records: Iterable[Speaker], quotes: Sequence[Quote], sayings: Mapping[QuoteId, int]
) -> list[Speaker]:
    """Speakers with their quotes counted, those of one saying as one.

    One without a record is named after its first quote. ``sayings`` has a number for each quote
    that is said in several releases.
    """
    counts = _count_sayings(((q.speaker_id, q.id) for q in quotes), sayings)
    settled = {r.id: replace(r, quotes=counts.get(r.id, 0)) for r in records}
    for quote in quotes:
        name = quote.speaker_id
        if name is not None and name not in settled:
            settled[name] = Speaker(
                name, quote.speaker_name or name, quote.speaker_type, quotes=counts[name]
            )
    return list(settled.values())


def settle_organisations(
    records: Iterable[Organisation], quotes: Sequence[Quote], sayings: Mapping[QuoteId, int]
) -> list[Organisation]:
    """The same for organisations."""
    counts = _count_sayings(((q.organisation_id, q.id) for q in quotes), sayings)
    settled = {r.id: replace(r, quotes=counts.get(r.id, 0)) for r in records}
    for quote in quotes:
        name = quote.organisation_id
        if name is not None and name not in settled:
            settled[name] = Organisation(name, quote.organisation_name or name, quotes=counts[name])
    return list(settled.values())


def _count_sayings(
    quotes: Iterable[tuple[Named | None, QuoteId]], sayings: Mapping[QuoteId, int]
) -> Counter[Named]:
    """How many sayings each name has: quotes with one number are one."""
    said = {(name, sayings.get(quote) or quote) for name, quote in quotes if name is not None}
    return Counter(name for name, _ in said)
