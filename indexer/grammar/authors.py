"""Whose a document is, and what opens a sentence."""

from __future__ import annotations

import re

from indexer.grammar.phrase import Phrase
from indexer.grammar.phrase_kinds import SPEAKERS
from indexer.grammar.phrases import read_phrase
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb

_WRITTEN_BY = re.compile("v?F")  # a complaint by, a report published by
_OWNED = re.compile("D?[HNCOIL]{1,6}'")


def author_of(t: Tagged, phrase: Phrase | None, limit: int) -> Phrase | None:
    """`a statement by the Harbour Board`, `Halvard’s report`: whose it is, where that is told.

    Else the phrase itself.
    """
    if phrase is None or phrase.kind != "document":
        return phrase
    owned = _OWNED.match(t.tags, phrase.start, phrase.end)
    authors = [(phrase.start, owned.end() - 1)] if owned is not None else []
    filed = _WRITTEN_BY.match(t.tags, phrase.end, limit)
    last = filed.end() if filed is not None else phrase.end + 1
    authors += [
        (i + 1, limit)
        for i in range(phrase.start, min(last, limit))
        if t.words[i].lower() in ("by", "from")
    ]
    for start, end in authors:
        author = read_phrase(t, start, end)
        if author is not None and author.kind in SPEAKERS - {"pronoun"}:
            author.stop = max(author.stop, phrase.stop)
            return author
    return phrase


def noted_by(t: Tagged, verb: Verb, limit: int) -> Phrase | None:
    """`As noted by the Harbour Board`: who notes."""
    if not verb.start or t.words[verb.start - 1].lower() != "as":
        return None
    if t.words[verb.end : verb.end + 1] != ["by"]:
        return None
    return author_of(t, read_phrase(t, verb.end + 1, limit), limit)


def opening_phrase(t: Tagged, verb: Verb) -> Phrase | None:
    """The phrase that opens the sentence: `He paid tribute to her, saying “…”`"""
    return opening_phrase_of(t, verb.start)


def opening_phrase_of(t: Tagged, limit: int) -> Phrase | None:
    """The phrase that opens a sentence, read no further than the token ``limit``."""
    start = next((i for i, tag in enumerate(t.tags) if tag not in 'A&b"/-Q,'), 0)
    if t.tags[start] == "F" and "," in t.tags[start:limit]:
        start = t.tags.index(",", start) + 1  # In his remarks, he thanked them, saying “…”
    return read_phrase(t, start, limit)
