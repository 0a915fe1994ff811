"""What somebody without a name before it is called: `a fisherman known on the quay as “Lefty”`."""

from __future__ import annotations

import re

from indexer.grammar.tagged import Tagged
from indexer.lexicon import phrase_words

_ONLY = r"(?:(?:also|better|best|just|locally|only|simply|still|widely) )*"
_ABOUT = r"(?:(?:across|among|around|at|by|in|on|throughout|to) (?:[\w’'-]+ ){1,5}?)?"
_NAME_OF = r"(?:(?:the|a|an|his|her|their) (?:\w+ )?(?:nick)?name (?:of )?)?"
_SELF = r"(?:himself|herself|themself|themselves)"
_GAVE = (
    r"(?:gave|gives|giving|provided) (?:his|her|their|a|the) (?:(?:first|full|given|last) )?name"
)
_ASKED = r"(?:agreed|asked|preferred|wanted|wished) to be (?:called|identified|known|named|quoted)"
# Lower-case words up to the name, a space behind each.
_LINK = re.compile(
    rf"(?:, )?(?:who |whom )?(?:(?:is|was|has been|had been) )?{_ONLY}"
    rf"(?:known {_ABOUT}{_ONLY}(?:as |by {_NAME_OF})"
    rf"|identified {_ABOUT}{_ONLY}(?:as |by {_NAME_OF})"
    rf"|(?:goes|going|went) {_ONLY}by {_NAME_OF}"
    rf"|{_GAVE} {_ONLY}as "
    rf"|(?:called|calls|calling) {_SELF} "
    rf"|(?:identified|identifies|identifying|introduced) {_SELF} {_ONLY}as "
    rf"|{_ASKED} {_ONLY}(?:as |by {_NAME_OF})?"
    r"|named |called |nicknamed |dubbed )"
)
_NAME = re.compile(r"N[NIp]*(?!')")
_IN_MARKS = re.compile(r'"(D?[NIRHMC][NIRHMCpDw]{0,3})[.,]?"')
_LONGEST = 16  # tokens from the noun to the name


def find_naming(t: Tagged, start: int, limit: int) -> tuple[int, int, int] | None:
    """Where the name begins and ends that a clause from token ``start`` on gives, and the clause.

    None where there is no such clause. Linear: at most ``_LONGEST`` tokens are looked at.
    """
    for place in range(start + 1, min(limit, start + _LONGEST)):
        if t.tags[place] not in 'N"':
            continue
        link = "".join(f"{word.lower()} " for word in t.words[start:place])
        named = _name_at(t, place, limit)
        if named is None or not _LINK.fullmatch(link):
            return None
        first, last, stop = named
        if link.startswith(",") and t.tags[stop : stop + 1] == ",":
            stop += 1
        return first, last, stop
    return None


_OF_PEOPLE = re.compile(r"\b(?:who|whom|\w+sel(?:f|ves)|(?:his|her|their) (?:\w+ )?name)\b")


def is_of_a_person(t: Tagged, start: int, end: int) -> bool:
    """Whether the clause up to the name speaks of a person: `who goes by`, `calls herself`."""
    return _OF_PEOPLE.search(" ".join(t.words[start:end]).lower()) is not None


def noun_before_naming(t: Tagged, start: int, end: int, limit: int) -> int:
    """The end of the noun, where the words ``start:end`` hold the beginning of such a clause."""
    for place in range(start + 1, min(end, start + _LONGEST)):
        if t.words[place] in phrase_words.NAMING and find_naming(t, place, limit) is not None:
            return place
    return end


def _name_at(t: Tagged, place: int, limit: int) -> tuple[int, int, int] | None:
    marked = _IN_MARKS.match(t.tags, place, limit)
    if marked is not None:
        return marked.start(1), marked.end(1), marked.end()
    plain = _NAME.match(t.tags, place, limit)
    return (plain.start(), plain.end(), plain.end()) if plain is not None else None
