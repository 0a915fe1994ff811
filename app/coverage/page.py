"""Figures of the whole archive for its page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.search.fields import FIELD_WORDS, label_value
from indexer.archive import DateRange, Facet, FilterField, Period, Reader, SearchQuery
from indexer.model import READ_LANGUAGES

_FIELDS: tuple[FilterField, ...] = ("issuer", "publisher", "language", "kind")
_OF_RELEASES: tuple[FilterField, ...] = ("issuer", "publisher", "language")
_VALUES = 20
_ALL = 100_000
"""Values whose releases are counted, so that each of the most quoted has its count."""


def coverage_page(reader: Reader) -> dict[str, Any]:
    """Counts of releases and quotes, by field, year and month, with the months that have none."""
    found = reader.search(
        SearchQuery(facets=_FIELDS, facet_size=_VALUES, interval="month", per_page=1)
    )
    held = reader.statistics()
    years = reader.timeline(SearchQuery(), "year")
    releases = _count_releases(reader)
    return {
        "held": held,
        "quotes": found.total,  # as every other page counts them: each thing said is one
        "origins": [_origin(facet, releases) for facet in found.facets if facet.buckets],
        "years": [(year, _releases_of(reader, year.start.year)) for year in years if year.count],
        "undated_releases": _undated_releases(reader),
        "gaps": find_gaps(found.timeline),
        "undated": found.undated,
        "unread": [(code, count) for code, count in held.languages if code not in READ_LANGUAGES],
    }


def _count_releases(reader: Reader) -> dict[FilterField, dict[str, int]]:
    """How many releases have each value of a field; nothing where no texts are indexed."""
    everything = SearchQuery(facets=_OF_RELEASES, facet_size=_ALL, per_page=1)
    found = reader.search_releases(everything)
    facets = found.facets if found is not None else ()
    return {facet.field: {b.value: b.count for b in facet.buckets} for facet in facets}


def _releases_of(reader: Reader, year: int) -> int | None:
    span = DateRange(date(year, 1, 1), date(year, 12, 31))
    return reader.count_releases(SearchQuery(dates=span))


def _undated_releases(reader: Reader) -> int | None:
    """How many releases no range of dates finds."""
    every = SearchQuery()
    held = reader.count_releases(every)
    dated = reader.count_releases(replace(every, dates=DateRange(date.min, date.max)))
    return held - dated if held is not None and dated is not None else None


def _origin(facet: Facet, releases: dict[FilterField, dict[str, int]]) -> dict[str, Any]:
    """A field as a table of the page: its values in the reader's words, with the quotes and the
    releases of each."""
    counted = releases.get(facet.field)
    values = [
        (
            bucket.value,
            bucket.label and label_value(facet.field, bucket.label),
            bucket.count,
            counted.get(bucket.value, 0) if counted else None,
        )
        for bucket in facet.buckets
    ]
    return {
        "name": facet.field,
        "title": FIELD_WORDS[facet.field].title,
        "rows": values,
        "counts_releases": bool(counted),
        "others": facet.distinct - len(values),
    }


def find_gaps(months: tuple[Period, ...]) -> list[tuple[Period, Period]]:
    """Stretches of months without a quote, between the first and the last: both ends of each."""
    gaps: list[tuple[Period, Period]] = []
    before: Period | None = None
    for month in months:
        if not month.count:
            if before is not None and not before.count and gaps:
                gaps[-1] = (gaps[-1][0], month)
            else:
                gaps.append((month, month))
        before = month
    return gaps
