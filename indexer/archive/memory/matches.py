"""Which quotes a query means, and in which order."""

from __future__ import annotations

from collections.abc import Callable

from indexer.archive.facets import key_of, keys_of
from indexer.archive.matching import matches
from indexer.archive.memory.holding import Entry, Snapshot, newest_first, oldest_first
from indexer.archive.memory.scores import Scores
from indexer.archive.names import follow_redirects
from indexer.archive.query import UNNAMED, Expression, FilterField, SearchQuery
from indexer.archive.scoring import worth_of
from indexer.archive.together import TOGETHER_WEIGHT, pairs_of


class Matches:
    """Looks at every quote of a snapshot."""

    def __init__(self, held: Snapshot) -> None:
        self._held = held
        self._scores = Scores(held.entries)

    def find(self, query: SearchQuery) -> list[tuple[Entry, float]]:
        """Entries that hold, in the query's order, with their scores."""
        found = [entry for entry in self._held.entries if self.holds(query, entry)]
        if query.order == "oldest":
            return [(e, 0.0) for e in sorted(found, key=oldest_first)]
        newest = sorted(found, key=newest_first)
        if query.order == "added" and query.arrived is not None:
            order = query.arrived.order
            return [(e, 0.0) for e in sorted(newest, key=lambda e: -order.build_of(e.release.id))]
        if query.order == "newest" or query.expression is None:
            return [(e, 0.0) for e in newest]
        scorer = self._score_with_pairs(query.expression)
        scored = [(entry, scorer(entry) * worth_of(entry.quote)) for entry in newest]
        return sorted(scored, key=lambda row: -row[1])

    def _score_with_pairs(self, expression: Expression) -> Callable[[Entry], float]:
        whole = self._scores.of_expression(expression)
        pairs = [(pair, self._scores.of_expression(pair)) for pair in pairs_of(expression)]

        def score(entry: Entry) -> float:
            together = sum(one(entry) for pair, one in pairs if matches(pair, entry.words))
            return whole(entry) + TOGETHER_WEIGHT * together

        return score

    def holding_all(self, query: SearchQuery) -> list[tuple[Entry, float]]:
        return [(entry, 0.0) for entry in self._held.entries if self.holds(query, entry)]

    def holds(
        self, query: SearchQuery, entry: Entry, *, ignoring: FilterField | None = None
    ) -> bool:
        if query.expression is not None and not matches(query.expression, entry.words):
            return False
        if not query.dates.contains(entry.quote.published):
            return False
        if query.arrived is not None and not query.arrived.holds(entry.release.id):
            return False
        for name in {f.field for f in query.filters}:
            values = set(keys_of(entry.quote, entry.release, name) or (UNNAMED,))
            wanted = {self.filter_key(name, v) for v in query.chosen(name)}
            unwanted = {self.filter_key(name, v) for v in query.chosen(name, excluded=True)}
            if wanted and name != ignoring and not values & wanted:
                return False
            if values & unwanted:
                return False
        return True

    def filter_key(self, name: FilterField, value: str) -> str:
        if name in ("speaker", "organisation"):
            return follow_redirects(self._held.holding.redirects, value)
        return key_of(name, value)

    def fold(
        self, query: SearchQuery, found: list[tuple[Entry, float]]
    ) -> list[tuple[Entry, float]]:
        """The oldest appearance of each saying, in the order they have."""
        if not query.folded:
            return found
        oldest: dict[object, Entry] = {}
        for entry in sorted((e for e, _ in found), key=oldest_first):
            oldest.setdefault(self._held.saying(entry), entry)
        kept = {entry.place for entry in oldest.values()}
        return [row for row in found if row[0].place in kept]

    def score_all(self, expression: Expression) -> tuple[list[int], list[float]]:
        scorer = self._scores.of_expression(expression)
        found = [entry for entry in self._held.entries if matches(expression, entry.words)]
        return [entry.place for entry in found], [scorer(entry) for entry in found]
