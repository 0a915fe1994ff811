"""Which words carry weight: a table of words by sort, a line a sense, in ``weighty_words.txt``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal, cast, get_args

from indexer.checking.words import Token

Weight = Literal[
    "negation", "number", "condition", "hedge", "quantity", "duty", "time", "person",
    "limit", "contrast", "order",
]  # fmt: skip
WEIGHTS: tuple[Weight, ...] = get_args(Weight)


@dataclass(frozen=True, slots=True)
class Weighty:
    """What a word carries. Words of one ``sense`` may stand for each other: "think", "believe"."""

    weight: Weight
    sense: str


_APPROXIMATE = {"about": "about", "around": "about", "over": "over", "under": "under"}
_BOUNDS = {
    ("more", "than"): "over", ("at", "least"): "over", ("less", "than"): "under",
    ("fewer", "than"): "under", ("at", "most"): "under", ("up", "to"): "under",
    ("as", "many"): "under", ("as", "much"): "under",
}  # fmt: skip
"""Doubts where a number follows, by their sense, and nothing of the kind elsewhere."""
_INTENDED = frozenset(
    "plan plans planned planning seek seeks sought seeking "
    "want wants wanted wanting wish wishes".split()
)
"""Words that make an intention of a deed where "to" follows: "we plan to open"."""


@cache
def _lexicon() -> dict[str, Weighty]:
    found: dict[str, Weighty] = {}
    text = files(__package__).joinpath("weighty_words.txt").read_text("utf-8")
    for line in text.splitlines():
        name, colon, words = line.partition("#")[0].partition(":")
        sort, _, sense = name.strip().partition(" ")
        for word in words.split() if colon else ():
            found[word] = Weighty(cast(Weight, sort), f"{sort} {sense}" if sense else word)
    return found


def weigh(form: str) -> Weighty | None:
    """What a word carries by itself, None for most."""
    known = _lexicon().get(form)  # "one" and "first" are seldom numbers
    has_digit = any(map(str.isdecimal, form))
    return Weighty("number", form) if known is None and has_digit else known


def weigh_all(tokens: Sequence[Token]) -> list[Weighty | None]:
    """What each word of a text carries where it stands."""
    found = [weigh(token.form) for token in tokens]
    forms = [token.form for token in tokens] + [""]
    for n, (form, following) in enumerate(pairwise(forms)):
        if form in _APPROXIMATE:
            found[n] = Weighty("hedge", _APPROXIMATE[form]) if _counts(found, n + 1) else None
        elif form in _INTENDED and following == "to":
            found[n] = Weighty("hedge", "hedge aim")
        elif (form, following) in _BOUNDS and any(_counts(found, n + at) for at in (2, 3)):
            found[n] = Weighty("hedge", _BOUNDS[form, following])
    return found


def _counts(found: Sequence[Weighty | None], at: int) -> bool:
    """Whether a number or quantity stands at a place."""
    heavy = found[at] if at < len(found) else None
    return heavy is not None and heavy.weight in ("number", "quantity")
