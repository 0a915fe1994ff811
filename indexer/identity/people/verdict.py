"""A judgement on two profiles, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PairJudgement = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two profiles are one person, and why.

    ``score`` is the sum of the evidence (see ``evidence.WEIGHTS``); ``pro`` and
    ``contra`` say it in plain words.
    """

    judgement: PairJudgement
    score: int
    pro: tuple[str, ...] = ()
    contra: tuple[str, ...] = ()
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two profiles (by their ids, ``a < b``) and the verdict on them."""

    a: str
    b: str
    verdict: Verdict
