"""A result by speaker, organisation or release."""

from __future__ import annotations

from typing import Any

import numpy as np

from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.reading.opened import Opened
from indexer.archive.embedded.reading.quotes import Quotes
from indexer.archive.embedded.reading.ranking import order_of
from indexer.archive.embedded.searching.executor import Executor
from indexer.archive.embedded.searching.selection import pick_page
from indexer.archive.embedded.searching.tallies import make_group, top_counts
from indexer.archive.embedded.storage.catalogue import ReleaseRow
from indexer.archive.query import SearchQuery
from indexer.archive.result import Group

GROUP_HITS = 3
"""Quotes shown of each group."""


class Groups:
    """Parts a result by the values of a field."""

    def __init__(self, opened: Opened, quotes: Quotes) -> None:
        self._opened = opened
        self._quotes = quotes

    def page(
        self, executor: Executor, query: SearchQuery, ids: Ids | None, first: int, last: int
    ) -> tuple[tuple[Group, ...], int]:
        name = query.group_by or "speaker"
        values = self._opened.columns[name] if ids is None else self._opened.columns[name][ids]
        counts, ranks = np.bincount(values), None
        if name == "release":
            ranks = self._opened.catalogue.title_ranks
        elif len(counts):
            counts[0] = 0
        repeats = self._opened.repeats(query, ids)
        if repeats is not None and len(counts):
            again = self._opened.columns[name].take(repeats.rows(repeats.by_column(name)))
            counts = counts - np.bincount(again, minlength=len(counts))[: len(counts)]
            counts[0] = counts[0] if name == "release" else 0
        having = int(counts.sum())
        numbers = top_counts(counts, last - first, ranks, skip=first).tolist()
        rank, scores = order_of(self._opened, executor, query, ids)
        titles = self._opened.catalogue.releases(set(numbers)) if name == "release" else {}
        marker = self._opened.marker(query)
        groups = []
        for number in numbers:
            inside = np.flatnonzero(values == number)
            if repeats is not None:
                inside = np.setdiff1d(inside, repeats.again_among(inside), assume_unique=True)
            best = inside[
                pick_page(rank[inside], None if scores is None else scores[inside], 0, GROUP_HITS)
            ]
            groups.append(
                make_group(
                    self._opened.columns,
                    self._group_name(name, number, titles),
                    having,
                    inside if ids is None else ids[inside],
                    self._quotes.hits(
                        (best if ids is None else ids[best]).tolist(),
                        [0.0] * len(best) if scores is None else scores[best].tolist(),
                        marker,
                    ),
                )
            )
        return tuple(groups), int(np.count_nonzero(counts))

    def _group_name(self, name: Any, number: int, titles: dict[int, ReleaseRow]) -> tuple[str, str]:
        if name == "release":
            return titles[number].id, titles[number].title
        return self._opened.catalogue.value(name, number), self._opened.catalogue.label(
            name, number
        )
