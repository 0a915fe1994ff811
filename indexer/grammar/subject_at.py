"""The phrase at a token, if it can be the subject of a verb behind it."""

from __future__ import annotations

import re

from indexer.grammar.gaps import FAR, is_bridge, is_coordinated
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrase_kinds import SPEAKERS
from indexer.grammar.phrases import read_phrase
from indexer.grammar.tagged import Tagged
from indexer.lexicon import phrase_words
from indexer.lexicon.titles import AT_THE_TIME
from indexer.lexicon.us_states import US_STATES

_INTRODUCTION = re.compile(r"[Ab&F/\"-]*")
_CLAUSE_START = frozenset(',;:-Qb&TW"(/')
NAMED = frozenset({"name", "organisation"})


def reaches(t: Tagged, phrase: Phrase, verb: int) -> bool:
    """Whether nothing stands between a phrase and a verb that parts them."""
    stop = phrase.stop
    return stop >= verb or is_bridge(t, stop, verb) or is_coordinated(t, stop, verb)


def is_conjunction(t: Tagged, i: int) -> bool:
    """`after Ann Roe said`: whether a preposition opens a clause."""
    return t.words[i].lower() in phrase_words.OPENS_CLAUSE


_MAX_SAYINGS = 4
"""Other verbs of saying, or stretches of speech, between a subject and its verb. The one found
had none in 97 of 100 of 23,775 sentences of real releases, and never more than four."""


def starts_of(t: Tagged, verb: int, low: int) -> list[int]:
    """Tokens a subject may start at, nearest first."""
    found = []
    depth = sayings = 0
    for i in range(verb - 1, max(low, verb - FAR) - 1, -1):
        sayings += t.tags[i] in "VQ"
        if sayings > _MAX_SAYINGS:
            break
        depth += {")": 1, "(": -1}.get(t.tags[i], 0)
        if depth > 0:
            continue  # inside brackets: a ticker, a short form
        if i == low or (t.tags[i - 1] in _CLAUSE_START and not _is_relative(t, i - 1)):
            found.append(i)
    return found


def _is_relative(t: Tagged, i: int) -> bool:
    """`which owns Halvard Savings`: what follows is no subject of the main verb."""
    return t.tags[i] == "W" and t.words[i].lower() in ("which", "who", "whom", "whose")


def read_at(t: Tagged, start: int, verb: int) -> Phrase | None:
    """The phrase at a token, behind what introduces it, if it can be the subject of a verb."""
    skipped = _INTRODUCTION.match(t.tags, start, verb)
    i = skipped.end() if skipped else start
    if i > start and _is_object(t, i):
        return None  # "in his speech": the object of a preposition speaks no verb
    if i >= verb or t.tags[i] in "KW" or _is_state(t, start):
        return None
    phrase = read_phrase(t, i, verb)
    if phrase is None or _is_bare(t, phrase, verb):
        return None
    if t.tags[i] == "w" and _is_ordinary_word(t, phrase, start, i):
        return None
    return None if start and _told_of_then(t, phrase, start, verb) else phrase


def _is_object(t: Tagged, i: int) -> bool:
    """Whether what begins at a token is the object of a preposition; but "As Ann Roe put it"."""
    told = t.words[i - 1].lower() == "as" and (i == 1 or t.tags[i - 2] == ",")
    return t.tags[i - 1] == "F" and not told and not is_conjunction(t, i - 1)


def _is_state(t: Tagged, start: int) -> bool:
    """`in Port Merrin, | NJ, is pleased to announce`"""
    place = t.words[start] in US_STATES or t.words[start] == "D.C."
    return place and t.tags[max(0, start - 2) : start] == "N,"


def _is_bare(t: Tagged, phrase: Phrase, verb: int) -> bool:
    """`engagement and distribution, noting`: a bare noun speaks no words; `pilots say` do."""
    if phrase.kind not in ("thing", "document") or t.tags[phrase.start] == "D":
        return False
    human = t.words[verb].lower() in phrase_words.HUMAN_FORMS
    people = human and t.words[phrase.end - 1].endswith("s")
    return phrase.stop < verb or not people


def _is_ordinary_word(t: Tagged, phrase: Phrase, start: int, first: int) -> bool:
    """Whether the ordinary word at token ``first`` keeps a phrase from being somebody."""
    if t.words[first].endswith("ing") and phrase.kind in SPEAKERS:
        return True  # "…, keeping viewers informed": nobody is called that
    # "including short and long term Moving Averages suggests"
    return start > 0 and t.tags[start - 1] == "&" and phrase.kind == "organisation"


def _told_of_then(t: Tagged, phrase: Phrase, start: int, verb: int) -> bool:
    """`who began it while a student at Merrin, added`: what the speaker was at the time."""
    then = t.words[start - 1].lower() in AT_THE_TIME and t.words[start] in ("a", "an")
    return then and phrase.kind == "role" and t.tags[phrase.stop : verb].rstrip("A") == ","
