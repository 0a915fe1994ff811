"""The tag of one word by itself; see ``indexer.grammar.tagged`` for what the letters mean."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.grammar.tagged import PUNCTUATION
from indexer.languages.en.lexicon import cues, short_forms
from indexer.languages.en.lexicon import function_words as english_words
from indexer.lexicon import function_words, organisations, titles
from indexer.text.segment import PLACEHOLDERS, TITLES_IN_SHORT


@lru_cache(maxsize=200_000)
def tag_word(word: str) -> str:
    """The tag of one token, context aside."""
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    first = word[0]
    if first == "(":
        return "H"  # Justice (Retd.) Anil Deshkar
    if first in PLACEHOLDERS:
        return "Q"
    if word in ("’s", "'s"):
        return "'"
    if first in "’'" and word[1:] in short_forms.CONTRACTED:
        return "a"
    if first.isdigit():
        return "N" if _NUMBERED.match(word) else "#"
    if not (first.isalpha()):
        return "/"
    if first.isupper():
        return _tag_capitalised(word)
    if not first.islower():
        return "N"  # scripts without case: a name is as likely as anything
    return _tag_lower(word)


_NUMBERED = re.compile(r"\d+(?:[A-Z][a-z]{2,}|[A-Z]{4,})")  # 45Drives, 7RIDGE


def _tag_lower(word: str) -> str:
    for words, tag in _LOWER:
        if word in words:
            return tag
    if word.endswith("ly") and len(word) > 4:
        return "A"
    if _is_role_noun(word):
        return "r"
    # iPhone, eBay: a capital inside makes a name
    if any(c.isupper() for c in word):
        return "N"
    if (word.endswith("ed") and len(word) > 4) or word in function_words.PAST_FORMS:
        return "v"
    return "w"


def _is_role_noun(word: str) -> bool:
    """Whether a word tells what somebody is although no list has it."""
    # co-author, vice-chair, then-mayor: the last part decides
    _, hyphen, last = word.rpartition("-")
    if (hyphen and last.lower() in titles.ROLE_NOUNS) or _LEARNED.search(word):
        return True
    return word.endswith(("man", "woman", "person")) and len(word) > 6 and word != "salesperson"


# What the learned are called by their field: nephrologist, psychiatrist, obstetrician.
_LEARNED = re.compile(
    r"[a-z]{3}(?:ologist|iatrist|(?:ian|atr|etr|pt|hn|et|ht|tr|is|ys)ician|ographer)$"
)


_LOWER: tuple[tuple[frozenset[str] | dict[str, str], str], ...] = (
    (short_forms.LEGAL_FORMS, "L"),
    (frozenset(["of"]), "f"),
    (frozenset(["and"]), "&"),
    (frozenset(["that"]), "T"),
    (english_words.RELATIVES, "W"),
    (function_words.PRONOUNS, "P"),
    (function_words.AUXILIARIES, "a"),
    (english_words.NUMBERS, "D"),
    (function_words.DETERMINERS, "D"),
    (function_words.PREPOSITIONS, "F"),
    (function_words.CONJUNCTIONS, "b"),
    (function_words.ADVERBS, "A"),
    (english_words.BEFORE_ROLE, "m"),
    (cues.QUOTATION_FORMS, "V"),
    (titles.GROUP_NOUNS, "g"),
    (titles.ROLE_MODIFIERS, "m"),
    (titles.ROLE_NOUNS, "r"),
    (function_words.PARTICLES, "p"),
)
_ADDRESSES = titles.ADDRESS | short_forms.ADDRESSES


_JOINED = re.compile("[/-]")


def _is_title_in_short(plain: str) -> bool:
    """`Prof`, and what is joined to one: `A/Prof`, `Dr.-Ing`."""
    return any(part.rstrip(".") in TITLES_IN_SHORT for part in _JOINED.split(plain))


def _tag_capitalised(word: str) -> str:
    plain = word.rstrip(".’'").lower()
    if len(word) <= 2 and (len(word) == 1 or word[1] == ".") and word != "A":
        return "P" if word == "I" else "I"
    return _tag_beside_name(word, plain) or _tag_listed(word, plain) or _tag_by_letters(word)


def _tag_beside_name(word: str, plain: str) -> str:
    """What stands before or behind a name: `Jr`, `H.E.`, `MBA’92`, `Dr.`; "" for anything else."""
    if plain in titles.SUFFIXES:
        return "S"
    if plain in ("h.e", "h.h", "h.r.h", "hrh", "hrm"):
        return "H"
    if _looks_like_credential(word, plain):
        return "K"
    if plain in _ADDRESSES or (word[-1] == "." and _is_title_in_short(plain)):
        return "H"
    return ""


def _tag_listed(word: str, plain: str) -> str:
    """The tag of a list that has the word, or the part of it that tells; "" for none."""
    for words, tag in _CAPITALISED:
        if plain in words and word != "As":
            return tag
    if _LEARNED.search(plain):
        return "R"
    head, hyphen, last = plain.rpartition("-")
    if hyphen and (last in titles.ROLE_NOUNS or head.split("-")[0] in titles.ROLE_NOUNS):
        return "R"  # Director-General, Minister-in-charge
    return "M" if hyphen and last in titles.FOUNDING else ""  # Co-Founding Partner


def _tag_by_letters(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    return "C" if len(letters) >= 2 and all(c.isupper() for c in letters) else "N"


def _looks_like_credential(word: str, plain: str) -> bool:
    if plain == "esq":
        return True
    if plain in titles.CREDENTIALS and sum(c.isupper() for c in word) >= 2:
        return True
    return (
        _LETTERS.match(word) or _CLASS.match(word)
    ) is not None and word not in short_forms.PLACES


_LETTERS = re.compile(r"(?:[A-Z][a-z]{0,2}\.){2,}[A-Z]?$")  # M.P.H., Ed.D.
_CLASS = re.compile(r"[A-Z]{1,4}[’']\d\d$")  # MBA’92

_CAPITALISED: tuple[tuple[frozenset[str], str], ...] = (
    (function_words.MONTHS - {"may", "march"}, "X"),
    (function_words.WEEKDAYS, "X"),
    (organisations.LEGAL_FORMS, "L"),
    (titles.ROLE_MODIFIERS - {"media", "press"}, "M"),
    (titles.ROLE_NOUNS - titles.SURNAMES_TOO, "R"),
    (organisations.INSTITUTIONS, "O"),
)
