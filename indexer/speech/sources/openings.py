"""With whom a sentence begins: a summary, a first line."""

from __future__ import annotations

import re

from indexer.grammar.phrases import read_phrase
from indexer.grammar.tagged import tag_sentence
from indexer.languages import en
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.reading import read_head
from indexer.speech.sources.lists import Spell, read_list


def person_opening(words: str) -> Head | None:
    """Somebody with an office or a full name who opens a sentence: a summary, a first line."""
    t = tag_sentence(en.LANGUAGE, words[:400], 0, min(len(words), 400))
    start = 1 if t.tags[:1] == "D" else 0
    phrase = read_phrase(t, start, len(t.tags))
    if phrase is None or phrase.kind != "name" or phrase.name is None:
        return None
    title = t.phrase(*phrase.title) if phrase.title else ""
    head = read_head(f"{title} {phrase.name_words()}".strip())
    if head.kind != "person" or head.sure < 2:
        return None
    for apposed in phrase.apposed:
        role, organisation = read_office(t.phrase(*apposed))
        if role:
            return with_office(head, role, organisation)
    return head


_WHO_DO = re.compile(
    r"(?P<who>[A-Z][^.?!]{5,240}?) (?:told|tells?|said|says?|spoke|speaks?|answered|answers?|talked"
    r"|talks?|discussed|discuss|gave|gives?|met|meets?|join(?:s|ed)?)\b"
)


def people_opening(words: str, spell: Spell) -> list[Head]:
    """Those with whom a sentence begins: `Chair Ann Roe and Chief Engineer Ben Doe told the …`"""
    match = _WHO_DO.match(words)
    listed = read_list(match["who"], spell) if match is not None else []
    if len(listed) > 1 and all(h.sure >= 2 for h in listed):
        return listed
    opening = person_opening(words)
    return [opening] if opening is not None else []
