"""Whether a phrase headed by an ordinary noun is somebody."""

from __future__ import annotations

import re

from indexer.grammar.phrase import Phrase
from indexer.lexicon import phrase_words


def is_anyone(phrase: Phrase, lemma: str) -> bool:
    """Whether a phrase headed by an ordinary noun is somebody: `one in four`, `a party aide`."""
    if _is_share(phrase):
        return False
    if phrase.kind != "thing":
        return phrase.kind != "document"
    return lemma in phrase_words.HUMAN and phrase.end - phrase.start <= 8


_SHARE = re.compile(
    r"\b(?:per ?cent|majority|half|third|quarter|respondents|fraction|number|most of)\b|%|^more$",
    re.I,
)
_PART_OF = re.compile(r"(?:%|per ?cent|third|half|majority|quarters?)\)? of $")
_ONE_IN_TEN = re.compile(r"\d (?:in|of|out of) \d")


def _is_share(phrase: Phrase) -> bool:
    """`35% of Gen X`, `respondents`, `one in four`: a survey counts answers, nobody speaks."""
    t = phrase.tagged
    before = t.text[t.starts[max(0, phrase.start - 4)] : t.starts[phrase.start]]
    told = _SHARE.search(phrase.words()) is not None
    share = _PART_OF.search(before) is not None
    counted = _ONE_IN_TEN.search(phrase.words()) is not None
    return told or share or counted
