"""What the embedded archive knows of a clue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from indexer.archive.atoms import Stem
from indexer.archive.closest.evidence import (
    ClueField,
    Having,
    Numbers,
    Said,
    Source,
    all_words,
    having,
    said_by,
)
from indexer.archive.embedded.index.postings import FullText, Postings
from indexer.archive.embedded.searching.executor import Executor
from indexer.archive.embedded.storage.catalogue import Catalogue
from indexer.archive.embedded.storage.clue_words import read_numbers
from indexer.archive.embedded.storage.columns import Columns
from indexer.archive.matching import Relevant, Words
from indexer.archive.query import DateRange, Expression

_COLUMN: dict[ClueField, str] = {
    "speaker": "speaker",
    "organisation": "organisation",
    "role": "role",
    "title": "release",
}


class EmbeddedEvidence:
    """See ``Evidence`` for what the methods promise."""

    def __init__(
        self,
        text: FullText,
        columns: Columns,
        catalogue: Catalogue,
        executor: Executor,
        spell: Callable[[str], tuple[str, ...]],
        read: Callable[[list[int]], Mapping[int, str]],
        telling: Callable[[Expression], Numbers],
    ) -> None:
        """``telling`` gives the numbers of releases whose texts match an expression."""
        self._text = text
        self._columns = columns
        self._catalogue = catalogue
        self._executor = executor
        self._spell = spell
        self._read = read
        self._telling = telling

    @property
    def held(self) -> int:
        return self._executor.held

    @property
    def size(self) -> int:
        return len(self._columns)

    def look_at(self, ways: Sequence[Sequence[Source]]) -> bool:
        return False

    def said(self, word: str) -> Said:
        expression = all_words(word)
        numbers = self._executor.match(expression)
        return said_by(numbers, self._executor.score(expression, numbers))

    def named(self, field: ClueField, word: str) -> Having:
        found = self._text.remember(("clue", field, word), lambda: self._find(field, word))
        return having(found.ids)

    def _find(self, field: ClueField, word: str) -> Postings:
        most = self._count_values(field)
        numbers = np.array(read_numbers(self._catalogue.database, field, word, most), np.int32)
        return self._having(self._columns[_COLUMN[field]], numbers)

    def told(self, word: str) -> Having:
        column = self._columns.release
        found = self._text.remember(
            ("told", word), lambda: self._having(column, self._telling(all_words(word)))
        )
        return having(found.ids)

    def _having(self, column: npt.NDArray[np.int32], numbers: Numbers) -> Postings:
        """Held quotes that have one of these numbers in a column."""
        if not len(numbers):
            return Postings(np.empty(0, np.int32), np.empty(0, np.uint8))
        wanted = np.zeros(max(int(column.max(initial=0)), int(numbers.max())) + 1, np.bool_)
        wanted[numbers] = True
        ids = np.flatnonzero(wanted.take(column) & self._columns.live).astype(np.int32)
        return Postings(ids, np.ones(len(ids), np.uint8))

    def _count_values(self, field: ClueField) -> int:
        """How many there are, with that for none."""
        if field == "title":
            return self._catalogue.count_releases()
        return self._catalogue.size(field)

    def dated(self, dates: DateRange) -> Having:
        day, live = self._columns.day, self._columns.live
        first = max(dates.since.toordinal() if dates.since else 1, 1)  # 0 is no date
        inside = live & (day >= first)
        if dates.until is not None:
            inside &= day <= dates.until.toordinal()
        return having(np.flatnonzero(inside).astype(np.int32))

    def spellings(self, word: str) -> tuple[str, ...]:
        return self._spell(word)

    def unnamed(self, numbers: Numbers) -> Numbers:
        found: Numbers = numbers[self._columns.speaker.take(numbers) == 0]
        return found

    def newest(self, numbers: Numbers) -> Numbers:
        found: Numbers = self._columns.newest.take(numbers)
        return found

    def words(self, numbers: Sequence[int], stems: Sequence[Stem]) -> Mapping[int, Words]:
        relevant = Relevant(stems, self._text.forms_of)
        return {n: Words(text, relevant) for n, text in self._read(list(numbers)).items()}
