"""Heads in capitals, written as titles and names are."""

from __future__ import annotations

import re

from indexer.lexicon import heads, spoken, titles


def plain_words(words: str) -> str:
    """Words in capitals written as a title: `LEADER OF THE OPPOSITION`; others as they stand."""
    if not words.isupper():
        return words
    told = words.split()
    return " ".join(
        w.lower() if w.lower() in heads.SMALL and i else plain_word(w) for i, w in enumerate(told)
    )


_ON_AIR = re.compile(rf"[A-Z]{{2,6}} (?=(?:[A-Z-]+ )?(?:{spoken.ON_AIR.upper()})$)")


def plain_office(words: str) -> str:
    """An office in capitals, letters of a station kept: `MNB Host`."""
    station = _ON_AIR.match(words)
    if station is None:
        return plain_words(words)
    return station[0] + plain_words(words[station.end() :])


_LETTERS = re.compile(r"[^\W\d_]+")
_BEHIND_APOSTROPHE = re.compile(r"(?<=[’'])(?:S|T|M|D|Ll|Re|Ve)\b")
_MC = re.compile(r"^Mc([a-z])")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")


def plain_word(word: str) -> str:
    """One word of a name in capitals: MCDONALD-ROE, O’NEILL, CEO."""
    bare = word.strip(".,()").lower()
    if (
        not word.isupper()
        or bare in heads.ACRONYMS | spoken.RANKS_IN_LETTERS
        or bare in titles.CREDENTIALS
    ):
        return word
    if len(bare) == 1 or _INITIALS.fullmatch(word):
        return word
    written = _LETTERS.sub(lambda m: m[0][0] + m[0][1:].lower(), word)
    written = _BEHIND_APOSTROPHE.sub(lambda m: m[0].lower(), written)
    return _MC.sub(lambda m: "Mc" + m[1].upper(), written)
