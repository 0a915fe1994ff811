"""Offices that are called after a place: `Mayor of Merrin`, `Singapore’s Minister for Health`.

A place employs nobody: where an office is of one, its name belongs to the office, or says no more
than whose office it is. A body is told by a word of its own: `Governor of the Bank of Merrin`.
"""

from __future__ import annotations

import re

from indexer.grammar.tagged import Tagged
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import body_words, office_words
from indexer.lexicon.cities import is_country

_OF_BODY = re.compile(
    r"(?:City|Town|Village|Borough|County|Bank|Board|Government|Chamber|Port) of\b"
)


def is_of_a_place(t: Tagged, head: int, preposition: int, named: str) -> bool:
    """Whether what stands behind an office is its place: `Ambassador | of | Norrland`.

    ``head`` is the token behind the head of the role, ``named`` what was taken for its body.
    """
    named = named.removeprefix("the ")
    if t.words[preposition].lower() != "of" or _OF_BODY.match(named):
        return False
    office = t.words[head - 1].lower()
    if office in office_words.OF_ANY_PLACE:
        return True
    plain = all(_is_of_place_name(word) for word in named.split())
    return (office in office_words.OF_A_PLACE and plain) or (
        office in office_words.OF_STATES and is_country(named)
    )


def _is_of_place_name(word: str) -> bool:
    small = word.lower()
    return small in body_words.PLACES or small in ("and", "of", "port") or tag_word(word) in "Np"
