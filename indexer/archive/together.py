"""Words that stand side by side in a search and in a quote: "child care" before a child and care.

A search for words asks for all of them, wherever they stand. Where two that were typed next to each
other also stand together, they weigh more, so that what was meant comes first.
"""

from __future__ import annotations

from itertools import pairwise

from indexer.archive.atoms import Stem, read_leaf
from indexer.archive.query import And, Expression, Near, Word

TOGETHER_WEIGHT = 0.5
"""What two words add by standing together, as a share of what they score."""
MOST_TOGETHER = 200
"""The first quotes of a result are looked at, by the score of their words."""
_REACH = 2  # words from one to the other


def pairs_of(expression: Expression | None) -> tuple[Near, ...]:
    """Neighbouring words of a search for several, as what NEAR would ask.

    >>> pairs_of(And((Word("child"), Word("care"))))
    (Near(words=('child', 'care'), distance=2),)
    """
    if not isinstance(expression, And):
        return ()
    pairs = pairwise(expression.parts)
    return tuple(
        Near((one.text, other.text), _REACH)
        for one, other in pairs
        if isinstance(one, Word) and isinstance(other, Word) and _is_plain(one) and _is_plain(other)
    )


def _is_plain(word: Word) -> bool:
    return isinstance(read_leaf(word), Stem)
