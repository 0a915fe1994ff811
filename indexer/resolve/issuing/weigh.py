"""Which of the bodies of a release issued it: what speaks for each, weighed in one table.

The table (``weights.json``) is that of a conditional logit: each body has the sum of the weights
of its signs, "nobody that can be told" has a sum of its own, and what a body's share of all
exponentials is, is how likely it is the issuer. ``python -m tests.quality.issuers`` fits it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

NOBODY = "none"
CARRIED = "carried"
NOBODY_CARRIED = "none carried"
_SURE = 0.4  # how likely a body must be the issuer to be named as it
_SURE_CARRIED = 0.5  # on a wire, whose own desk may have written about the body
_OF_CARRYING = frozenset((CARRIED, "carried ticker", "noted", "outlet’s"))


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign."""
    text = files("indexer.resolve.issuing").joinpath("weights.json").read_text("utf-8")
    table: Mapping[str, float] = json.loads(text)["weights"]
    return table


def shares(bodies: Sequence[Iterable[str]], table: Mapping[str, float]) -> list[float]:
    """How likely each body, by its signs, is the issuer; they and "nobody" add up to one."""
    sums = [sum(table.get(sign, 0.0) for sign in sorted(signs)) for signs in bodies]
    carried = any(CARRIED in signs for signs in bodies)
    nobody = table[NOBODY] + (table[NOBODY_CARRIED] if carried else 0.0)
    most = max([nobody, *sums])
    powers = [math.exp(one - most) for one in sums]
    whole = math.exp(nobody - most) + math.fsum(powers)
    return [power / whole for power in powers]


def is_sure(share: float, bodies: Iterable[Iterable[str]]) -> bool:
    """Whether the likeliest of the bodies of a release is likely enough to be named."""
    carried = any(CARRIED in signs for signs in bodies)
    return share >= (_SURE_CARRIED if carried else _SURE)


def as_if_uncarried(signs: Iterable[str]) -> set[str]:
    """Signs that tell whom a release is about, whoever wrote it."""
    return set(signs) - _OF_CARRYING
