"""What ranking asks of an archive, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from indexer.archive.atoms import Stem
from indexer.archive.closest.values import Where
from indexer.archive.matching import Words
from indexer.archive.names import name_key
from indexer.archive.query import And, DateRange, Expression, Word

ClueField = Literal["speaker", "organisation", "role", "title"]
CLUE_FIELDS: tuple[ClueField, ...] = ("speaker", "organisation", "role", "title")

Numbers = npt.NDArray[np.int32]
Scores = npt.NDArray[np.float64]


class Having(NamedTuple):
    """Held quotes that have something, rising, and how many there are: more than are numbered,
    in an archive that numbers only those that it looks at."""

    numbers: Numbers
    total: int


class Said(NamedTuple):
    """Held quotes that say a word, rising, each one's BM25, and the highest that any has, 0 where
    nobody says it."""

    numbers: Numbers
    scores: Scores
    best: float


def having(numbers: Numbers) -> Having:
    """All that there are."""
    return Having(numbers, len(numbers))


def said_by(numbers: Numbers, scores: Scores) -> Said:
    """All that there are."""
    return Said(numbers, scores, float(scores.max(initial=0.0)))


@dataclass(frozen=True, slots=True)
class Source:
    """One way a clue is met: these quotes have ``key`` in a field, each for so much.

    ``best`` is the most that any quote of the archive has it for.
    """

    where: Where
    through: str
    key: str
    numbers: Numbers
    scores: Scores
    best: float


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

    def look_at(self, ways: Sequence[Sequence[Source]]) -> bool:
        """Told every way to meet each clue, before any is weighed.

        True where quotes were numbered because of it, so that all has to be asked again: numbers
        given before stay.
        """
        ...

    def said(self, word: str) -> Said:
        """Held quotes that have a form of the word's stem."""
        ...

    def named(self, field: ClueField, word: str) -> Having:
        """Held quotes in whose field a word (see ``clue_keys``) stands."""
        ...

    def told(self, word: str) -> Having:
        """Held quotes of releases in whose texts a form of each word's stem stands.

        None in an archive whose texts are not indexed.
        """
        ...

    def dated(self, dates: DateRange) -> Having:
        """Held quotes of these days."""
        ...

    def spellings(self, word: str) -> tuple[str, ...]:
        """Words of the archive that one typed wrong may stand for, the closest first."""
        ...

    def unnamed(self, numbers: Numbers) -> Numbers:
        """Those of these quotes whose speaker has no record."""
        ...

    def newest(self, numbers: Numbers) -> Numbers:
        """The place of each of these quotes among all, newest first."""
        ...

    def words(self, numbers: Sequence[int], stems: Sequence[Stem]) -> Mapping[int, Words]:
        """The words of these quotes, those of the stems at least."""
        ...


def date_key(dates: DateRange) -> str:
    """Days as the key of a ``Source``."""
    return "/".join(day.isoformat() if day else "" for day in (dates.since, dates.until))


def read_date_key(key: str) -> DateRange:
    """The inverse of ``date_key``."""
    since, until = (date.fromisoformat(day) if day else None for day in key.split("/"))
    return DateRange(since, until)


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
