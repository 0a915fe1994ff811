"""What meets much of a query that few or no quotes match whole."""

from __future__ import annotations

from dataclasses import replace

from indexer.archive.closest import Closest, marked_words, rank_closest, read_clues
from indexer.archive.opensearch.reading.clue_evidence import ClusterEvidence
from indexer.archive.opensearch.reading.expressions import Expressions
from indexer.archive.opensearch.reading.filters import all_of
from indexer.archive.opensearch.reading.hits import Hits
from indexer.archive.opensearch.reading.names import Names
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.reading.plans import Plans
from indexer.archive.query import Or, SearchQuery, Word


class ClosestQuotes:
    """Finds and shows the quotes that are closest to a query."""

    def __init__(
        self, opened: Opened, plans: Plans, hits: Hits, names: Names, quotes: Expressions,
        releases: Expressions,
    ) -> None:  # fmt: skip
        self._opened = opened
        self._plans = plans
        self._hits = hits
        self._names = names
        self._quotes = quotes
        self._releases = releases

    def find(self, query: SearchQuery, limit: int) -> tuple[Closest, ...]:
        clues, strict = read_clues(query.expression)
        if not clues or query.expression is None:
            return ()
        plan = self._plans.plan(replace(query, expression=strict))
        shown = self._quotes.matching(query.expression)
        base = all_of([*plan.words, *plan.filters], [*plan.unwanted, shown])
        evidence = ClusterEvidence(
            self._opened, self._quotes, self._releases, base, self._spell, query.folded
        )
        evidence.learn(clues)
        ranked = rank_closest(evidence, clues, limit)
        marked = Or(tuple(Word(word) for word in marked_words(ranked)))
        rows = [evidence.candidates.rows[number] for number, _, _ in ranked]
        hits = self._hits.make(replace(query, expression=marked, sort="newest"), rows)
        return tuple(
            Closest(replace(hit, score=score), met)
            for hit, (_, score, met) in zip(hits, ranked, strict=True)
        )

    def _spell(self, word: str) -> tuple[str, ...]:
        return self._names.spellings(word, 3)
