"""Weights of signs by which one of several is chosen: a conditional logit.

The choices of one document share a likelihood of one. The weights are those under which the right
ones have most of it, less a penalty for each unit squared that a weight lies away from what is
expected of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Laid = tuple[Floats, npt.NDArray[np.bool_]]
"""Of a document: a row a choice and a column a sign, and which rows are right."""
_STEPS = 400
_RATE = 0.05


def fit_choices(
    signs: Sequence[str], laid: Sequence[Laid], expected: Mapping[str, float], penalty: float
) -> dict[str, float]:
    """The weight of each sign, to two places. The same documents give the same weights.

    Descends by Adam (Kingma and Ba, 2015).
    """
    prior = np.array([expected.get(sign, 0.0) for sign in signs])
    weights = prior.copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        slope = penalty * (weights - prior)
        for table, right in laid:
            sums = table @ weights
            likely = np.exp(sums - sums.max())
            likely /= likely.sum()
            wanted = np.where(right, likely, 0.0)
            slope = slope + table.T @ (likely - wanted / wanted.sum())
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        ahead = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights = weights - _RATE * ahead
    return {sign: round(float(weights[n]), 2) for n, sign in enumerate(signs)}
