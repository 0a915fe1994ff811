"""Figures of the whole archive for its page."""

from __future__ import annotations

from typing import Any

from app.search.fields import FIELD_WORDS, label_value
from indexer.archive import Facet, FilterField, Period, Reader, SearchQuery
from indexer.model import READ_LANGUAGES

_FIELDS: tuple[FilterField, ...] = ("issuer", "publisher", "language", "kind")
_VALUES = 20


def coverage_page(reader: Reader) -> dict[str, Any]:
    """Counts of releases and quotes, by field, year and month, with the months that have none."""
    found = reader.search(
        SearchQuery(facets=_FIELDS, facet_size=_VALUES, interval="month", per_page=1)
    )
    held = reader.statistics()
    years = reader.timeline(SearchQuery(), "year")
    return {
        "held": held,
        "quotes": found.total,  # as every other page counts them: each thing said is one
        "origins": [_origin(facet) for facet in found.facets if facet.buckets],
        "years": [year for year in years if year.count],
        "gaps": find_gaps(found.timeline),
        "undated": found.undated,
        "unread": [(code, count) for code, count in held.languages if code not in READ_LANGUAGES],
    }


def _origin(facet: Facet) -> dict[str, Any]:
    """A field as a table of the page: its values in the reader's words, with their counts."""
    values = [
        (b.value, b.label and label_value(facet.field, b.label), b.count) for b in facet.buckets
    ]
    return {
        "name": facet.field,
        "title": FIELD_WORDS[facet.field].title,
        "rows": values,
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
