"""Searching the texts of releases: the index of texts, with what filters ask of a release."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.atoms import positive_atoms
from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.index.postings import FullText, Work
from indexer.archive.embedded.index.segments import Segment
from indexer.archive.embedded.integrity.manifest import GenerationFiles, TextInfo
from indexer.archive.embedded.reading.opened import Opened
from indexer.archive.embedded.reading.quotes import Quotes
from indexer.archive.embedded.reading.release_values import code_values, codes_of
from indexer.archive.embedded.searching.executor import Executor, make_norms
from indexer.archive.embedded.searching.selection import pick_page
from indexer.archive.embedded.storage.catalogue import Catalogue
from indexer.archive.facets import (
    key_of,
    make_facet,
    part_filters,
)
from indexer.archive.fields import RELEASE_FIELDS
from indexer.archive.passages import show_text
from indexer.archive.query import UNNAMED, ArrivalOrder, Expression, FilterField, SearchQuery
from indexer.archive.result import Facet, FoundRelease, ReleaseResult
from indexer.archive.scoring import byte_of_length
from indexer.archive.settle import check_page
from indexer.archive.snippets import Marker
from indexer.errors import DamagedArchiveError
from indexer.model import ReleaseId

Bools = npt.NDArray[np.bool_]
_FILTERS = 16
"""Filters whose releases are remembered: four bytes for each release at most."""
Quoting = Callable[[SearchQuery], npt.NDArray[np.int32]]
"""The numbers of the releases of quotes for which the filters of a search hold."""

_SQL = "select number, id, segment, row, published, publisher, issuer from releases order by number"
_BEYOND = 4_000_000
"""A day beyond the year 9999."""


class Releases:
    """The texts of a generation, opened when they are first asked for: 50 µs a release."""

    def __init__(self, opened: Opened, quotes: Quotes) -> None:
        self._opened = opened
        self._read = quotes
        self._texts: ReleaseSearch | None = None
        self._lock = threading.Lock()

    def search(self, query: SearchQuery) -> ReleaseResult | None:
        check_page(query)
        texts = self._open()
        if texts is None:
            return None
        with self._opened.turns:
            return texts.search(query, self._read.text_of)

    def count(self, query: SearchQuery) -> int | None:
        texts = self._open()
        return None if texts is None else texts.count(query)

    def telling(self, expression: Expression) -> npt.NDArray[np.int32]:
        """The numbers of the releases whose texts match; none where texts are not indexed."""
        texts = self._open()
        return np.empty(0, np.int32) if texts is None else texts.telling(expression)

    def close(self) -> None:
        if self._texts is not None:
            self._texts.close()

    def _open(self) -> ReleaseSearch | None:
        if self._texts is None and self._opened.manifest.indexes_texts:
            with self._lock:
                self._texts = self._texts or self._open_texts()
        return self._texts

    def _open_texts(self) -> ReleaseSearch:
        opened = self._opened
        held = opened.columns.release[opened.everything]
        return ReleaseSearch(
            opened.files,
            opened.manifest.texts,
            opened.catalogue,
            np.bincount(held, minlength=opened.manifest.counts["releases"]),
            # Filters stay while words and pages change, and are gone through a million quotes.
            lru_cache(maxsize=_FILTERS)(self._quoting),
            opened.builds,
        )

    def _quoting(self, query: SearchQuery) -> npt.NDArray[np.int32]:
        ids = self._opened.select(self._opened.executor(), query).result()
        held = self._opened.columns.release
        marks = np.zeros(self._opened.manifest.counts["releases"], np.bool_)
        marks[held if ids is None else held.take(ids)] = True
        return np.flatnonzero(marks).astype(np.int32)


class ReleaseSearch:
    """Texts are numbered as their segments follow each other, like quotes."""

    def __init__(
        self,
        files: GenerationFiles,
        texts: list[TextInfo],
        catalogue: Catalogue,
        quotes: npt.NDArray[np.int64],
        quoting: Quoting,
        builds: Callable[[ArrivalOrder], npt.NDArray[np.int32]],
    ) -> None:
        """``quotes`` is how many each release has, and ``builds`` by which it came in, both by
        its number."""
        self._builds = builds
        self._catalogue = catalogue
        self._quotes = quotes
        self._quoting = quoting
        self._segments: list[Segment] = []
        base = 0
        for text in texts:
            self._segments.append(Segment(files, text, base))
            base += text.quotes
        self._number = np.full(base, -1, np.int32)  # of the release; -1 for one not held
        self._day = np.zeros(base, np.int32)
        self._ids: list[str] = []
        spelled = self._read_releases(texts, base)
        self._live = self._number >= 0
        self._everything: Ids = np.flatnonzero(self._live).astype(np.int32)
        self._values = {
            name: code_values(name, spelled[name], self._live) for name in RELEASE_FIELDS
        }
        self._work = Work()
        self._text = FullText(files, self._segments, self._live, self._work)

    def _read_releases(self, texts: list[TextInfo], size: int) -> dict[FilterField, list[str]]:
        spelled: dict[FilterField, list[str]] = {name: [""] * size for name in RELEASE_FIELDS}
        parts: dict[str, list[tuple[int, int]]] = {}
        for text, segment in zip(texts, self._segments, strict=True):
            parts.setdefault(text.of, []).append((text.first, segment.base))
            rows = segment.database.rows("select number, record, text from releases")
            for number, feed, language in rows:
                if number >= text.quotes:
                    raise DamagedArchiveError(
                        segment.database.path, f"has a text {number} of {text.quotes}"
                    )
                spelled["feed"][segment.base + number] = feed
                spelled["language"][segment.base + number] = language
        for number, id_, of, row, day, publisher, issuer in self._catalogue.database.rows(_SQL):
            first, base = max((p for p in parts.get(of, ()) if p[0] <= row), default=(0, size))
            at = base + row - first
            if at >= size:
                path = self._catalogue.database.path
                raise DamagedArchiveError(path, f"has {id_} in row {row} of {of!r}, which is none")
            self._number[at] = number
            self._day[at] = day
            spelled["publisher"][at], spelled["issuer"][at] = publisher, issuer
            self._ids.append(id_)
        return spelled

    def close(self) -> None:
        self._text.close()
        for segment in self._segments:
            segment.close()

    def count(self, query: SearchQuery) -> int:
        return len(self._select(query, self._executor()))

    def telling(self, expression: Expression) -> npt.NDArray[np.int32]:
        """The numbers of the releases whose texts match."""
        return self._number.take(self._executor().match(expression))

    def search(self, query: SearchQuery, text_of: Callable[[str], str]) -> ReleaseResult:
        """``text_of`` reads the text of a release by its id."""
        executor = self._executor()
        found = self._select(query, executor)
        first, last = (query.page - 1) * query.per_page, query.page * query.per_page
        scores = None
        if query.order == "relevance" and query.expression is not None:
            scores = executor.score(query.expression, found)
        rank = self._rank_of(query, found)
        places = pick_page(rank, scores, first, last)
        marker = Marker(positive_atoms(query.expression), self._text.forms_of)
        shown = [
            (int(found[at]), float(scores[at]) if scores is not None else 0.0) for at in places
        ]
        return ReleaseResult(
            total=len(found),
            hits=self._show(shown, marker, text_of),
            facets=tuple(
                self._facet(query, name, executor)
                for name in query.facets
                if name in RELEASE_FIELDS
            ),
        )

    def _rank_of(self, query: SearchQuery, found: Ids) -> npt.NDArray[Any]:
        rank = (self._oldest if query.order == "oldest" else self._newest).take(found)
        if query.order != "added" or query.arrived is None:
            return rank
        builds = self._builds(query.arrived.order).astype(np.int64).take(self._number.take(found))
        late: npt.NDArray[np.int64] = (builds.max(initial=0) - builds) * len(self._newest)
        return late + rank

    def _executor(self) -> Executor:
        return Executor(self._text, self._everything, self._lengths, self._norms, self._work)

    @cached_property
    def _lengths(self) -> npt.NDArray[np.uint8]:
        lengths = np.concatenate(
            [np.empty(0, np.int64), *(np.diff(s.starts) for s in self._segments)]
        )
        different, places = np.unique(lengths, return_inverse=True)
        steps = np.array([byte_of_length(n) for n in different.tolist()], np.uint8)
        return steps[places] if len(lengths) else np.empty(0, np.uint8)

    @cached_property
    def _norms(self) -> npt.NDArray[np.float64]:
        lengths = np.concatenate(
            [np.empty(0, np.int64), *(np.diff(s.starts) for s in self._segments)]
        )
        return make_norms(int(lengths[self._live].sum()) / max(len(self._everything), 1) or 1.0)

    @cached_property
    def _newest(self) -> npt.NDArray[np.int32]:
        return self._rank(-self._day)

    @cached_property
    def _oldest(self) -> npt.NDArray[np.int32]:
        return self._rank(np.where(self._day == 0, _BEYOND, self._day))

    def _rank(self, key: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        rank = np.empty(len(key), np.int32)
        rank[np.lexsort((self._number, key))] = np.arange(len(key), dtype=np.int32)
        return rank

    # Filters

    def _select(
        self, query: SearchQuery, executor: Executor, ignoring: FilterField | None = None
    ) -> Ids:
        """The texts of the result, rising."""
        ids = self._everything if query.expression is None else executor.match(query.expression)
        keep = np.ones(len(ids), np.bool_)
        since, until = query.dates.since, query.dates.until
        day = self._day.take(ids)
        if since is not None or until is not None:
            keep &= day >= (since.toordinal() if since else 1)
        if until is not None:
            keep &= day <= until.toordinal()
        if query.arrived is not None and query.arrived.since:
            builds = self._builds(query.arrived.order).take(self._number.take(ids))
            keep &= builds >= query.arrived.since
        for name in RELEASE_FIELDS:
            keep &= self._has_values(query, name, ids, chosen=name != ignoring)
        if (quoted := self._holding_quotes(query)) is not None:
            keep &= quoted.take(self._number.take(ids))
        return ids[keep]

    def _has_values(
        self, query: SearchQuery, name: FilterField, ids: Ids, *, chosen: bool
    ) -> Bools:
        value = self._values[name]
        codes = value.codes.take(ids)
        keep = np.ones(len(ids), np.bool_)
        if chosen and (wanted := query.chosen(name)):
            keep &= np.isin(codes, [n for v in wanted for n in codes_of(name, value, v)])
        for unwanted in query.chosen(name, excluded=True):
            keep &= ~np.isin(codes, codes_of(name, value, unwanted))
        return keep

    def _holding_quotes(self, query: SearchQuery) -> Bools | None:
        """By number, the releases with quotes as they are asked for; None where nothing is."""
        _, asked = part_filters(query)
        if not asked:
            return None
        chosen = tuple(f for f in asked if not f.excluded)
        marks = np.full(len(self._ids), not chosen, np.bool_)
        if chosen:
            marks[self._quoting(SearchQuery(filters=chosen))] = True
        for one in asked:
            if one.excluded:
                marks[self._quoting(SearchQuery(filters=(one.turned(),)))] = False
        return marks

    def _facet(self, query: SearchQuery, name: FilterField, executor: Executor) -> Facet:
        value = self._values[name]
        found = self._select(query, executor, ignoring=name)
        counted = np.bincount(value.codes.take(found), minlength=len(value.keys)).tolist()
        labels = value.labels
        named = [v for v in query.chosen(name) if v != UNNAMED]
        chosen = [
            (labels[n[0]] if (n := codes_of(name, value, v)) else key_of(name, v)) for v in named
        ]
        return make_facet(
            name,
            {labels[n]: (labels[n], count) for n, count in enumerate(counted) if n and count},
            tuple((label, label) for label in chosen),
            query.facet_size,
            counted[0],
        )

    def _show(
        self, shown: list[tuple[int, float]], marker: Marker, text_of: Callable[[str], str]
    ) -> tuple[FoundRelease, ...]:
        rows = self._catalogue.releases({int(self._number[at]) for at, _ in shown})
        found = []
        for at, score in shown:
            row = rows[int(self._number[at])]
            found.append(
                FoundRelease(
                    ReleaseId(row.id),
                    row.title,
                    date.fromordinal(day) if (day := int(self._day[at])) else None,
                    row.issuer,
                    row.publisher,
                    show_text(text_of(row.id), marker),
                    int(self._quotes[row.number]),
                    score,
                )
            )
        return tuple(found)
