"""What the closest quotes are told as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indexer.archive.result import Hit

Where = Literal["words", "speaker", "organisation", "role", "title", "text", "date", ""]
"""The field in which a clue was met; "" for one that was not."""


@dataclass(frozen=True, slots=True)
class Met:
    """A clue as typed, where a quote meets it, and through which other word if not itself."""

    clue: str
    where: Where
    through: str = ""


@dataclass(frozen=True, slots=True)
class Closest:
    """A quote that meets part of a search; one ``Met`` for each clue, in the order typed."""

    hit: Hit
    met: tuple[Met, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The clues it does not meet."""
        return tuple(met.clue for met in self.met if not met.where)
