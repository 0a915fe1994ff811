"""Searching: the result of a query, and what is counted of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.reading.groups import Groups
from indexer.archive.embedded.reading.opened import Opened
from indexer.archive.embedded.reading.quotes import Quotes
from indexer.archive.embedded.reading.ranking import export_order, order_of
from indexer.archive.embedded.searching.chronicle import asks_days_alone
from indexer.archive.embedded.searching.executor import Executor
from indexer.archive.embedded.searching.facets import FacetCounter, make_facet
from indexer.archive.embedded.searching.selection import asks_scores_of_all, pick_page
from indexer.archive.embedded.searching.tallies import count_spans, make_timeline
from indexer.archive.query import DateRange, FilterField, Interval, SearchQuery
from indexer.archive.result import Facet, Group, Hit, Period, SearchResult
from indexer.archive.settle import check_page
from indexer.archive.snippets import Marker

CountValues = Callable[[FilterField], npt.NDArray[np.int64]]
EXPORT_BATCH = 200
"""Quotes read at once while exporting: some 10 ms, between which a page can be made."""


class Results:
    """Answers queries over one generation."""

    def __init__(self, opened: Opened, quotes: Quotes) -> None:
        self._opened = opened
        self._quotes = quotes
        self._groups = Groups(opened, quotes)

    def search(self, query: SearchQuery) -> SearchResult:
        check_page(query)
        if asks_days_alone(query) and not (query.folded and self._opened.sayings.are_any):
            return self._search_days(query)
        with self._opened.turns:
            return self._search(query)

    def _search(self, query: SearchQuery) -> SearchResult:
        executor = self._opened.executor(asks_scores_of_all(query))
        selection = self._opened.select(executor, query)
        found = selection.result()
        repeats = self._opened.repeats(query, found)
        ids = found if repeats is None else repeats.folded()
        total = len(self._opened.columns) if ids is None else len(ids)
        counter = FacetCounter(
            self._opened.catalogue,
            self._opened.whole,
            self._opened.columns,
            selection,
            found,
            repeats,
        )
        days, counts = self._opened.days(found)
        undated = (len(self._opened.columns) if found is None else len(found)) - int(counts.sum())
        shown = repeats.days(query.interval or "day") if repeats is not None else (days, counts)
        first, last = (query.page - 1) * query.per_page, query.page * query.per_page
        groups: tuple[Group, ...] = ()
        group_total = 0
        hits: tuple[Hit, ...] = ()
        if query.group_by is not None:
            groups, group_total = self._groups.page(executor, query, found, first, last)
        else:
            hits = self._page(executor, query, ids, first, last)
        return SearchResult(
            total=total,
            hits=hits,
            facets=self._facets(query, counter.count),
            timeline=make_timeline(*shown, query.interval) if query.interval else (),
            undated=undated if repeats is None else repeats.undated(undated),
            groups=groups,
            group_total=group_total,
            repeats=0 if repeats is None else len(repeats.all()),
            **(self._spans(executor, query, found, days, counts) if query.spans else {}),
        )

    def _search_days(self, query: SearchQuery) -> SearchResult:
        """Everything between two days."""
        chronicle = self._opened.chronicle
        stretch = chronicle.between(query.dates)
        order = self._opened.oldest if query.order == "oldest" else self._opened.newest
        numbers = order[stretch.page(query)].tolist()
        days, counts = stretch.days, stretch.counts
        return SearchResult(
            total=stretch.total,
            hits=self._quotes.hits(numbers, [0.0] * len(numbers), Marker(())),
            facets=self._facets(query, stretch.count),
            timeline=make_timeline(days, counts, query.interval) if query.interval else (),
            dateless=len(self._opened.everything) - chronicle.dated if query.spans else 0,
            **(count_spans(query, chronicle.days, chronicle.counts) if query.spans else {}),
        )

    def _facets(self, query: SearchQuery, count: CountValues) -> tuple[Facet, ...]:
        return tuple(make_facet(self._opened.catalogue, query, n, count(n)) for n in query.facets)

    def _spans(
        self,
        executor: Executor,
        query: SearchQuery,
        ids: Ids | None,
        days: npt.NDArray[np.int64],
        counts: npt.NDArray[np.int64],
    ) -> dict[str, Any]:
        """The ``spans`` and ``years`` of a result."""
        if query.dates != DateRange():
            ids = self._opened.select(executor, replace(query, dates=DateRange())).result()
            days, counts = self._opened.days(ids)
        found = count_spans(query, days, counts)
        repeats = self._opened.repeats(query, ids)
        if query.dates != DateRange():
            dateless = (len(self._opened.columns) if ids is None else len(ids)) - int(counts.sum())
            found["dateless"] = dateless if repeats is None else repeats.undated(dateless)
        if repeats is not None:
            spans = zip(found["spans"], query.spans, strict=True)
            found["spans"] = tuple(n - repeats.repeated_within(span) for n, span in spans)
            found["years"] = make_timeline(*repeats.days("year"), "year")
        return found

    def timeline(self, query: SearchQuery, interval: Interval) -> tuple[Period, ...]:
        ids = self._opened.select(self._opened.executor(), query).result()
        repeats = self._opened.repeats(query, ids)
        days = self._opened.days(ids) if repeats is None else repeats.days(interval)
        return make_timeline(*days, interval)

    def count(self, query: SearchQuery) -> int:
        return self.counts((query,))[0]

    def counts(self, queries: Sequence[SearchQuery]) -> tuple[int, ...]:
        executor = self._opened.executor()  # remembers what each part of an expression matches
        return tuple(self._count(executor, query) for query in queries)

    def _count(self, executor: Executor, query: SearchQuery) -> int:
        ids = self._opened.fold(query, self._opened.select(executor, query).result())
        return len(self._opened.columns) if ids is None else len(ids)

    def export(self, query: SearchQuery, most: int | None = None) -> Iterator[Hit]:
        numbers, scores = export_order(self._opened, query, most)
        marker = self._opened.marker(query)
        for first in range(0, len(numbers), EXPORT_BATCH):
            some = slice(first, first + EXPORT_BATCH)
            yield from self._quotes.hits(
                numbers[some].tolist(), scores[some].tolist(), marker, passages=False
            )

    def _page(
        self, executor: Executor, query: SearchQuery, ids: Ids | None, first: int, last: int
    ) -> tuple[Hit, ...]:
        if ids is None and query.order == "added":
            ids = self._opened.everything
        if ids is None:  # every quote: the order is known
            order = self._opened.newest if query.order != "oldest" else self._opened.oldest
            some = order[first:last].tolist()
            return self._quotes.hits(some, [0.0] * len(some), Marker(()))
        rank, scores = order_of(self._opened, executor, query, ids)
        places = pick_page(rank, scores, first, last)
        numbers = ids[places]
        shown = scores[places].tolist() if scores is not None else [0.0] * len(places)
        return self._quotes.hits(numbers.tolist(), shown, self._opened.marker(query))
