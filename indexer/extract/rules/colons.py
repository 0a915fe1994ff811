"""A colon that leads up to words: `X: “A.”` · `X gloated: “A.”`"""

from __future__ import annotations

import re

from indexer.grammar.authors import opening_phrase_of
from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Sentence
from indexer.grammar.stretch import Stretch, make_direct, set_cue
from indexer.grammar.subjects import subject_before
from indexer.lexicon.given_names import GIVEN_NAMES

_COLON = re.compile(r":[\"/-]*$")
_OPENING = '&b"/-'
_ASIDE = re.compile(r"(?:,[FW][^:;QV]{0,24})?:[\"/-]*")  # Ann Roe, in a message to all crews: “A.”
_DOES = re.compile(r",?[Aa]*[aVvw]")
_OTHERS_SAY = re.compile("[TW]A?V")
_FURTHEST = 40  # tokens from the head of the sentence to the words


def name_and_words(stretch: Stretch) -> Draft | None:
    """`Ann Roe, head of the Harbour Board: “A.”`: a name, a colon and the words."""
    t, slot = stretch.tagged, stretch.slot
    if not ends_with_colon(stretch):
        return None
    start = 0
    while start < slot and t.tags[start] in _OPENING:
        start += 1
    phrase = read_phrase(t, start, slot)
    if phrase is None or not _ASIDE.fullmatch(t.tags, phrase.stop, slot):
        return None
    if not _may_be_quoted(phrase):
        return None  # "Maintain Humanity:" heads a paragraph, it is nobody
    return make_direct(stretch.sentence, phrase, None)


_BODY = re.compile("[gNCM'&fD]*[gNCM'][OL]+(?:\\([NC]{1,3}\\))?")


def _may_be_quoted(phrase: Phrase) -> bool:
    """Whether a colon behind a phrase leads up to its words: a person, an office, a body."""
    t = phrase.tagged
    if phrase.kind == "organisation":
        return _BODY.fullmatch(t.tags, phrase.start, phrase.stop) is not None
    if phrase.kind == "role":  # Senator: “A.”
        return phrase.end - phrase.start == 1 and t.tags[phrase.start] == "R"
    return phrase.kind == "name" and _is_somebody(phrase)


def _is_somebody(phrase: Phrase) -> bool:
    first = phrase.tagged.words[(phrase.name or (phrase.start, 0))[0]]
    return bool(phrase.apposed or phrase.title) or first in GIVEN_NAMES


def deed_and_words(stretch: Stretch) -> Draft | None:
    """`Ann Roe took the floor: “A.”`: what somebody does leads up to words."""
    t, slot = stretch.tagged, stretch.slot
    if not ends_with_colon(stretch) or "Q" in t.tags[:slot] or slot > _FURTHEST:
        return None
    phrase = opening_phrase_of(t, slot)
    if phrase is None or not _may_act(phrase) or not _DOES.match(t.tags, phrase.stop):
        return None
    if _OTHERS_SAY.search(t.tags, phrase.stop, slot):
        return None  # she showed him a sign that said: “A”
    return make_direct(stretch.sentence, phrase, None)


def _may_act(phrase: Phrase) -> bool:
    """Whether somebody is meant: not "Merrinware answers three questions:", not "it"."""
    if phrase.kind == "name":
        return " " in phrase.words() or _is_somebody(phrase)
    genders = phrase.tagged.language.pronouns
    return phrase.kind == "pronoun" and genders.get(phrase.words().lower()) in ("m", "f")


def ends_with_colon(stretch: Stretch) -> bool:
    return _COLON.search(stretch.tagged.tags, 0, stretch.slot) is not None


def statement(sentence: Sentence, end: int) -> Draft | None:
    """Who issues a statement in the tokens before ``end``, a colon the last of them."""
    t = sentence.tagged
    words = [w.lower() for w in t.words[:end]]
    cues = t.language.cues
    if not cues.statement_nouns & set(words) and "following" not in words:
        return None
    for i, word in enumerate(words):
        phrase = subject_before(t, i) if word in cues.statement_verbs and i else None
        if phrase is not None:
            draft = make_direct(sentence, phrase, None)
            return set_cue(draft, i, end - 1, "issue a statement", sentence)
    return None
