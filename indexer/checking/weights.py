"""Which words carry weight: a table of words by sort, a line a sense, in ``weighty_words.txt``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
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


_APPROXIMATE = frozenset(["about", "around", "over", "under"])
"""Doubts where a number follows, and nothing of the kind elsewhere."""


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
    return Weighty("number", form) if known is None and form[:1].isdecimal() else known


def weigh_all(tokens: Sequence[Token]) -> list[Weighty | None]:
    """What each word of a text carries where it stands."""
    found = [weigh(token.form) for token in tokens]
    for n, token in enumerate(tokens):
        if token.form in _APPROXIMATE:
            follows = found[n + 1] if n + 1 < len(found) else None
            is_number = follows is not None and follows.weight in ("number", "quantity")
            found[n] = Weighty("hedge", "about") if is_number else None
    return found
