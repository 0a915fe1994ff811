"""A text as a sequence of words, so that white space and marks never count."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence

Positions = frozenset[int]

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Case-folded words of a text, compatibility characters unified."""
    return [w.casefold() for w in _WORD.findall(unicodedata.normalize("NFKC", text))]


class WordText:
    """A text and its words; contents are compared as sets of word positions."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            self._places.setdefault(word, []).append(place)
        self._starts = [m.start() for m in _WORD.finditer(text)]

    def find(self, passage: str, near: float | None = None) -> Positions:
        """Positions of a passage: where it recurs, those nearest to ``near`` (0 to 1)."""
        wanted = words_of(passage)
        if not wanted:
            return frozenset()
        if near is None:
            at = self.text.find(passage)
            near = at / max(1, len(self.text)) if at >= 0 else 0.0
        hits = [
            place
            for place in self._places.get(wanted[0], ())
            if self.words[place : place + len(wanted)] == wanted
        ]
        if not hits:
            return frozenset()
        total = max(1, len(self.words))
        start = min(hits, key=lambda place: abs(place / total - near))
        return frozenset(range(start, start + len(wanted)))

    def at(self, spans: Iterable[Sequence[int]]) -> Positions:
        """Positions of the words that start inside code point ranges of the text."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))
        return frozenset(found)


def overlap(one: Positions, other: Positions) -> float:
    """Intersection over union of two contents, 0 to 1."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0
