"""Which families of offices the roles of a generation belong to.

A quote has one role, whose families are read off its words: a column of roles is all that is
kept, and what is known of a family is what is known of its roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from indexer.archive.offices import families_of

Counts = npt.NDArray[np.int64]


class Offices:
    """Families by number, in the order of their codes; 0 is that of roles without any."""

    def __init__(self, roles: Sequence[str]) -> None:
        """``roles`` by their numbers, where the first is none."""
        families = [families_of(role) for role in roles]
        self.codes: list[str] = sorted({code for codes in families for code in codes})
        numbers = {code: number for number, code in enumerate(self.codes, start=1)}
        rows = [[numbers[code] for code in codes] or [0] for codes in families]
        self._lengths = np.array([len(row) for row in rows], np.int64)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._offices = np.array([number for row in rows for number in row], np.int64)
        self._roles = np.repeat(np.arange(len(rows)), self._lengths)

    @property
    def size(self) -> int:
        """How many families there are, and one for none."""
        return len(self.codes) + 1

    def roles_of(self, offices: Iterable[int]) -> list[int]:
        """The numbers of the roles in any of these families."""
        found: list[int] = np.unique(self._roles[np.isin(self._offices, [*offices])]).tolist()
        return found

    def count(self, by_role: Counts) -> Counts:
        """How many quotes have each family, of how many have each role."""
        counts = np.zeros(self.size, np.int64)
        np.add.at(counts, self._offices, by_role[self._roles])
        return counts

    def count_again(self, sayings: Counts, roles: Counts) -> Counts:
        """Of quotes with sayings and roles: how many say again what one of their family says."""
        lengths = self._lengths[roles]
        before = np.cumsum(lengths) - lengths
        places = np.arange(int(lengths.sum())) + np.repeat(self._starts[roles] - before, lengths)
        pairs = np.repeat(sayings, lengths) * self.size + self._offices[places]
        counts = np.bincount(self._offices[places], minlength=self.size)
        return counts - np.bincount(np.unique(pairs) % self.size, minlength=self.size)
