"""What somebody calls a thing, in their own words: `X described the vote as “A”`.

The content is the words in marks alone: what stands around them is the writer's. Only words
that are more than a name or a term count.
"""

from __future__ import annotations

import re

from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.report import make_reported
from indexer.grammar.scene import Sentence
from indexer.grammar.subjects import subject_before
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb, is_doubtful, is_passive
from indexer.languages.en.lexicon import clause_words

_PEOPLE = ("name", "role", "pronoun", "spokesperson")
_LEAST = 4  # words in marks; fewer are a nickname or a term
_THING = re.compile(r'[^QVaT;:."]{0,14}(?=")')  # between the verb and the words
_MARKED = re.compile(r'"([^"Q]+)"')
_CAPITAL = re.compile("[NCOMRXHL]")
_WORD = re.compile("[A-Za-z]")


def described(sentence: Sentence) -> Draft | None:
    """`X described Y as “A”`, `what X called “A”`, `X credited Y with “A”`"""
    t = sentence.tagged
    if '"' not in t.tags:
        return None
    for i, word in enumerate(t.words):
        lemma = clause_words.DESCRIBES.get(word)
        if lemma is None or t.tags[i] not in "Vv" or is_passive(t, i, word) or is_doubtful(t, i):
            continue
        thing = _THING.match(t.tags, i + 1)
        marked = _MARKED.match(t.tags, thing.end()) if thing is not None else None
        if marked is None or not _is_said(t, *marked.span(1)):
            continue
        phrase = subject_before(t, i)
        if phrase is not None and phrase.kind in _PEOPLE and not _is_reader(phrase):
            cue = Verb(i, i + 1, lemma, False, False, False, False, False)
            return make_reported(sentence, cue, phrase, *marked.span())
    return None


def _is_reader(phrase: Phrase) -> bool:
    return phrase.words().lower() in ("we", "i", "it", "you", "they", "who")


def _is_said(t: Tagged, start: int, end: int) -> bool:
    """Whether words in marks are a turn of speech, and not a name or a title."""
    words = [i for i in range(start, end) if _WORD.match(t.words[i])]
    capitals = sum(t.words[i][0].isupper() and _CAPITAL.match(t.tags[i]) is not None for i in words)
    return len(words) >= _LEAST and 2 * capitals < len(words)
