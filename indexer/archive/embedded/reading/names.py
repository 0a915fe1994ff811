"""Names of a generation: completed as they are typed, resolved, and spelt."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Collection
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from indexer.archive.analysis import fold_form
from indexer.archive.embedded.reading.opened import Opened
from indexer.archive.embedded.searching.facets import FacetCounter
from indexer.archive.embedded.searching.namebook import NameBook
from indexer.archive.embedded.searching.names import find_whole_names, list_names
from indexer.archive.embedded.searching.spelling import Vocabulary, name_words, suggest_spellings
from indexer.archive.embedded.storage.columns import FIELD_COLUMNS
from indexer.archive.names import (
    LEAST_TO_COMPLETE,
    MOST_LEADING,
    best_completions,
    follow_redirects,
    how_widely,
    name_key,
)
from indexer.archive.query import FilterField, SearchQuery
from indexer.archive.result import Bucket, Suggestion

_BEGUN = """
select form, quotes from words where form >= ? and form < ? order by quotes desc, form limit ?
"""
_AMONG = "select form, quotes from words where form in (select value from json_each(?))"
_LEAST_SPELLINGS = 4
_FORMS = 20
"""Forms looked at for each stem that is wanted."""


class Names:
    """What a typed name may stand for."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._books: dict[FilterField, NameBook] = {}
        self._leading: dict[FilterField, tuple[Bucket, ...]] = {}
        self._lock = threading.Lock()
        # A page asks twice for each word: for what is close, and for what to try instead.
        self._spelled = lru_cache(maxsize=256)(self._spell)

    def suggest(
        self, prefix: str, fields: tuple[FilterField, ...], limit: int = 10
    ) -> tuple[Suggestion, ...]:
        key = name_key(prefix)
        found = [s for name in fields for s in self._book(name).suggest(key, limit)]
        if len(fields) > 1:
            found.sort(key=lambda s: (-s.count, s.label, s.field, s.value))
        return tuple(found[:limit])

    def resolve(self, field: FilterField, name: str) -> tuple[Suggestion, ...]:
        if field not in self._books and (
            found := find_whole_names(self._opened.catalogue, field, name)
        ):
            return found
        book = self._book(field)
        if field in ("speaker", "organisation"):
            by_id = book.by_value(follow_redirects(self._opened.catalogue.redirects, name))
            if by_id is not None:
                return (by_id,)
        return tuple(book.resolve(name_key(name)))

    def _book(self, name: FilterField) -> NameBook:
        book = self._books.get(name)
        if book is None:
            with self._lock:
                book = self._books.get(name)
                if book is None:
                    counts = self._value_counts(name)
                    book = NameBook(list_names(self._opened.catalogue, name, counts))
                    self._books[name] = book
        return book

    def _value_counts(self, name: FilterField) -> list[int]:
        """How many sayings of the whole archive have each value, by its number."""
        query = SearchQuery(folded=True)
        opened = self._opened
        selection = opened.select(opened.executor(), query)
        found = selection.result()
        repeats = opened.repeats(query, found)
        counter = FacetCounter(
            opened.catalogue, opened.whole, opened.columns, selection, found, repeats
        )
        counts: list[int] = counter.count(name).tolist()
        return counts

    def leading(self, field: FilterField, limit: int) -> tuple[Bucket, ...]:
        if field not in self._leading:
            self._leading[field] = self._rank(field)
        return self._leading[field][:limit]

    def _rank(self, field: FilterField) -> tuple[Bucket, ...]:
        opened, column = self._opened, FIELD_COLUMNS[field]
        counts = np.array(self._value_counts(field), np.int64)
        values = opened.columns[column].take(opened.everything).astype(np.int64)
        releases = _count_pairs(values, opened.columns.release.take(opened.everything), counts)
        carriers = _count_pairs(values, opened.columns.publisher.take(opened.everything), counts)
        order = np.lexsort((-counts, -how_widely(carriers, releases)))[: MOST_LEADING + 1].tolist()
        catalogue = opened.catalogue
        return tuple(
            Bucket(catalogue.value(field, n), catalogue.label(field, n), int(counts[n]))
            for n in order
            if n and counts[n]
        )[:MOST_LEADING]

    def complete(self, prefix: str, limit: int) -> tuple[str, ...]:
        begun = fold_form(prefix)
        if len(begun) < LEAST_TO_COMPLETE:
            return ()
        counts: Counter[str] = Counter()
        for segment in self._opened.segments:
            rows = segment.database.rows(_BEGUN, (begun, begun + "\U0010ffff", limit * _FORMS))
            counts.update(dict(rows))
        return best_completions(counts, limit)

    def frequencies(self, forms: Collection[str]) -> dict[str, int]:
        counts: Counter[str] = Counter()
        asked = json.dumps(list(forms))
        for segment in self._opened.segments:
            counts.update(dict(segment.database.rows(_AMONG, (asked,))))
        return dict(counts)

    def spellings(self, word: str, limit: int = 3) -> tuple[str, ...]:
        return self._spelled(word, max(limit, _LEAST_SPELLINGS))[:limit]

    def _spell(self, word: str, limit: int) -> tuple[str, ...]:
        return suggest_spellings(self._opened.text, self._vocabulary, self._name_words, word, limit)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._opened.text)

    @cached_property
    def _name_words(self) -> dict[str, int]:
        return name_words(self._opened.catalogue)


def _count_pairs(
    values: npt.NDArray[np.int64], others: npt.NDArray[np.int32], counts: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """With how many different others each value stands; those of no value count for nothing."""
    size = int(others.max(initial=0)) + 1
    pairs = np.unique(values * size + others)
    found = np.bincount(pairs // size, minlength=len(counts))
    found[0] = 0
    return found
