"""What commas, brackets and dashes set off behind a noun phrase."""

from __future__ import annotations

import re

from indexer.grammar.appositions import segment_after, tells_of_it
from indexer.grammar.name_spans import find_name
from indexer.grammar.naming import find_naming, is_of_a_person
from indexer.grammar.offices import TICKER, introduces_another
from indexer.grammar.phrase import CHUNK, MAX_TOKENS, Phrase, trim
from indexer.grammar.tagged import Tagged
from indexer.lexicon.called_again import EXCELLENCIES

# A person's name: words and initials, particles between them, a nickname in marks or brackets.
_CREDENTIALS = re.compile(r"(?:,?[KS]|\((?![^)]{0,24}[rR])[^)]{1,24}\))+")


def read_after(phrase: Phrase, limit: int) -> None:
    """Read credentials, brackets and appositions after a phrase."""
    phrase.stop = max(phrase.end, phrase.stop)
    if phrase.kind == "pronoun":
        return
    tags = phrase.tagged.tags
    if (match := _CREDENTIALS.match(tags, phrase.stop, limit)) is not None:
        phrase.stop = match.end()
    if phrase.kind == "name" and (age := _AGE.match(tags, phrase.stop, limit)) is not None:
        phrase.stop = age.end()
    if phrase.kind in ("role", "spokesperson"):
        _read_name_after_role(phrase, phrase.stop, limit)
    if phrase.kind in ("role", "thing"):
        _read_called(phrase, phrase.stop, limit)
    _read_appositions(phrase, limit)


_MAX_APPOSED = 6


def _read_appositions(phrase: Phrase, limit: int) -> None:
    """Read what commas, brackets and dashes set off behind a phrase, while it tells of it."""
    t, i = phrase.tagged, phrase.stop
    apposed: list[tuple[int, int]] = []
    bracketed = False
    while i < limit and t.tags[i] in ",(-" and len(apposed) < _MAX_APPOSED:
        ticker = TICKER.match(t.tags, i, limit)
        if ticker is not None:
            if phrase.kind == "name" and phrase.title is None and not apposed:
                phrase.kind, phrase.name = "organisation", None
            i = ticker.end()
            continue
        segment = _apposition(phrase, i + 1, limit, bool(apposed))
        if segment is None or _names_the_next(t, segment, apposed):
            break
        apposed.append(segment)
        bracketed = bracketed or t.tags[i] == "("
        i = segment[1]
        if bracketed and i < limit and t.tags[i] == ")":
            i, bracketed = i + 1, False
    phrase.apposed = (*phrase.apposed, *apposed)
    phrase.stop = i


_NAME = re.compile("N[NI]{1,3}")
_GOES_ON = re.compile(r"\(|,&?N[NI]{1,3}[,.(]")


def _names_the_next(t: Tagged, segment: tuple[int, int], apposed: list[tuple[int, int]]) -> bool:
    """Whether a segment names the next of a list: `Ann Roe (Chair), | Ida Pell (Clerk)`."""
    listed = bool(apposed) and t.tags[apposed[-1][0] - 1] == "("
    named = listed and _NAME.fullmatch(t.tags, *segment) is not None
    return named and _GOES_ON.match(t.tags, segment[1]) is not None


def _apposition(phrase: Phrase, start: int, limit: int, is_later: bool) -> tuple[int, int] | None:
    """The words from a token on that tell of a phrase; ``is_later`` if others did before."""
    t = phrase.tagged
    segment = segment_after(t, start, limit)
    open_ended = is_later or _has_office(phrase) or phrase.kind == "organisation"
    if segment is None or not tells_of_it(t, segment, open_ended):
        return None
    if phrase.title is not None and introduces_another(t, *segment):
        return None  # …, and Ostland’s Minister of Environment, Science and Innovation Olga Hayes
    return segment


_AGE = re.compile(r",#(?=,)")  # Odalys Renner, 42, a nurse
_LEGAL_FORM = re.compile(r"L(?:,?L)*")
_ROLE = re.compile("[rR]")


def _has_office(phrase: Phrase) -> bool:
    """Whether a role stands before the name: `Commissioner Roe, Inland Rescue Service`."""
    return phrase.title is not None and bool(_ROLE.search(phrase.tagged.tags[slice(*phrase.title)]))


def _read_called(phrase: Phrase, i: int, limit: int) -> bool:
    """`a retired signalman named Barnabás`"""
    found = find_naming(phrase.tagged, i, limit)
    if found is None:
        return False
    first, last, stop = found
    if phrase.kind == "thing" and not is_of_a_person(phrase.tagged, i, first):
        return False  # a program known as Harbor
    phrase.title = (phrase.start, i)
    phrase.name = (first, last)
    phrase.end, phrase.stop = last, stop
    phrase.kind = "name"
    return True


def _after_excellency(t: Tagged, i: int, limit: int) -> int:
    """`the Governor, His Excellency, | Chief Ann Roe`: the comma before the name."""
    aside = i + 3 < limit and t.tags[i] == t.tags[i + 3] == ","
    called = aside and t.words[i + 1].lower() in t.language.possessives
    return i + 3 if called and t.words[i + 2].lower() in EXCELLENCIES else i


_OF_A_BODY = re.compile("[OLC]")
_BODY_BETWEEN = re.compile(",D?[NCOM&'fFDL]+(?=,H+[NI])")


def _after_body(t: Tagged, i: int, limit: int) -> int:
    """The comma before the name: `The Permanent Secretary, Ministry of Works | , Alhaji Garba`."""
    body = _BODY_BETWEEN.match(t.tags, i, limit)
    return body.end() if body is not None and _OF_A_BODY.search(body[0]) else i


def _read_name_after_role(phrase: Phrase, i: int, limit: int) -> bool:
    """`IFRC Secretary General, Jagan Chapagain`: the name stands in apposition to the role."""
    t = phrase.tagged
    i = _after_excellency(t, i, limit)
    if i < limit and t.tags[i] == "H" and t.tags[i - 1] == ")":
        i -= 1  # "Chief Executive of the Corporation (STC) Mr Tan Wei Ming"
    elif i >= limit or t.tags[i] != "," or t.tags[i + 1 : i + 2] in ("", "P", "&"):
        return False
    i = _after_body(t, i, limit)
    inner = CHUNK.match(t.tags, i + 1, min(limit, i + 1 + MAX_TOKENS))
    end = trim(t, i + 1, inner.end()) if inner else i + 1
    named = find_name(t.tags[i + 1 : end])
    if named is None or (end < limit and t.tags[end] not in ",.Q:;VaA()W-F"):
        return False
    first, last = i + 1 + named[0], i + 1 + named[1]
    if last - first < 2 and first == i + 1:
        return False  # a single capitalised word is more often a place: "the mayor, Paris"
    if t.tags[last : last + 1] == "S":
        last += 1  # the son of the victim, Edmund Halvard Jr.
        end = max(end, last)
    phrase.title = (phrase.start, first)
    phrase.name = (first, last)
    phrase.end = phrase.stop = end
    phrase.kind = "name"
    return True
