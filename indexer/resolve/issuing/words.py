"""What the words of a name tell of what it is a name of: one table, each row a sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indexer.languages.en.word_tags import tag_word
from indexer.lexicon.cities import is_located
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.headline_verbs import is_headline_verb
from indexer.lexicon.name_shapes import is_ordinary
from indexer.lexicon.organisations import COMPANY_WORDS, INSTITUTIONS, LEGAL_FORMS
from indexer.lexicon.titles import ROLE_NOUNS

_OPENERS = "DPFAbTWfa"  # tags of function words
_OF = (["of"], ["for"])


def _small(words: list[str]) -> list[str]:
    return [word.strip(".,").lower() for word in words]


def _has_officer(words: list[str]) -> bool:
    return any(tag_word(word) in "RH" for word in words)


def _ends_as_body(words: list[str]) -> bool:
    small = _small(words)
    heads = small[0] in INSTITUTIONS and small[1:2] in _OF
    return heads or small[-1] in INSTITUTIONS or small[-1] in LEGAL_FORMS


def _is_office(words: list[str]) -> bool:
    """Director of Marine Works; Fire Chief Dolly Marsh; not Attorney General’s Office."""
    small = _small(words)
    if small[0] in ROLE_NOUNS and small[1:2] in _OF:
        return True
    held = _has_officer(words) or not ROLE_NOUNS.isdisjoint(small)
    return held and not _ends_as_body(words)


def _is_person(words: list[str]) -> bool:
    return words[0] in GIVEN_NAMES and 2 <= len(words) <= 3 and tag_word(words[-1]) == "N"


def _is_common(words: list[str]) -> bool:
    return " ".join(words).lower() in COMPANY_WORDS or tag_word(words[0].lower()) in _OPENERS


def _is_ordinary(words: list[str]) -> bool:
    return all(map(is_ordinary, words)) and _small(words)[-1] not in INSTITUTIONS


_TABLE: tuple[tuple[str, Callable[[list[str]], bool]], ...] = (
    ("institution", lambda words: not INSTITUTIONS.isdisjoint(_small(words))),
    ("legal form", lambda words: _small(words)[-1] in LEGAL_FORMS),
    ("one word", lambda words: len(words) == 1),
    ("person", _is_person),
    ("place", lambda words: is_located(" ".join(words))),
    ("officer", _has_officer),
    ("office", _is_office),
    ("common", _is_common),
    ("ordinary", _is_ordinary),
    ("headline's", lambda words: any(map(is_headline_verb, words[1:]))),
    ("joint", lambda words: not {"and", "&"}.isdisjoint(words)),
)


def signs_of_words(name: str) -> Iterator[str]:
    """The signs for and against a body that its own name gives."""
    words = name.split()
    yield from (sign for sign, holds in _TABLE if holds(words))
