"""A result by speaker, organisation or release."""

from __future__ import annotations

from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.reading.opened import Opened
from indexer.archive.embedded.reading.quotes import Quotes
from indexer.archive.embedded.reading.ranking import order_of
from indexer.archive.embedded.searching.executor import Executor
from indexer.archive.embedded.searching.folding import Repeats
from indexer.archive.embedded.searching.selection import pick_page
from indexer.archive.embedded.searching.tallies import make_group, top_counts
from indexer.archive.embedded.storage.catalogue import ReleaseRow
from indexer.archive.query import GroupBy, SearchQuery
from indexer.archive.result import GROUP_HITS, Group


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
        ranks = self._opened.catalogue.title_ranks if name == "release" else None
        repeats = self._opened.repeats(query, ids)
        counts = self._count(name, values, repeats)
        having = int(counts.sum())
        numbers = top_counts(counts, last - first, ranks, skip=first).tolist()
        rank, scores = order_of(self._opened, executor, query, ids)
        titles = self._opened.catalogue.releases(set(numbers)) if name == "release" else {}
        members: list[npt.NDArray[Any]] = []
        first_of: list[int] = []
        tops: list[float] = []
        for number in numbers:
            inside = np.flatnonzero(values == number)
            if repeats is not None:
                inside = np.setdiff1d(inside, repeats.again_among(inside), assume_unique=True)
            best = inside[
                pick_page(rank[inside], None if scores is None else scores[inside], 0, GROUP_HITS)
            ]
            members.append(inside if ids is None else ids[inside])
            first_of += (best if ids is None else ids[best]).tolist()
            tops += [0.0] * len(best) if scores is None else scores[best].tolist()
        hits = iter(self._quotes.hits(first_of, tops, self._opened.marker(query)))
        groups = [
            make_group(
                self._opened.columns,
                self._group_name(name, number, titles),
                having,
                inside,
                tuple(islice(hits, min(len(inside), GROUP_HITS))),
            )
            for number, inside in zip(numbers, members, strict=True)
        ]
        return tuple(groups), int(np.count_nonzero(counts))

    def _count(
        self, name: GroupBy, values: npt.NDArray[np.int32], repeats: Repeats | None
    ) -> npt.NDArray[np.int64]:
        """How many quotes, or sayings, each value has; none of the value for nobody."""
        counts = np.bincount(values)
        if repeats is not None and len(counts):
            again = self._opened.columns[name].take(repeats.rows(repeats.by_column(name)))
            counts = counts - np.bincount(again, minlength=len(counts))[: len(counts)]
        if name != "release" and len(counts):
            counts[0] = 0
        return counts

    def _group_name(self, name: Any, number: int, titles: dict[int, ReleaseRow]) -> tuple[str, str]:
        if name == "release":
            return titles[number].id, titles[number].title
        return self._opened.catalogue.value(name, number), self._opened.catalogue.label(
            name, number
        )
