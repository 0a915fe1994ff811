"""Names that a heading ran into: the wires' layout loses the line between the two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.lexicon import phrase_words
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_shapes import is_ordinary
from indexer.text.lookup import Lookup

_MIN_WORDS = 4  # of a name that a heading may be part of
_WHOLE = 3  # times the name must stand by itself, where it is glued to a heading's last word
_MIN_LETTERS = 3
_SAINT = ("St.", "Saint")  # St. Paul is not John Paul


def without_heading(name: str, text: Lookup) -> str:
    """The name itself: `Making It Better Halvard` -> `Halvard`; `Scrap AppHalvard` -> `Halvard`.

    Only where the text has the shorter name by itself too.
    """
    words = name.split()
    if runs_on(name):
        whole = text.count(name)
        for i in range(1, len(words)):
            rest = " ".join(words[i:])
            if words[i] not in phrase_words.IN_HEADINGS and text.count(rest) > whole:
                return rest
    for i, word in enumerate(words):
        rest = " ".join([_unglued(word, text), *words[i + 1 :]])
        if not rest.startswith(" ") and rest and (i < len(words) - 1 or rest != word):
            return rest
    return name


def runs_on(name: str) -> bool:
    """Whether a name has words that only headings write large: `Better With Halvard Inc.`"""
    words = name.split()
    return len(words) >= _MIN_WORDS and bool(phrase_words.IN_HEADINGS & set(words[:-1]))


def ends_a_heading(name: str, text: Lookup) -> bool:
    """`Due Diligence Input Roe`: a surname after words that the text writes small elsewhere."""
    words = name.split()[:-1]
    if not words or words[0] in _SAINT or not GIVEN_NAMES.isdisjoint(words):
        return False
    small = [w.istitle() and text.count(f" {w.lower()} ") > 0 for w in words]
    return any(small) if len(words) >= _MIN_WORDS - 1 else all(small)


def follows_heading(words: Sequence[str], text: Lookup) -> bool:
    """`Retirement Red Flags Roe`: a word after others that are only here, the last an ordinary one.

    A body of such a name (`Bright Future Roe`) would be named again.
    """
    if len(words) < _MIN_WORDS or not is_ordinary(words[-2]):
        return False
    return text.count(" ".join(words)) == 1


def _unglued(word: str, text: Lookup) -> str:
    """`Halvard` of `AppHalvard`, where both halves are words of the text."""
    if text.count(word) >= _WHOLE:
        return ""  # a name of its own
    for i in range(2, len(word) - _MIN_LETTERS + 1):
        if not (word[i].isupper() and word[i - 1].isalnum()):
            continue
        if text.count(word[i:]) < _WHOLE:
            continue
        before, after = re.escape(word[:i]), re.escape(word[i:])
        alone = text.find_all(rf"\b{after}\b")
        if len(alone) >= _WHOLE and text.find(rf"\b{before}\b") is not None:
            return word[i:]
    return ""
