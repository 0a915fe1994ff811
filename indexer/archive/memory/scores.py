"""BM25F in its plainest form: every text is looked at for every word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from indexer.archive.atoms import Leaf, Start, read_leaf, weighed_words
from indexer.archive.matching import Words, matches
from indexer.archive.query import And, Expression, Not, Or
from indexer.archive.scoring import LENGTHS, bm25, byte_of_length, inverse_frequency


class Text(Protocol):
    """What has words."""

    @property
    def words(self) -> Words: ...


class Scores:
    """Scores texts among others."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts
        self._average = sum(t.words.length for t in texts) / max(len(texts), 1)

    def of_expression(self, expression: Expression) -> Callable[[Text], float]:
        """Sums BM25F over the leaves that a text matches."""
        match expression:
            case And(parts) | Or(parts):
                scorers = [self.of_expression(part) for part in parts]

                def add_up(text: Text) -> float:
                    total = 0.0
                    for part, scorer in zip(parts, scorers, strict=True):
                        if matches(part, text.words):
                            total += scorer(text)
                    return total

                return add_up
            case Not():
                return lambda text: 0.0
            case _:
                return self._of_leaf(expression)

    def _of_leaf(self, leaf: Leaf) -> Callable[[Text], float]:
        atom = read_leaf(leaf)
        if atom is None:
            return lambda text: 0.0
        if isinstance(atom, Start):
            return lambda text: 1.0
        weighed = [
            (
                word,
                inverse_frequency(
                    len(self._texts), sum(bool(t.words.find(word)) for t in self._texts)
                ),
            )
            for word in weighed_words(atom)
        ]

        def score(text: Text) -> float:
            length = LENGTHS[byte_of_length(text.words.length)]
            total = 0.0
            for word, inverse in weighed:
                weight = len(text.words.find(word))
                total += bm25(weight, length, self._average, inverse) if weight else 0.0
            return total

        return score
