"""Another search to offer, and how many quotes it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.search.filters import Choice
from indexer.archive import Reader, SearchQuery


@dataclass(frozen=True, slots=True)
class Way:
    """Another search: its words, its address, and the query whose results are counted.

    ``instead`` are ways to offer where this one leads to nothing.
    """

    label: str
    url: str
    query: SearchQuery
    instead: tuple[Way, ...] = ()


def count_ways(reader: Reader, ways: Sequence[Way]) -> list[Choice]:
    """Ways with the quotes each leads to, all counted at once."""
    queries = [one.query for way in ways for one in (way, *way.instead)]
    counts = dict(zip(queries, reader.counts(queries), strict=True))
    return [
        Choice(one.label, one.url, counts[one.query])
        for way in ways
        for one in ((way,) if counts[way.query] or not way.instead else way.instead)
    ]
