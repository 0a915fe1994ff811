"""What meets much of a query that few or no quotes match whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from indexer.archive.closest import Closest, ClueField, marked_words, rank_closest, read_clues
from indexer.archive.matching import matches
from indexer.archive.memory.display import Display
from indexer.archive.memory.evidence import MemoryEvidence
from indexer.archive.memory.holding import Entry, Snapshot, newest_first
from indexer.archive.memory.matches import Matches
from indexer.archive.memory.names import Names
from indexer.archive.memory.releases import Releases
from indexer.archive.names import names_of
from indexer.archive.query import Or, SearchQuery, Word


class ClosestQuotes:
    """Finds and shows the quotes that are closest to a query."""

    def __init__(
        self, held: Snapshot, found: Matches, display: Display, names: Names, releases: Releases
    ) -> None:
        self._held = held
        self._matches = found
        self._display = display
        self._names = names
        self._releases = releases

    def find(self, query: SearchQuery, limit: int = 10) -> tuple[Closest, ...]:
        clues, strict = read_clues(query.expression)
        if not clues or query.expression is None:
            return ()
        others = replace(query, expression=strict)
        ranked = rank_closest(
            self._evidence(),
            clues,
            limit,
            allowed=np.fromiter(
                sorted(
                    e.place
                    for e, _ in self._matches.fold(others, self._matches.holding_all(others))
                ),
                int,
            ),
            shown=np.fromiter(
                (e.place for e in self._held.entries if matches(query.expression, e.words)), int
            ),
        )
        marked = Or(tuple(Word(word) for word in marked_words(ranked)))
        found = []
        for number, score, met in ranked:
            hit = self._display.hit(
                replace(query, expression=marked), self._held.entries[number], score
            )
            found.append(Closest(hit, met))
        return tuple(found)

    def _evidence(self) -> MemoryEvidence:
        newest = {e.place: n for n, e in enumerate(sorted(self._held.entries, key=newest_first))}
        return MemoryEvidence(
            [entry.quote for entry in self._held.entries],
            [self._clue_names(entry) for entry in self._held.entries],
            [newest[entry.place] for entry in self._held.entries],
            self._matches.score_all,
            self._names.spellings,
            self._releases.telling,
        )

    def _clue_names(self, entry: Entry) -> dict[ClueField, Sequence[str]]:
        quote = entry.quote
        names: dict[ClueField, Sequence[str]] = {
            "role": (quote.role,),
            "title": (entry.release.title,),
        }
        if quote.speaker_id is not None:
            names["speaker"] = names_of(self._held.speakers[quote.speaker_id])
        if quote.organisation_id is not None:
            names["organisation"] = names_of(self._held.organisations[quote.organisation_id])
        return names
