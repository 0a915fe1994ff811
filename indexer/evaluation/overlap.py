"""Contents as sets of positions, compared by overlap and paired one to one.

Positions are of words or of letters, so that white space, commas and
quotation marks never count.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from indexer.model import Span
from indexer.text.han import HAN

Positions = frozenset[int]

_WORD = re.compile(r"[^\W_]+")
_PLACE = re.compile(rf"[{HAN}]|(?:(?![{HAN}])[^\W_])+")  # a Chinese character counts as a word


def words_of(text: str) -> list[str]:
    """Case-folded words of a text, compatibility characters unified."""
    return [w.casefold() for w in _WORD.findall(unicodedata.normalize("NFKC", text))]


class WordPlaces:
    """The words of a text, numbered."""

    def __init__(self, text: str) -> None:
        self._starts = [word.start() for word in _PLACE.finditer(text)]

    def of(self, spans: Iterable[Span]) -> Positions:
        """Numbers of the words that start inside the spans."""
        found: set[int] = set()
        for span in spans:
            first = bisect_left(self._starts, span.start)
            found.update(range(first, bisect_left(self._starts, span.end)))
        return frozenset(found)


class LetterPlaces:
    """The letters and digits of a text, by their offsets."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, spans: Iterable[Span]) -> Positions:
        """Offsets of the letters and digits inside the spans."""
        text = self._text
        return frozenset(
            at for span in spans for at in range(span.start, span.end) if text[at].isalnum()
        )


def overlap(one: Positions, other: Positions) -> float:
    """Intersection over union of two contents, 0 to 1."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def pair_up(
    wanted: Sequence[Positions], found: Sequence[Positions], least: float
) -> dict[int, tuple[int, float]]:
    """Pairs of annotated and found, one to one, best overlap first: {wanted: (found, overlap)}."""
    candidates = sorted(
        (-share, number, index)
        for number, one in enumerate(wanted)
        for index, other in enumerate(found)
        if not one.isdisjoint(other) and (share := overlap(one, other)) >= least
    )
    pairs: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for negative, number, index in candidates:
        if number not in pairs and index not in used:
            pairs[number] = (index, -negative)
            used.add(index)
    return pairs
