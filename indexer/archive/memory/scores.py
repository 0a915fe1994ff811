"""How well a quote answers: BM25F over the words of an expression that it has."""

from __future__ import annotations

from collections.abc import Callable

from indexer.archive.atoms import Atom, Leaf, Start, read_leaf, weighed_words
from indexer.archive.matching import matches
from indexer.archive.memory.holding import Entry, Snapshot
from indexer.archive.query import And, Expression, Not, Or
from indexer.archive.scoring import LENGTHS, bm25, byte_of_length, inverse_frequency


class Scores:
    """Scores quotes of a snapshot."""

    def __init__(self, held: Snapshot) -> None:
        self._held = held

    def of_expression(self, expression: Expression) -> Callable[[Entry], float]:
        """Sums BM25F over the leaves that an entry matches."""
        match expression:
            case And(parts) | Or(parts):
                scorers = [self.of_expression(part) for part in parts]

                def add_up(entry: Entry) -> float:
                    total = 0.0
                    for part, scorer in zip(parts, scorers, strict=True):
                        if matches(part, entry.words):
                            total += scorer(entry)
                    return total

                return add_up
            case Not():
                return lambda entry: 0.0
            case _:
                return self._of_leaf(expression)

    def _of_leaf(self, leaf: Leaf) -> Callable[[Entry], float]:
        atom = read_leaf(leaf)
        if atom is None:
            return lambda entry: 0.0
        if isinstance(atom, Start):
            return lambda entry: 1.0
        weighed = [
            (simple, inverse_frequency(len(self._held.entries), self._having(simple)))
            for simple in weighed_words(atom)
        ]

        def score(entry: Entry) -> float:
            length = LENGTHS[byte_of_length(entry.words.length)]
            total = 0.0
            for simple, inverse in weighed:
                weight = len(entry.words.find(simple))
                total += bm25(weight, length, self._held.average, inverse) if weight else 0.0
            return total

        return score

    def _having(self, atom: Atom) -> int:
        return sum(1 for entry in self._held.entries if entry.words.find(atom))
