"""A sentence that only says whose the words before it are: `“A.” Jane Roe said.`"""

from __future__ import annotations

import re

from indexer.extract.draft import Draft
from indexer.extract.rules.stretch import make_direct
from indexer.extract.scene import Sentence
from indexer.extract.spanish import sources as spanish
from indexer.extract.subjects import subject_after, subject_before
from indexer.extract.verbs import find_verbs

_MAX_TOKENS = 40
_REST = re.compile("[A.,]*")


def subject_and_verb(sentence: Sentence) -> Draft | None:
    """`“A.” Jane Roe said.`"""
    t = sentence.tagged
    if not _may_be_alone(sentence):
        return None
    if t.pack.drops_subjects:
        told = spanish.source_alone(sentence)
        return make_direct(sentence, *told, behind=True) if told is not None else None
    for verb in find_verbs(t):
        if verb.clause and not verb.passive and _REST.fullmatch(t.tags, verb.end):
            phrase = subject_before(t, verb.start)
            if phrase is not None and phrase.start <= 1:
                return make_direct(sentence, phrase, verb, behind=True)
    return None


def so_says(sentence: Sentence) -> Draft | None:
    """`“A.” So says Ann Roe.`"""
    t = sentence.tagged
    if not _may_be_alone(sentence) or t.words[0] not in ("So", "Thus") or t.tags[1:2] != "V":
        return None
    phrase = subject_after(t, 2, len(t.tags))
    if phrase is None:
        return None
    return make_direct(sentence, phrase, find_verbs(t)[0], behind=True)


def _may_be_alone(sentence: Sentence) -> bool:
    tags = sentence.tagged.tags
    return len(tags) <= _MAX_TOKENS and "Q" not in tags
