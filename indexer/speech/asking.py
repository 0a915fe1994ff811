"""Who asks where the label only says that somebody does: `Let’s go to Zeke Roe at the Courier.`"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.lexicon import spoken
from indexer.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.speech.document import Document
from indexer.speech.heads.head import Head
from indexer.speech.heads.reading import read_head

_SMALL = frozenset(
    w.upper()
    for w in (*PRONOUNS, *PREPOSITIONS, *AUXILIARIES, *CONJUNCTIONS, *ADVERBS, *DETERMINERS)
    if w != "i"
) | frozenset(map(str.upper, spoken.IN_CAPTIONS))
_PART = r"(?:[A-Z]\.|van|von|de|der|la|al|el|di|bin|[A-Z][\w’'-]+)"
_NAME = rf"(?:(?:Mr|Ms|Mrs|Dr|Senator|Representative)\.? )?[A-Z][\w’'-]+(?: {_PART}){{0,3}}"
_BODY = (
    r"(?:,? (?:at|from|of|with|for)(?: the)? |, )"
    r"(?P<body>[A-Z][\w.&’'-]*(?: (?:of |the |and |& )?[A-Z][\w.&’'-]*){0,5})"
)
_GO = rf"(?:,? ?(?:[Pp]lease,? )?(?:{spoken.GO_AHEAD})[^.]{{0,40}})?"
_HANDS_OVER = re.compile(
    rf"(?:{spoken.HANDS_OVER}) (?:the line of )?(?P<name>{_NAME})(?:{_BODY})?[.,!?]?"
    rf"(?: {_GO})?[.!?]?$"
)
_OWN = re.compile(
    r"^.{0,80}?\b(?:[Tt]his is|[Mm]y name is|[Mm]y name[’']s|I[’']m|I am|[Ii]t[’']s) "
    rf"(?P<name>{_NAME})(?:{_BODY})?(?=[.,;:!?—–-]| and\b| here\b|$)"
)
_FIRST = re.compile(rf"^(?:[^.?!,]{{2,40}}, )?(?P<name>{_NAME})(?:{_BODY})[.,](?= )")
_NAMED = re.compile(  # Shelby Crane, I live out past the pit.
    rf"^(?:(?:{spoken.OPENERS})[,.!]? )?(?P<name>{_NAME})"
    r"(?:,? (?:from|of) (?P<body>[A-Z][\w ]{2,30}))?"
    r"[,.] (?=I\b|I[’']|[Mm]y |[Mm]e |[Ww]e )"
)
_ANSWERED = re.compile(
    rf"^(?:(?:{spoken.OPENERS})[,.!]? )?(?P<name>[A-Z][\w’'-]+)(?=, |\. |! | — |, thank)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Name and body of somebody who asks; ``own`` when they say it themselves."""

    name: str
    organisation: str
    own: bool


def who_asked(answer: str, document: Document) -> Asked | None:
    """Whom an answer calls by name at its start: `Hi, Kate. We do not know.`"""
    found = _ANSWERED.match(answer[:80])
    if found is None or found["name"] not in GIVEN_NAMES:
        return None
    full = _in_full(found["name"], document)
    return Asked(full.name if full is not None else found["name"], "", False)


def who_asks(before: str, words: str, document: Document) -> Asked | None:
    """Who begins to ask after words that may hand over to them, None where nothing tells."""
    before, words = _as_written(before[-200:]), _as_written(words[:160])
    for pattern, text, own in (
        (_OWN, words[:160], True),
        (_FIRST, words[:120], True),
        (_NAMED, words[:120], True),
        (_HANDS_OVER, before[-200:], False),
    ):
        found = pattern.match(text) if own else pattern.search(text)
        if found is None:
            continue
        head = read_head(found["name"], document.spell)
        if head.kind != "person" or not _is_somebody(head.name, head.sure):
            continue
        if len(head.name.split()) == 1 and head.sure < 3:
            head = _in_full(head.name, document) or head
            if len(head.name.split()) == 1:
                continue
        return Asked(head.name, (found["body"] or "").rstrip("."), own)
    return None


_BETWEEN_WORDS = re.compile(r"(\W+)")


def _as_written(words: str) -> str:
    """Words of captions, all in capitals, with those small that names have none of."""
    if not words.isupper():
        return words
    small = (w if w not in _SMALL else w.lower() for w in _BETWEEN_WORDS.split(words))
    return "".join(w if w.islower() else w.title() for w in small)


def _is_somebody(name: str, sure: int) -> bool:
    words = name.split()
    return sure >= 2 or (2 <= len(words) <= 3) or words[0] in GIVEN_NAMES


def _in_full(given: str, document: Document) -> Head | None:
    """`This is Jeff`: the one full name in the text that begins so."""
    found = re.findall(rf"\b{re.escape(given)} [A-Z][\w’'-]+", document.release.text)
    return read_head(found[0], document.spell) if len(set(found)) == 1 else None
