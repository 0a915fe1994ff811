"""Searching the texts of releases in memory: every search looks at every release."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from indexer.archive.atoms import positive_atoms
from indexer.archive.facets import (
    FOLDED,
    choose_labels,
    key_of,
    make_facet,
    part_filters,
    value_of_release,
)
from indexer.archive.fields import RELEASE_FIELDS
from indexer.archive.matching import Words, matches
from indexer.archive.memory.holding import Snapshot
from indexer.archive.memory.matches import Matches
from indexer.archive.memory.scores import Scores
from indexer.archive.passages import show_text
from indexer.archive.query import UNNAMED, Expression, FilterField, SearchQuery
from indexer.archive.result import Facet, FoundRelease, ReleaseResult
from indexer.archive.snippets import Marker
from indexer.model import Release, ReleaseId


@dataclass(frozen=True)
class _Held:
    release: Release
    words: Words
    place: int
    quotes: int


class Releases:
    """See ``Reader.search_releases``."""

    def __init__(self, held: Snapshot, matches_: Matches) -> None:
        self._snapshot = held
        self._matches = matches_

    @cached_property
    def _held(self) -> list[_Held]:
        quotes = Counter(entry.release.id for entry in self._snapshot.entries)
        releases = sorted(self._snapshot.holding.releases.values(), key=lambda r: r.id)
        return [
            _Held(release, Words(release.text), place, quotes[release.id])
            for place, release in enumerate(releases)
        ]

    @cached_property
    def _scores(self) -> Scores:
        return Scores(self._held)

    @cached_property
    def _labels(self) -> dict[FilterField, dict[str, str]]:
        return {
            name: choose_labels(
                (value, 1) for h in self._held if (value := value_of_release(h.release, name))
            )
            for name in RELEASE_FIELDS
        }

    def _quoting(self, query: SearchQuery) -> set[ReleaseId]:
        """The releases of quotes for which the filters of a search hold."""
        return {entry.release.id for entry, _ in self._matches.holding_all(query)}

    def count(self, query: SearchQuery) -> int:
        return len(self._find(query))

    def telling(self, expression: Expression) -> frozenset[ReleaseId]:
        """The releases whose texts match."""
        return frozenset(h.release.id for h in self._held if matches(expression, h.words))

    def search(self, query: SearchQuery) -> ReleaseResult:
        found = self._order(query, self._find(query))
        marker = Marker(positive_atoms(query.expression))
        first, last = (query.page - 1) * query.per_page, query.page * query.per_page
        return ReleaseResult(
            total=len(found),
            hits=tuple(_show(held, score, marker) for held, score in found[first:last]),
            facets=tuple(self._facet(query, n) for n in query.facets if n in RELEASE_FIELDS),
        )

    def _find(self, query: SearchQuery, ignoring: FilterField | None = None) -> list[_Held]:
        quoted = self._holding_quotes(query)
        return [
            held
            for held in self._held
            if (query.expression is None or matches(query.expression, held.words))
            and query.dates.contains(held.release.published)
            and (quoted is None or held.release.id in quoted)
            and (query.arrived is None or query.arrived.holds(held.release.id))
            and self._has_values(query, held.release, ignoring)
        ]

    def _holding_quotes(self, query: SearchQuery) -> set[ReleaseId] | None:
        """Releases with quotes as they are asked for; None where nothing is."""
        _, asked = part_filters(query)
        if not asked:
            return None
        chosen = tuple(f for f in asked if not f.excluded)
        found = (
            self._quoting(SearchQuery(filters=chosen))
            if chosen
            else {held.release.id for held in self._held}
        )
        for one in asked:
            if one.excluded:
                found -= self._quoting(SearchQuery(filters=(one.turned(),)))
        return found

    @staticmethod
    def _has_values(query: SearchQuery, release: Release, ignoring: FilterField | None) -> bool:
        for name in RELEASE_FIELDS:
            value = key_of(name, value_of_release(release, name)) or UNNAMED
            wanted = {key_of(name, v) for v in query.chosen(name)}
            if wanted and name != ignoring and value not in wanted:
                return False
            if value in {key_of(name, v) for v in query.chosen(name, excluded=True)}:
                return False
        return True

    def _order(self, query: SearchQuery, found: list[_Held]) -> list[tuple[_Held, float]]:
        if query.order == "oldest":
            return [(h, 0.0) for h in sorted(found, key=_oldest_first)]
        newest = sorted(found, key=_newest_first)
        if query.order == "added" and query.arrived is not None:
            order = query.arrived.order
            return [(h, 0.0) for h in sorted(newest, key=lambda h: -order.build_of(h.release.id))]
        if query.order == "newest" or query.expression is None:
            return [(h, 0.0) for h in newest]
        score = self._scores.of_expression(query.expression)
        return sorted(((h, score(h)) for h in newest), key=lambda row: -row[1])

    def _facet(self, query: SearchQuery, name: FilterField) -> Facet:
        counts = Counter(
            key_of(name, value_of_release(held.release, name)) for held in self._find(query, name)
        )
        unnamed = counts.pop("", 0)
        chosen = [key_of(name, value) for value in query.chosen(name) if value != UNNAMED]
        return make_facet(
            name,
            {self._label(name, key): (self._label(name, key), n) for key, n in counts.items()},
            tuple((self._label(name, key), self._label(name, key)) for key in chosen),
            query.facet_size,
            unnamed,
        )

    def _label(self, name: FilterField, key: str) -> str:
        return self._labels[name].get(key, key) if name in FOLDED else key


def _show(held: _Held, score: float, marker: Marker) -> FoundRelease:
    release = held.release
    return FoundRelease(
        release.id,
        release.title,
        release.published,
        release.issuer,
        release.publisher,
        show_text(release.text, marker),
        held.quotes,
        score,
    )


def _newest_first(held: _Held) -> tuple[int, int]:
    day = held.release.published
    return (-day.toordinal() if day else 0, held.place)


def _oldest_first(held: _Held) -> tuple[date, int]:
    return (held.release.published or date.max, held.place)
