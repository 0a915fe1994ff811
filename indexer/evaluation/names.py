"""When two names, or two roles, count as the same in an evaluation."""

from __future__ import annotations

import re

from indexer.evaluation.overlap import words_of
from indexer.lexicon import titles

_LEFT_OUT = (
    titles.ADDRESS
    | titles.CREDENTIALS
    | titles.SUFFIXES
    | frozenset(
        """the senator sen representative rep congressman congresswoman president minister secretary
    governor mayor judge justice attorney general ambassador his her he she""".split()
    )
)
_SMALL_WORDS = frozenset("the of and for a an at in s".split())
_NEARLY = 0.6  # share of common words (Dice) from which two roles are one
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*")
_POSSESSIVE = re.compile(r"[’']s?$")
_NO_FAMILY_NAME = frozenset(
    """jr sr ii iii iv mr mrs ms dr the a he she they i we it you his her who that this one but
    and""".split()
)


def _key(name: str) -> list[str]:
    return [word for word in words_of(name) if word not in _LEFT_OUT] or words_of(name)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names can only be one person's: titles apart, a middle name more or less."""
    x, y = _key(one), _key(other)
    if not x or not y:
        return False
    if x == y or "".join(x) == "".join(y):
        return True
    small, big = sorted((set(x), set(y)), key=len)
    if len(small) >= 2 and small <= big:
        return True
    initials = len(x) > 1 and len(y) > 1 and x[-1] == y[-1] and x[0][0] == y[0][0]
    return initials and 1 in (len(x[0]), len(y[0]))


def is_same_mention(words: str, name: str) -> bool:
    """Whether a name holds a word of the attribution's own ("Mr Lee" of "John Lee")."""
    x, y = _key(words), _key(name)
    return bool(x and y) and (x[-1] == y[-1] or bool(set(x) & set(y) - {"the", "of", "and"}))


def is_same_phrase(one: str, other: str) -> bool:
    """Whether two roles or organisations share most words, or one holds the other."""
    x, y = set(words_of(one)) - _SMALL_WORDS, set(words_of(other)) - _SMALL_WORDS
    if not x and not y:
        return True
    if not x or not y or not x & y:
        return False
    return 2 * len(x & y) / (len(x) + len(y)) >= _NEARLY or x <= y or y <= x


def family_name(name: str) -> str:
    """The last capitalised word of a name that is no title or suffix, "" if there is none."""
    words = [_POSSESSIVE.sub("", word) for word in _CAPITALISED.findall(name)]
    named = [w for w in words if len(w) > 1 and w.casefold() not in _NO_FAMILY_NAME]
    return named[-1] if named else ""


def holds_word(text: str, word: str) -> bool:
    """Whether a word stands in a text as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
