"""The tag of one Spanish word by itself; see ``indexer.grammar.tagged`` for the letters."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from indexer.grammar.tagged import PUNCTUATION
from indexer.languages.es.lexicon import cues, function_words, titles
from indexer.lexicon import organisations
from indexer.text.segment import PLACEHOLDERS

_LOWER: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(["de", "del"]), "f"),
    (frozenset(["y", "e"]), "&"),
    (frozenset(["que"]), "T"),
    (function_words.RELATIVES, "W"),
    (frozenset(function_words.PRONOUNS), "P"),
    (function_words.AUXILIARIES | function_words.OBJECTS, "a"),
    (function_words.ARTICLES, "D"),
    (function_words.ADVERBS, "A"),
    (function_words.DETERMINERS, "D"),
    (function_words.PREPOSITIONS, "F"),
    (function_words.CONJUNCTIONS, "b"),
    (frozenset(cues.QUOTATION_FORMS), "V"),
    (titles.GROUP_NOUNS, "g"),
    (titles.ROLE_NOUNS | titles.SPOKES, "r"),
    (titles.BEFORE_ROLE, "m"),
    (function_words.MONTHS | function_words.WEEKDAYS, "X"),
    (frozenset(titles.HONORIFICS) - titles.NOUNS_TOO, "H"),
)
_PAST = re.compile(r"(?:ó|aron|ieron|aba|aban|[aei]rán?|[aei]rían?)$")


@lru_cache(maxsize=50_000)
def tag_word(word: str) -> str:
    if word in PUNCTUATION:
        return "." if word in "¿¡" else PUNCTUATION[word]
    first = word[0]
    if first in "¿¡":
        return '"'
    if first in PLACEHOLDERS:
        return "Q"
    if first.isdigit():
        return "#"
    if not first.isalpha():
        return "/"
    return _tag_capitalised(word) if first.isupper() else _tag_lower(word)


def _tag_lower(word: str) -> str:
    for words, tag in _LOWER:
        if word in words:
            return tag
    if word.endswith("mente") and len(word) > 6:
        return "A"
    if any(c.isupper() for c in word):
        return "N"
    if " " in word:
        return "v"  # a compound tense of a verb that reports nothing
    head = word.split("-", maxsplit=1)[0]
    if head in titles.ROLE_NOUNS:
        return "r"
    if word.endswith("s") and (word[:-1] in titles.ROLE_NOUNS or word[:-2] in titles.ROLE_NOUNS):
        return "g"
    return "v" if _PAST.search(word) and len(word) > 3 else "w"


def _tag_capitalised(word: str) -> str:
    plain = word.rstrip(".ª").lower()
    if " " in plain:
        return "V" if plain in cues.QUOTATION_FORMS else "v"
    if word.endswith(".") and plain in titles.HONORIFICS:
        return "H"
    if len(word) == 2 and word[1] == ".":
        return "I"
    listed = next((tag for words, tag in _CAPITALISED if plain in words or word in words), "")
    return listed or _tag_by_letters(word)


def _tag_by_letters(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    return "C" if len(letters) >= 2 and all(c.isupper() for c in letters) else "N"


_CAPITALISED: tuple[tuple[Collection[str], str], ...] = (
    (("don", "doña", "señor", "señora", "doctor", "doctora", "monseñor", "sor", "fray"), "H"),
    (organisations.LEGAL_FORMS, "L"),
    (("S.A.", "S.L.", "SAU", "SL"), "L"),
    (titles.AGENCIES, "X"),  # dijo a Efe Marco Botero: no part of a name
    (titles.SPOKES, "R"),
    (titles.ROLE_NOUNS, "R"),
    (titles.INSTITUTIONS, "O"),
)
