"""Words in marks that a speaker is named for without a verb of saying: `In the words of X, “A”`."""

from __future__ import annotations

import re

from indexer.grammar.authors import opening_phrase_of
from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrase_kinds import PhraseKind
from indexer.grammar.phrases import read_phrase
from indexer.grammar.stretch import Stretch, make_direct, set_cue
from indexer.grammar.subjects import subject_before
from indexer.grammar.tagged import Tagged
from indexer.languages.en.lexicon import clause_words

_REACH = 30  # tokens before the words in which their speaker is named
_SPEAKERS: frozenset[PhraseKind] = frozenset({"name", "role", "organisation"})
_LEADS_UP = re.compile(r'[,:]?["-]*')
_WITH_COLON = re.compile(r':["-]*')
_ENDS_IN_COLON = re.compile(r':["-]*$')


def quoted_ahead(stretch: Stretch) -> Draft | None:
    """`In the words of X, “A”`, `to quote X, “A”`, `X’s words: “A”`, `his words: “A”`"""
    t, slot = stretch.tagged, stretch.slot
    whose = _whose_words(t, slot)
    if whose is not None and not _is_said_by_another(stretch, whose):
        draft = make_direct(stretch.sentence, whose, None)
        return set_cue(draft, whose.stop, slot, "quote", stretch.sentence)
    for i in range(slot - 1, max(-1, slot - _REACH), -1):
        if t.tags[i] in "QV" and t.words[i].lower() not in ("quote", "quoting"):
            return None
        found = _named_behind(t, i, slot) or _owner(t, i, slot)
        if found is not None:
            draft = make_direct(stretch.sentence, found[0], None)
            return set_cue(draft, found[1], found[2], "quote", stretch.sentence)
    return None


def _whose_words(t: Tagged, slot: int) -> Phrase | None:
    """`His words: “A.”`, `Her message to the crews is blunt: “A.”`: who is meant by his or her."""
    start = 1 if t.tags[:1] == "F" else 0  # in her words
    if t.words[start].lower() not in t.language.possessives or slot > _REACH:
        return None
    told = {word.lower() for word in t.words[start + 1 : slot]} & clause_words.WORDS
    leads = _ENDS_IN_COLON.search(t.tags, start, slot) is not None and "Q" not in t.tags[:slot]
    return Phrase(t, start, start + 1, "pronoun", stop=start + 1) if told and leads else None


def _is_said_by_another(stretch: Stretch, whose: Phrase) -> bool:
    """`In her reply, Minister Roe states: “A.”`: a verb has its own subject."""
    t = stretch.tagged
    verbs = (v for v in stretch.verbs if whose.stop < v.start < stretch.slot and not v.passive)
    return any(subject_before(t, verb.start, whose.stop) is not None for verb in verbs)


def _named_behind(t: Tagged, i: int, slot: int) -> tuple[Phrase, int, int] | None:
    """`the words | of X`, `to quote | X`: the phrase, and the tokens of its cue."""
    word = t.words[i].lower()
    if word in ("quote", "quoting"):
        start, leads = i + 1, _LEADS_UP
    elif word in clause_words.SAYINGS and t.words[i + 1].lower() in clause_words.OF:
        before = t.words[i - 1].lower() if i else ""
        opened = word == "words" and before in ("the", "in")
        start, leads = i + 2, _LEADS_UP if opened else _WITH_COLON
    else:
        return None
    phrase = read_phrase(t, start, slot)
    if phrase is None or phrase.kind not in _SPEAKERS:
        return None
    return (phrase, i, start) if leads.fullmatch(t.tags, _end(t, phrase), slot) else None


def _end(t: Tagged, phrase: Phrase) -> int:
    """The token behind a phrase and the ’s of `a line of Ann Roe’s`."""
    return phrase.stop + (t.tags[phrase.stop : phrase.stop + 1] == "'")


def _owner(t: Tagged, i: int, slot: int) -> tuple[Phrase, int, int] | None:
    """`X’s | own words: “A”`, `in X’s words, “A”`, `X found the right | words: “A”`"""
    if t.words[i].lower() not in clause_words.SAYINGS or not _LEADS_UP.fullmatch(
        t.tags, i + 1, slot
    ):
        return None
    owned = t.tags.rfind("'", max(0, i - 3), i)
    if owned > 0:
        phrase = subject_before(t, owned)
    elif t.words[i].lower() == "words" and _WITH_COLON.fullmatch(t.tags, i + 1, slot):
        phrase = opening_phrase_of(t, i)
        if phrase is not None and phrase.kind == "organisation":
            return None  # "Merrin Books publishes words: “…”"
    else:
        return None
    return (phrase, i, i + 1) if phrase is not None and phrase.kind in _SPEAKERS else None
