"""The weights of a conditional logit, drawn towards what a reader would expect of each sign.

Bodies of one document and "nobody" share a likelihood of one. The weights are those under which
the right ones have most of it, less a penalty for each unit squared that a weight lies away from
its expectation: signs that a set never shows keep what is expected of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from indexer.resolve.issuing.weigh import CARRIED, NOBODY, NOBODY_CARRIED
from tests.quality.issuers.sets import Case

EXPECTED = {
    "stated": 6.0,
    "publisher": 3.0,
    "letterhead": 2.5,
    "source line": 2.5,
    "dateline": 2.5,
    "signature": 2.0,
    "web address": 2.0,
    "title element": 2.0,
    "team": 2.0,
    "pleased": 2.0,
    "defined": 2.0,
    "rights line": 1.5,
    "page furniture": 1.0,
    "beside the date": 1.0,
    "about first": 1.0,
    "headline": 1.0,
    "first line": 1.0,
    "in lead": 0.5,
    "head line": 0.5,
    "headline only": -1.0,
    "office": -0.5,
    "shares the lead": -1.5,
    "noted": -2.0,
    "person": -1.0,
    "wire": -1.0,
    "common": -1.0,
    "ordinary": -1.0,
    "place": -1.5,
    "small too": -1.5,
    "carried ticker": -1.5,
    "outlet’s": -2.0,
    NOBODY: 1.5,
    NOBODY_CARRIED: 1.0,
}
_PENALTY = 1.0
_STEPS = 400
_RATE = 0.05
_Floats = npt.NDArray[np.float64]


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The weight of each sign, to two places. The same cases give the same weights."""
    signs = sorted({s for c in cases for body in c.bodies for s in body} - {CARRIED} | {*EXPECTED})
    expected = np.array([EXPECTED.get(sign, 0.0) for sign in signs])
    place = {sign: n for n, sign in enumerate(signs)}
    laid = [_lay(case, place) for case in cases]
    weights = expected.copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):  # Adam (Kingma and Ba, 2015)
        slope = _PENALTY * (weights - expected)
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
    return {sign: round(float(weights[n]), 2) for sign, n in place.items()}


def _lay(case: Case, place: dict[str, int]) -> tuple[_Floats, npt.NDArray[np.bool_]]:
    """A row for each body and the last for nobody; which rows are right."""
    table = np.zeros((len(case.bodies) + 1, len(place)))
    for row, signs in enumerate(case.bodies):
        for sign in signs & place.keys():
            table[row, place[sign]] = 1.0
    table[-1, place[NOBODY]] = 1.0
    table[-1, place[NOBODY_CARRIED]] = float(any(CARRIED in signs for signs in case.bodies))
    return table, np.array([*case.right, case.none])
