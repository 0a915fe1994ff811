"""A text in which names are looked for in any letter case, each as whole words."""

from __future__ import annotations

import re


class Caseless:
    """A text, made small once for all that is looked for in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._small = text.lower()

    def find(self, words: str) -> re.Match[str] | None:
        """The first place where words stand that are no part of longer ones.

        A pattern is made only of words that are there: making it takes a hundred times as long
        as finding that they are not.
        """
        if words.lower() not in self._small:
            return None
        return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", self._text, re.IGNORECASE)
