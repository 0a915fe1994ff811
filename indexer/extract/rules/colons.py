"""A colon that leads up to words: `X: “A.”` · `X gloated: “A.”`"""

from __future__ import annotations

import re

from indexer.grammar.draft import Draft
from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Sentence
from indexer.grammar.stretch import Stretch, make_direct, set_cue
from indexer.grammar.subjects import subject_before
from indexer.lexicon.given_names import GIVEN_NAMES

_COLON = re.compile(r":[\"-]*$")
_OPENING = '&b"/-'


def name_and_words(stretch: Stretch) -> Draft | None:
    """`Ann Roe, head of the Harbour Board: “A.”`: a name, a colon and the words."""
    t, slot = stretch.tagged, stretch.slot
    if not ends_with_colon(stretch):
        return None
    start = 0
    while start < slot and t.tags[start] in _OPENING:
        start += 1
    phrase = read_phrase(t, start, slot)
    if phrase is None or phrase.kind != "name" or t.tags[phrase.stop] != ":":
        return None
    first = t.words[(phrase.name or (start, 0))[0]]
    if not (phrase.apposed or phrase.title or first in GIVEN_NAMES):
        return None  # "Maintain Humanity:" heads a paragraph, it is nobody
    return make_direct(stretch.sentence, phrase, None)


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
