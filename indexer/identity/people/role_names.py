"""Roles as releases write them, made comparable.

"CEO & Co-Founder" and "co-founder and chief executive officer" are the same two
roles. Roles are compared, never rewritten: the archive shows what was written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, takewhile

from indexer.identity.organisations.names import parse_organisation
from indexer.lexicon.offices import ONE_SPELLING
from indexer.text.fold import fold

_SPLIT = re.compile(r"\s*(?:,|;|/|&|\band\b|\bas well as\b)\s*")  # "Chairman and CEO"
_DROP = re.compile(
    r"\b(?:the|our|its|a|an|current|former|then|acting|interim|new|newly appointed|global)\b|[.®™]"
    r"|\b\d{1,3}[- ]years?[- ]old\b|\b(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\b"
)
_LEFT = re.compile(r"\b(?:(?:former|formerly|past|retired|late|erstwhile)\s+|ex[-\s]\s*)")
_WORDS = {"vp": "vice president", "svp": "senior vice president", "sr": "senior", "jr": "junior"}

# Held by somebody in almost every organisation: says little of who it is.
_COMMON = frozenset(
    role.strip()
    for role in """chief executive officer|chief financial officer|chief operating officer|
    president|chair|chief technology officer|founder|cofounder|director|managing director|
    executive director|spokesperson|owner|partner|manager|general manager|vice president|author|
    attorney|lawyer|senior vice president|executive vice president|chief marketing officer|
    managing partner|executive chair|analyst|professor|doctor|board member|member|resident|
    principal|editor|minister|secretary|mayor|head|lead|leader|agent|broker|coach|artist|producer|
    lead author""".split("|")
)


@lru_cache(maxsize=65_536)
def role_parts(role: str) -> frozenset[str]:
    """The single roles in a role, each in one spelling.

    >>> sorted(role_parts("President & CEO"))
    ['chief executive officer', 'president']
    """
    return frozenset(words for part in _SPLIT.split(fold(role)) if (words := _plain(part)))


def _plain(part: str) -> str:
    """A single role in one spelling, "" for a letter or nothing."""
    words = " ".join(_DROP.sub(" ", part).split())
    words = ONE_SPELLING.get(words, words)
    words = " ".join(_WORDS.get(word, word) for word in words.split())
    return words if len(words) > 1 else ""


def is_common_role(part: str) -> bool:
    """Whether a role (in the spelling of ``role_parts``) is found nearly everywhere."""
    return part in _COMMON


@lru_cache(maxsize=65_536)
def role_key(role: str, organisation_key: str = "") -> str:
    """One string for a role however its parts are ordered and abbreviated.

    "chief engineer of Kumoha" and "Kumoha chief engineer" at Kumoha, and
    "secretary of the union", are the role alone: the rest is the organisation,
    said again. A role that was left is another one: whoever is quoted as the
    former mayor does not hold the office on that day.

    >>> role_key("CEO of Acme Inc. & founder", "acme")
    'chief executive officer / founder'
    """
    return " / ".join(sorted(single_roles(role, organisation_key)))


@lru_cache(maxsize=65_536)
def single_roles(role: str, organisation_key: str = "") -> frozenset[str]:
    """The parts of ``role_key``.

    >>> sorted(single_roles("founder and former CEO"))
    ['former chief executive officer', 'founder']
    """
    kept = set()
    left = ""
    for part in _SPLIT.split(fold(role)):
        left = "former " if left or _LEFT.search(part) else ""
        if words := _plain(_LEFT.sub(" ", part)):
            alone = _without_organisation(words, organisation_key)
            kept.add(left + ONE_SPELLING.get(alone, alone))
    return frozenset(kept)


def _without_organisation(part: str, organisation_key: str) -> str:
    part = part[_length_of_name(part, organisation_key) :]
    head, preposition, tail = _OF.split(part, 1) if _OF.search(part) else (part, "", "")
    name = parse_organisation(tail)
    if preposition and (
        name.is_generic or (organisation_key and _says(name.key, organisation_key))
    ):
        return head
    return part


def _length_of_name(part: str, organisation_key: str) -> int:
    """How much of a role's beginning is the organisation's name or the first words of it."""
    words = organisation_key.split()
    tokens = list(islice(_WORD.finditer(part), len(words)))
    if not words or not tokens or tokens[0].start():
        return 0
    shared = takewhile(lambda pair: pair[0].group() == pair[1], zip(tokens, words, strict=False))
    for token, _ in reversed(list(shared)):
        if after := _AFTER_NAME.match(part, token.end()):
            return after.end()
    return 0


def _says(words: str, organisation_key: str) -> bool:
    """ "kumoha" for "kumoha rolling stock"."""
    return f"{organisation_key} ".startswith(f"{words} ")


_OF = re.compile(r"\s(of|at|for|with)\s")
_WORD = re.compile(r"\w+")
_AFTER_NAME = re.compile(r"(?:['’]s?)?\s+(?=\w)")
