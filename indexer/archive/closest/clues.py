"""A search taken apart into clues, and what of it must hold all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.archive.closest.synonyms import phrase_length
from indexer.archive.language.dates import read_date
from indexer.archive.language.questions import is_telling
from indexer.archive.language.scripts import typed_word
from indexer.archive.query import And, DateRange, Expression

MAX_CLUES = 24
"""Clues that are looked for; a pasted paragraph has more, and its first words tell enough."""

_DATE_WORDS = 3  # "31 December 2023"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing remembered: a word, a phrase with a synonym, or the days a typed date means.

    ``place`` is where it stands among the words typed.
    """

    text: str
    place: int
    dates: DateRange | None = None


def read_clues(expression: Expression | None) -> tuple[tuple[Clue, ...], Expression | None]:
    """The clues of a search, and the part that stays strict.

    Plain words are clues; ``+word``, quoted phrases, exclusions, prefixes and groups stay
    strict. A search for any of several words has no clues: who writes OR has said what may be
    missing.
    """
    parts = expression.parts if isinstance(expression, And) else (expression,)
    words: list[str] = []
    rest: list[Expression] = []
    for part in parts:
        word = typed_word(part) if part is not None else None
        if word is not None and not word.required:
            words.append(word.text)
        elif part is not None:
            rest.append(part)
    strict = And(tuple(rest)) if len(rest) > 1 else rest[0] if rest else None
    clues = tuple(_gather(words))
    telling = tuple(c for c in clues if c.dates or is_telling(c.text))
    return (telling or clues)[:MAX_CLUES], strict


def _gather(words: Sequence[str]) -> list[Clue]:
    clues: list[Clue] = []
    at = 0
    while at < len(words):
        length, dates = _date_at(words, at)
        if dates is None:
            length = phrase_length(words[at:])
        text = " ".join(words[at : at + length])
        clues.append(Clue(text, at, dates))
        at += length
    return clues


def _date_at(words: Sequence[str], at: int) -> tuple[int, DateRange | None]:
    """How many words from here on make a date, and its days; one word and None where none do."""
    for length in range(min(_DATE_WORDS, len(words) - at), 0, -1):
        days = read_date(" ".join(words[at : at + length]))
        if days is not None and _FIRST_YEAR <= days[0].year <= _LAST_YEAR:
            return length, DateRange(*days)
    return 1, None
