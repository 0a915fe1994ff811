"""Whom a relative pronoun stands for, and what stands right before a verb."""

from __future__ import annotations

import re

from indexer.grammar.gaps import is_bridge
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrase_kinds import SPEAKERS
from indexer.grammar.phrases import read_phrase
from indexer.grammar.subject_at import is_conjunction, read_at, starts_of
from indexer.grammar.tagged import Tagged
from indexer.lexicon import phrase_words

_WHO = re.compile(r"(?:,-?)?W[Aa]*$")


def antecedent(t: Tagged, verb: int, low: int) -> Phrase | None:
    """Whom "who" stands for: `Jeff Weaver, who said …`, `residents who told the Council …`."""
    match = _WHO.search(t.tags, max(low, verb - 5), verb)
    if match is None:
        return None
    end = match.start()
    pronoun = t.words[t.tags.index("W", end)].lower()
    if pronoun == "which" and t.tags[end] == ",":
        return _body_before(t, end, low)
    if pronoun != "who":
        return None
    best: Phrase | None = None  # the longest: "Ann Roe, chair of the Board, who added"
    for start in starts_of(t, end, low):
        phrase = read_at(t, start, end)
        if phrase is not None and phrase.stop >= end and phrase.kind in SPEAKERS:
            best = phrase if best is None or phrase.kind == "name" else best
    return best or adjacent(t, end, low, of_who=True) or _somebody_before(t, end, low)


_SOMEBODY = re.compile("(?<![fF&NCO'-])(?:D[mwvNCO']{0,3}[rg]|[mwN]{0,2}g)$")


def _somebody_before(t: Tagged, end: int, low: int) -> Phrase | None:
    """`not paying an architect | who said`: the office or group right before."""
    found = _SOMEBODY.search(t.tags, max(low, end - 6), end)
    phrase = read_phrase(t, found.start(), end) if found is not None else None
    return phrase if phrase is not None and phrase.kind in ("role", "group") else None


_BODY = re.compile(r"D?[HR]?[NIC'O]*O$")


def _body_before(t: Tagged, end: int, low: int) -> Phrase | None:
    """`foreseen by the Pilot Commission, | which said`: the body right before."""
    found = _BODY.search(t.tags, max(low, end - 8), end)
    phrase = read_phrase(t, found.start(), end) if found is not None else None
    return phrase if phrase is not None and phrase.kind == "organisation" else None


_RIGHT_BEFORE = re.compile(r"(?:[HNICp]*[NIC]|P)A*a?A*$")


def adjacent(t: Tagged, verb: int, low: int, of_who: bool = False) -> Phrase | None:
    """A name or pronoun right before its verb, wherever it stands: `footage of Ann Roe saying`.

    ``of_who`` says that "who" stands between: `named after Ann Roe, who says`.
    """
    match = _RIGHT_BEFORE.search(t.tags, max(low, verb - 8), verb)
    if match is None:
        return None
    before = t.tags[match.start() - 1 : match.start()]
    names = t.tags[match.start()] != "P"
    told = t.words[verb].lower().endswith("ing")
    where = of_who and t.words[match.start() - 1].lower() in phrase_words.WHERE
    free = told or (of_who and not where) or is_conjunction(t, match.start() - 1)
    if before == "F" and names and not free:
        return None  # "recent weather in Yuma indicates"; "voters in Merrin, who say"
    phrase = read_phrase(t, match.start(), verb)
    if phrase is None or phrase.kind not in ("name", "pronoun"):
        return None
    return phrase if phrase.stop >= verb or is_bridge(t, phrase.stop, verb) else None


# In its statement | the Board noted
_OPENING = re.compile("F[^.,:;QVPTWa]{1,8}?(?<![FfD&vO'])(?=D)")
_REPORTER = SPEAKERS - {"name", "pronoun"}


def behind_opening(t: Tagged, verb: int, low: int) -> Phrase | None:
    """`In reply to enquiries | the Embassy states`: an opening that no comma closes."""
    opening = _OPENING.match(t.tags, low, verb)
    if opening is None or t.words[opening.end()].lower() not in t.language.definite:
        return None
    phrase = read_phrase(t, opening.end(), verb)
    if phrase is None or phrase.kind not in _REPORTER:
        return None
    return phrase if phrase.stop >= verb or is_bridge(t, phrase.stop, verb) else None
