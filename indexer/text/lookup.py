"""What stands elsewhere in a text: each thing looked for once, and not without end.

A release may name thousands of bodies, and asking of each whether the text has
it again reads the text thousands of times. What one text may cost that way is
bounded; nothing is found any more once it is spent. Texts as long as releases
are (10,000 code points, at most 500,000) never come near.
"""

from __future__ import annotations

import re

_BUDGET = 200_000_000  # code points read, one second or so; a search of a pattern counts for more
_PLAIN = 4  # times what looking for mere words costs
RUNS = 20
"""Weight of a pattern that begins with a run of capitalised words."""


class Lookup:
    """Counts and searches of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._left = _BUDGET
        self._counts: dict[str, int] = {}
        self._found: dict[str, list[re.Match[str]]] = {}

    def count(self, words: str) -> int:
        """How many times words stand in the text, parts of other words included."""
        if words not in self._counts:
            self._counts[words] = self.text.count(words) if self._may_read(1) else 0
        return self._counts[words]

    def find(self, pattern: str, weight: int = _PLAIN) -> re.Match[str] | None:
        """The first match of a pattern."""
        found = self._search(pattern, weight, only_first=True)
        return found[0] if found else None

    def find_all(self, pattern: str, weight: int = _PLAIN) -> list[re.Match[str]]:
        """Every match of a pattern, in order."""
        return self._search(pattern, weight, only_first=False)

    def _search(self, pattern: str, weight: int, only_first: bool) -> list[re.Match[str]]:
        key = f"{only_first}{pattern}"
        if key not in self._found:
            found: list[re.Match[str]] = []
            if self._may_read(weight):
                one = re.search(pattern, self.text) if only_first else None
                found = [one] if one is not None else []
                if not only_first:
                    found = list(re.finditer(pattern, self.text))
            self._found[key] = found
        return self._found[key]

    def _may_read(self, times: int) -> bool:
        cost = times * len(self.text)
        if cost > self._left:
            return False
        self._left -= cost
        return True
