"""What ranking asks of an archive, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from indexer.archive.atoms import Stem
from indexer.archive.matching import Words
from indexer.archive.names import name_key
from indexer.archive.query import And, DateRange, Expression, Word

ClueField = Literal["speaker", "organisation", "role", "title"]
CLUE_FIELDS: tuple[ClueField, ...] = ("speaker", "organisation", "role", "title")

Numbers = npt.NDArray[np.int32]
Scores = npt.NDArray[np.float64]


class Evidence(Protocol):
    """Quotes by number, 0 to ``size``; some of them may be no longer held."""

    @property
    def size(self) -> int:
        """One more than the highest number."""
        ...

    @property
    def held(self) -> int:
        """Quotes that are held."""
        ...

    def said(self, word: str) -> tuple[Numbers, Scores]:
        """Held quotes that have a form of the word's stem, rising, and each one's BM25."""
        ...

    def named(self, field: ClueField, word: str) -> Numbers:
        """Held quotes in whose field a word (see ``clue_keys``) stands, rising."""
        ...

    def told(self, word: str) -> Numbers:
        """Held quotes of releases in whose texts a form of each word's stem stands, rising.

        None in an archive whose texts are not indexed.
        """
        ...

    def dated(self, dates: DateRange) -> Numbers:
        """Held quotes of these days, rising."""
        ...

    def spellings(self, word: str) -> tuple[str, ...]:
        """Words of the archive that one typed wrong may stand for, the closest first."""
        ...

    def newest(self, numbers: Numbers) -> Numbers:
        """The place of each of these quotes among all, newest first."""
        ...

    def words(self, numbers: Sequence[int], stems: Sequence[Stem]) -> Mapping[int, Words]:
        """The words of these quotes, those of the stems at least."""
        ...


def all_words(text: str) -> Expression:
    """What matches where every word of a clue stands."""
    words = tuple(Word(part) for part in text.split())
    return And(words) if len(words) > 1 else words[0]


def clue_keys(field: ClueField, name: str) -> list[str]:
    """The words of a name, office or headline as clues are compared with them.

    Folded; outside people's names without a plural's ending, so that "Bridges" in a headline
    is met by "bridge" and Ms Waters is not met by "water".
    """
    words = name_key(name).split()
    return words if field == "speaker" else [_singular(word) for word in words]


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
