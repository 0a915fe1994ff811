"""What meets much of a query that few or no quotes match whole."""

from __future__ import annotations

from dataclasses import replace

from indexer.archive.atoms import positive_atoms
from indexer.archive.closest import Closest, marked_words, rank_closest, read_clues
from indexer.archive.embedded.reading.names import Names
from indexer.archive.embedded.reading.opened import Opened
from indexer.archive.embedded.reading.quotes import Quotes
from indexer.archive.embedded.reading.releases import Releases
from indexer.archive.embedded.searching.clue_evidence import EmbeddedEvidence
from indexer.archive.embedded.searching.executor import Executor
from indexer.archive.query import Or, SearchQuery, Word
from indexer.archive.snippets import Marker


class ClosestQuotes:
    """Finds and shows the quotes that are closest to a query."""

    def __init__(self, opened: Opened, quotes: Quotes, names: Names, releases: Releases) -> None:
        self._opened = opened
        self._quotes = quotes
        self._names = names
        self._releases = releases

    def find(self, query: SearchQuery, limit: int = 10) -> tuple[Closest, ...]:
        clues, strict = read_clues(query.expression)
        if not clues or query.expression is None:
            return ()
        with self._opened.turns:
            executor = self._opened.executor()
            ranked = rank_closest(
                self._evidence(executor),
                clues,
                limit,
                allowed=self._opened.fold(
                    query, self._opened.select(executor, replace(query, expression=strict)).result()
                ),
                shown=executor.match(query.expression),
            )
        words = Or(tuple(Word(word) for word in marked_words(ranked)))
        marker = Marker(positive_atoms(words), self._opened.text.forms_of)
        hits = self._quotes.hits(
            [n for n, _, _ in ranked], [score for _, score, _ in ranked], marker
        )
        return tuple(Closest(hit, met) for hit, (_, _, met) in zip(hits, ranked, strict=True))

    def _evidence(self, executor: Executor) -> EmbeddedEvidence:
        return EmbeddedEvidence(
            self._opened.text,
            self._opened.columns,
            self._opened.catalogue,
            executor,
            self._names.spellings,
            lambda numbers: {n: quote.text for n, quote in self._quotes.read(numbers).items()},
            self._releases.telling,
        )
