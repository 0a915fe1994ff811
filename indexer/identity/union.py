"""Disjoint sets whose outcome does not depend on the order of joining."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, Generic, Protocol, TypeVar


class _Ordered(Hashable, Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=_Ordered)


class Union(Generic[T]):
    """Sets that only ever grow together; the least member stands for its set."""

    def __init__(self, members: Iterable[T]) -> None:
        self._above: dict[T, T] = {member: member for member in members}

    def find(self, member: T) -> T:
        root = member
        while self._above[root] != root:
            root = self._above[root]
        while self._above[member] != root:
            self._above[member], member = root, self._above[member]
        return root

    def join(self, a: T, b: T) -> None:
        low, high = sorted((self.find(a), self.find(b)))
        self._above[high] = low

    def groups(self) -> list[list[T]]:
        """Every set, members sorted, sets by their least member."""
        found: dict[T, list[T]] = {}
        for member in self._above:
            found.setdefault(self.find(member), []).append(member)
        return [sorted(found[root]) for root in sorted(found)]
