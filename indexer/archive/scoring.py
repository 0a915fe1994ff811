"""BM25F as Whoosh computes it, so that every archive ranks alike.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond" (2009), with Whoosh's constants (B 0.75, K1 1.2), its inverse document
frequency, and its one-byte lengths.
"""

from __future__ import annotations

from bisect import bisect_left
from math import log

B = 0.75
K1 = 1.2

LENGTHS = tuple(round((1.033**step - 1) * 27) for step in range(256))
"""The lengths that one byte can stand for: exact to 10 terms, then 3 % apart, up to 106,374."""


def byte_of_length(length: int) -> int:
    """The byte a length is kept as: the first that is not shorter."""
    return min(bisect_left(LENGTHS, length), 255)


def inverse_frequency(quotes: int, having: int) -> float:
    """How much a word tells: ``having`` of ``quotes`` contain it."""
    return log(quotes / (having + 1)) + 1.0 if quotes else 0.0


def bm25(weight: float, length: float, average: float, inverse: float) -> float:
    """The score of a word that occurs ``weight`` times in a quote of ``length`` terms."""
    return inverse * ((weight * (K1 + 1)) / (weight + K1 * ((1 - B) + B * length / average)))
