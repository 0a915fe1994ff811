"""Requests and vows: `urged Congress to act`, `called on the Board to resign`, `vowed to stay`.

The content is what is asked for or promised, with those it is asked of. Only
verbs that nearly always stand for words, and only of somebody who can speak:
firms "promise to deliver" and "encourage investors to contact" without end.
"""

from __future__ import annotations

import re

from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrase_kinds import SPEAKERS
from indexer.grammar.report import make_reported
from indexer.grammar.scene import Sentence
from indexer.grammar.subjects import subject_before
from indexer.grammar.verbs import Verb, find_verbs
from indexer.languages.en.clause_ends import content_end
from indexer.languages.en.lexicon import clause_words
from indexer.lexicon.given_names import GIVEN_NAMES

_PEOPLE = SPEAKERS - {"organisation"}
_ASKED_OF = re.compile(r"A*[^.,;:QVaT]{1,14}$")
_MAX_ASKED_OF = 15  # tokens between the verb and its "to"


def request_sentence(sentence: Sentence) -> Draft | None:
    """The first request or vow of one sentence."""
    t = sentence.tagged
    for verb in find_verbs(t):
        if verb.passive or verb.doubtful or verb.participle:
            continue
        start = _request(sentence, verb)
        phrase = subject_before(t, verb.start) if start is not None else None
        if start is None or phrase is None or phrase.kind not in _PEOPLE:
            continue
        if phrase.words().lower() in ("we", "i", "it", "you") or _is_firm(phrase, verb):
            continue
        return make_reported(sentence, verb, phrase, start, content_end(sentence, start))
    return None


def _is_firm(phrase: Phrase, verb: Verb) -> bool:
    """`Halvard Boats urges customers to book`: a name of several words, none of them given."""
    if phrase.name is None or phrase.title is not None or phrase.apposed:
        return False
    first, last = phrase.name
    words = phrase.tagged.words
    several = last - first > 1 and words[first] not in GIVEN_NAMES
    return several and words[verb.start].endswith("s")


def _request(sentence: Sentence, verb: Verb) -> int | None:
    """The token what is asked for starts at."""
    t, start = sentence.tagged, verb.end
    if verb.lemma in clause_words.VOWING:
        return start if t.words[start : start + 1] == ["to"] else None
    if verb.lemma == "call" and t.words[start : start + 1] in (["on"], ["upon"]):
        start += 1
    elif verb.lemma not in clause_words.URGING:
        return None
    for i in range(start + 1, min(start + _MAX_ASKED_OF, len(t.words) - 1)):
        if t.words[i] == "to" and t.tags[i + 1] in "wV":
            return start if _ASKED_OF.match(t.tags[start:i]) else None
    return None
