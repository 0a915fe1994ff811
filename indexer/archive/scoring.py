"""BM25F as Whoosh computes it, so that every archive ranks alike.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond" (2009), with Whoosh's constants (B 0.75, K1 1.2), its inverse document
frequency, and its one-byte lengths.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from math import log

from indexer.archive.forms import kind_of
from indexer.model import Quote

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


KIND_WEIGHTS: Mapping[str, float] = {
    "direct": 1.0, "statement": 1.0, "mixed": 0.9, "indirect": 0.7,
}  # fmt: skip
JUDGEMENT_WEIGHTS: Mapping[str, float] = {
    "matched": 1.0, "new": 1.0, "ambiguous": 0.75, "unknown": 0.75,
}  # fmt: skip
UNNAMED_WEIGHT = 0.5
"""What a quote's score is multiplied by: whole words before reported clauses, which are short
and so score high; named speakers before those without a record ("one user", "analysts")."""


def worth(kind: str, judgement: str, *, named: bool) -> float:
    """What the score of a quote of this kind and judgement is multiplied by."""
    weight = KIND_WEIGHTS.get(kind, 1.0) * JUDGEMENT_WEIGHTS.get(judgement, 1.0)
    return weight if named else weight * UNNAMED_WEIGHT


def worth_of(quote: Quote) -> float:
    """The same of a quote."""
    return worth(kind_of(quote), quote.judgement, named=quote.speaker_id is not None)
