"""Counting the result: timeline and groups, by ``bincount`` over columns."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.storage.columns import Columns
from indexer.archive.query import DateRange, Interval, SearchQuery
from indexer.archive.result import Group, Hit, Period
from indexer.archive.timeline import fill_periods, fill_years

Counts = npt.NDArray[np.int64]

_UNITS = {"year": "datetime64[Y]", "month": "datetime64[M]"}
_EPOCH = date(1970, 1, 1).toordinal()


def top_counts(
    counts: Counts, size: int, ranks: npt.NDArray[np.int32] | None = None, *, skip: int = 0
) -> npt.NDArray[np.int64]:
    """Numbers with the largest counts above 0; among equals the smallest number (or rank)."""
    having = np.flatnonzero(counts)
    if skip >= len(having) or size <= 0:
        return having[:0]
    ties = having if ranks is None else ranks[having]
    keys = counts[having] * np.int64(len(counts) + 1) - ties
    last = min(skip + size, len(having))
    near = np.argpartition(-keys, last - 1)[:last] if last < len(having) else np.arange(len(having))
    order = near[np.argsort(-keys[near])]
    picked: npt.NDArray[np.int64] = having[order[skip:last]]
    return picked


def count_days(columns: Columns, ids: Ids | None) -> tuple[npt.NDArray[np.int64], Counts]:
    """Days that have quotes, as ordinals rising, and how many; day 0 left out."""
    days = columns.day if ids is None else columns.day.take(ids)
    if not len(days):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    first = int(days.min())
    if first == 0:
        days = days[days > 0]
        first = int(days.min()) if len(days) else 0
    counts = np.bincount(days - np.int32(first))
    having = np.flatnonzero(counts)
    return having + first, counts[having]


def count_span(days: npt.NDArray[np.int64], counts: Counts, span: DateRange) -> int:
    """Quotes of the days within a range that has a beginning or an end."""
    first = 0 if span.since is None else int(np.searchsorted(days, span.since.toordinal()))
    last = len(days)
    if span.until is not None:
        last = int(np.searchsorted(days, span.until.toordinal(), "right"))
    return int(counts[first:last].sum())


def count_spans(query: SearchQuery, days: npt.NDArray[np.int64], counts: Counts) -> dict[str, Any]:
    """The ``spans`` and ``years`` of a result; the days are those without the query's dates."""
    spans = tuple(count_span(days, counts, span) for span in query.spans)
    return {"spans": spans, "years": make_timeline(days, counts, "year")}


def make_timeline(
    days: npt.NDArray[np.int64], counts: Counts, interval: Interval
) -> tuple[Period, ...]:
    """Counts by day gathered into years, months or days, gaps filled."""
    numbers = period_numbers(days, interval)
    unique, places = np.unique(numbers, return_inverse=True)
    sums = np.bincount(places, counts, minlength=len(unique)) if len(unique) else counts
    return fill_periods(
        {int(n): int(count) for n, count in zip(unique, sums, strict=True)}, interval
    )


def period_numbers(days: npt.NDArray[np.int64], interval: Interval) -> npt.NDArray[np.int64]:
    """Years, months (from the year 0) or days, counted as ``timeline`` does."""
    if interval == "day":
        return days
    since = (days - _EPOCH).astype("datetime64[D]").astype(_UNITS[interval]).astype(np.int64)
    return since + (1970 if interval == "year" else 1970 * 12)


def count_years(days: npt.NDArray[np.int32]) -> dict[int, int]:
    """Quotes by year; undated ones left out."""
    dated = days[days > 0].astype(np.int64)
    years, counts = np.unique(period_numbers(dated, "year"), return_counts=True)
    return {int(year): int(count) for year, count in zip(years, counts, strict=True)}


def make_group(
    columns: Columns,
    name: tuple[str, str],
    having: int,
    numbers: npt.NDArray[Any],
    hits: tuple[Hit, ...],
) -> Group:
    """A group of these quotes; ``name`` is its value and label, ``having`` the quotes of all."""
    days = columns.day[numbers]
    dated = days[days > 0]
    return Group(
        value=name[0],
        label=name[1],
        count=len(numbers),
        share=len(numbers) / having,
        first=date.fromordinal(int(dated.min())) if len(dated) else None,
        last=date.fromordinal(int(dated.max())) if len(dated) else None,
        per_year=fill_years(count_years(days)),
        hits=hits,
    )
