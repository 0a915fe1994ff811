"""Folding: one form for words that differ only in case, accents or typography."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that carry no combining mark to strip, so NFKD leaves them alone.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "＇": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
    }
)


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Fold one word; remembered, because a text repeats its words.

    >>> fold_word("Côté’s")
    "cote's"
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_LETTERS)
    return "".join(c for c in plain if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Fold a text and collapse its white space; not offset-preserving.

    >>> fold("  Peña   NIETO ")
    'pena nieto'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(map(fold_word, text.split()))
