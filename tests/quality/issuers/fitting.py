"""The weights of a conditional logit, drawn towards what a reader would expect of each sign.

Bodies of one document and "nobody" share a likelihood of one. The weights are those under which
the right ones have most of it, less a penalty for each unit squared that a weight lies away from
its expectation: signs that a set never shows keep what is expected of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.resolve.issuing.weigh import CARRIED, NOBODY, NOBODY_CARRIED
from tests.quality.choice import Laid, fit_choices
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


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The weight of each sign, to two places. The same cases give the same weights."""
    signs = sorted({s for c in cases for body in c.bodies for s in body} - {CARRIED} | {*EXPECTED})
    place = {sign: n for n, sign in enumerate(signs)}
    return fit_choices(signs, [_lay(case, place) for case in cases], EXPECTED, _PENALTY)


def _lay(case: Case, place: dict[str, int]) -> Laid:
    """A row for each body and the last for nobody; which rows are right."""
    table = np.zeros((len(case.bodies) + 1, len(place)))
    for row, signs in enumerate(case.bodies):
        for sign in signs & place.keys():
            table[row, place[sign]] = 1.0
    table[-1, place[NOBODY]] = 1.0
    table[-1, place[NOBODY_CARRIED]] = float(any(CARRIED in signs for signs in case.bodies))
    return table, np.array([*case.right, case.none])
