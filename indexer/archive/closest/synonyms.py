"""Other words for what somebody remembers, from a list chosen by hand.

The list is ``synonym_groups.txt``: a group a line, its words apart by bars. Used only to find
the quotes closest to a search, and never for words in quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from indexer.archive.analysis import analyse, stem

_LONGEST = 5  # words of a phrase


def read_groups(text: str) -> list[tuple[str, ...]]:
    """The groups of a list; ``#`` begins a remark."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [tuple(word.strip() for word in line.split("|")) for line in lines if line]


def _key(text: str) -> str:
    """Stems, so that "tariff" finds the group of "tariffs"."""
    return " ".join(stem(term.form) for term in analyse(text) if not term.whole)


@cache
def _others() -> dict[str, tuple[str, ...]]:
    text = files(__package__).joinpath("synonym_groups.txt").read_text("utf-8")
    found: dict[str, dict[str, None]] = {}
    for group in read_groups(text):
        keys = [_key(word) for word in group]
        for key in keys:
            rest = (w for w, other in zip(group, keys, strict=True) if other != key)
            found.setdefault(key, {}).update(dict.fromkeys(rest))
    return {key: tuple(rest) for key, rest in found.items()}


def synonyms_of(text: str) -> tuple[str, ...]:
    """Words and phrases that may have been said where this one is remembered.

    >>> synonyms_of("Hypertension")
    ('high blood pressure',)
    """
    return _others().get(_key(text), ())


def phrase_length(words: Sequence[str]) -> int:
    """How many of these words, from the first on, are one phrase of the list; 1 if none are."""
    for length in range(min(_LONGEST, len(words)), 1, -1):
        if _key(" ".join(words[:length])) in _others():
            return length
    return 1
