"""Values of facets, and the order buckets stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from indexer.archive.fields import BY_NAME, RELEASE_FIELDS, WORDED
from indexer.archive.offices import families_of, family_called
from indexer.archive.query import Filter, FilterField, SearchQuery
from indexer.archive.result import Bucket, Facet
from indexer.model import Quote, Release
from indexer.text.fold import fold

FOLDED = frozenset(WORDED)
"""The same as a set: a membership test for each value of a page."""


def part_filters(query: SearchQuery) -> tuple[list[Filter], list[Filter]]:
    """The filters of a search that belong to releases, and those that belong to quotes."""
    own = [f for f in query.filters if f.field in RELEASE_FIELDS]
    return own, [f for f in query.filters if f.field not in RELEASE_FIELDS]


def value_of_release(release: Release, field: FilterField) -> str:
    """What a release has in one of ``RELEASE_FIELDS``, as stored; "" for nothing."""
    read = BY_NAME[field].of_release
    assert read is not None, field
    return read(release)


def keys_of(quote: Quote, release: Release, field: FilterField) -> tuple[str, ...]:
    """What a quote has in a field, as it is compared: several offices, else one value or none."""
    if field == "office":
        return families_of(quote.role)
    key = key_of(field, value_of(quote, release, field))
    return (key,) if key else ()


def value_of(quote: Quote, release: Release, field: FilterField) -> str:
    """What a quote has in a field but office, as stored; "" for nothing."""
    return BY_NAME[field].value(quote, release)


def key_of(field: FilterField, value: str) -> str:
    """How a value of a field is compared; an office may be called by any of its names."""
    if field == "office":
        return family_called(value) or value
    return fold(value) if field in FOLDED else value


def choose_labels(spellings: Iterable[tuple[str, int]]) -> dict[str, str]:
    """For words as stored with their counts: the most frequent spelling of each folded key."""
    counts: Counter[str] = Counter()
    for spelling, count in spellings:
        counts[spelling] += count
    labels: dict[str, str] = {}
    for spelling in sorted(counts, key=lambda s: (-counts[s], s)):
        labels.setdefault(fold(spelling), spelling)
    return labels


def make_facet(
    field: FilterField,
    counts: Mapping[str, tuple[str, int]],
    chosen: tuple[tuple[str, str], ...],
    size: int,
    unnamed: int = 0,
) -> Facet:
    """A facet from (label, count) by value, and the chosen (value, label) pairs."""
    told = BY_NAME[field]
    by_value = told.order == "value"
    ranked = sorted(
        ((count, label, value) for value, (label, count) in counts.items() if count),
        key=lambda row: (told.place(row[2]) if by_value else -row[0], row[1], row[2]),
    )
    picked = {value for value, _ in chosen}
    shown = [row for i, row in enumerate(ranked) if i < size or row[2] in picked]
    present = {row[2] for row in shown}
    absent = {(label, value) for value, label in chosen if value not in present}
    shown += ((0, label, value) for label, value in sorted(absent))
    buckets = tuple(Bucket(v, label, n, selected=v in picked) for n, label, v in shown)
    return Facet(field, buckets, len(ranked), unnamed)
