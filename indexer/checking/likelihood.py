"""How likely an archived text is the one that pasted words were made from: a calibrated score.

The share of words that are the same orders candidates, and says little by itself: at a half of the
words few candidates are right, at nine tenths nearly all. The score is the share of candidates
that were right at such a share of words, among all that were laid along the claims of the first
half of the judged set (``corpus/gold/check``), whose right quotes are known. By the rule of
succession one more right and one more wrong are added to each bin, so that nothing is certain.
Between the middles of bins it is drawn as a straight line.
``measure_bins`` of ``judged`` counts; ``tests/quality/test_checks.py`` counts anew.
"""

from __future__ import annotations

from bisect import bisect_right

BINS: tuple[tuple[float, float], ...] = (
    (0.27, 0.04), (0.34, 0.10), (0.45, 0.29), (0.55, 0.36), (0.65, 0.63), (0.76, 0.85),
    (0.85, 0.96), (0.94, 0.98), (1.0, 0.99),
)  # fmt: skip
"""The middle of a bin of shares, and the share of its candidates that were right."""


def likelihood(share: float) -> float:
    """The share of candidates that are right, 0 to 1, where so many of the words are the same."""
    at = bisect_right([middle for middle, _ in BINS], share)
    if at == 0 or at == len(BINS):
        return BINS[min(at, len(BINS) - 1)][1]
    (low, before), (high, behind) = BINS[at - 1], BINS[at]
    return before + (behind - before) * (share - low) / (high - low)
