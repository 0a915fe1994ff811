"""What the archive in memory knows of a clue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

import numpy as np

from indexer.archive.atoms import Stem
from indexer.archive.closest.evidence import (
    ClueField,
    Having,
    Numbers,
    Said,
    Source,
    all_words,
    clue_keys,
    having,
    said_by,
)
from indexer.archive.matching import Relevant, Words
from indexer.archive.query import DateRange, Expression
from indexer.model import Quote, ReleaseId

Find = Callable[[Expression], tuple[list[int], list[float]]]
"""Numbers and scores of the quotes that match an expression."""


class MemoryEvidence:
    """See ``Evidence`` for what the methods promise. Quotes are numbered in their order."""

    def __init__(
        self,
        quotes: Sequence[Quote],
        names: Sequence[Mapping[ClueField, Sequence[str]]],
        places: Sequence[int],
        find: Find,
        spell: Callable[[str], tuple[str, ...]],
        telling: Callable[[Expression], Set[ReleaseId]],
    ) -> None:
        """``names`` are those of each quote, ``places`` theirs among all, newest first;
        ``telling`` gives the releases whose texts match an expression."""
        self._quotes = quotes
        self._names = names
        self._places = np.array(places, np.int32)
        self._find = find
        self._spell = spell
        self._telling = telling

    @property
    def size(self) -> int:
        return len(self._quotes)

    @property
    def held(self) -> int:
        return len(self._quotes)

    def look_at(self, ways: Sequence[Sequence[Source]]) -> bool:
        return False

    def said(self, word: str) -> Said:
        numbers, scores = self._find(all_words(word))
        return said_by(np.array(numbers, np.int32), np.array(scores, np.float64))

    def named(self, field: ClueField, word: str) -> Having:
        found = (
            n
            for n, names in enumerate(self._names)
            if any(word in clue_keys(field, name) for name in names.get(field, ()))
        )
        return having(np.fromiter(found, np.int32))

    def told(self, word: str) -> Having:
        releases = self._telling(all_words(word))
        found = (n for n, quote in enumerate(self._quotes) if quote.release_id in releases)
        return having(np.fromiter(found, np.int32))

    def dated(self, dates: DateRange) -> Having:
        found = (n for n, quote in enumerate(self._quotes) if dates.contains(quote.published))
        return having(np.fromiter(found, np.int32))

    def spellings(self, word: str) -> tuple[str, ...]:
        return self._spell(word)

    def unnamed(self, numbers: Numbers) -> Numbers:
        having = (n for n in numbers.tolist() if self._quotes[n].speaker_id is None)
        return np.fromiter(having, np.int32)

    def newest(self, numbers: Numbers) -> Numbers:
        found: Numbers = self._places.take(numbers)
        return found

    def words(self, numbers: Sequence[int], stems: Sequence[Stem]) -> Mapping[int, Words]:
        return {n: Words(self._quotes[n].text, Relevant(stems)) for n in numbers}
