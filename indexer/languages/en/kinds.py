"""What an English noun phrase without a name is: a role, a body, a group, a document, a thing."""

from __future__ import annotations

import re

from indexer.grammar.phrase_kinds import BODY_THEN_OFFICE, KindRow, PhraseKind, settling
from indexer.grammar.retagging import Such
from indexer.grammar.tagged import Tagged
from indexer.languages.en.lexicon import kinds
from indexer.lexicon import titles
from indexer.lexicon.organisations import COMPANY_WORDS, DOCUMENT_WORDS


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


KINDS = (
    KindRow(
        kind="spokesperson",
        words=titles.SPOKES,
        fires="the company spokeswoman",
        spares="the company director",
    ),
    KindRow(
        kind="organisation",
        noun=kinds.LAWS,
        head=re.compile(".N$"),
        fires="Merrin Injury Law",
        spares="the law",
    ),
    KindRow(
        kind="document",
        noun=DOCUMENT_WORDS,
        fires="the new report",
        spares="the new director",
    ),
    KindRow(
        kind="role",
        head=re.compile("[rR]$"),
        fires="harbour director",
        spares="the harbour company",
    ),
    KindRow(
        kind="role",
        tags=BODY_THEN_OFFICE,
        fires="City of Merrin Mayor",
        spares="City of Merrin",
    ),
    KindRow(
        kind="organisation",
        head=re.compile("L"),
        fires="the Halvard Inc tower",
        spares="several reviewers",
    ),
    KindRow(
        kind="group",
        head=re.compile("g$"),
        fires="the officials",
        spares="the official",
    ),
    KindRow(
        kind="role",
        head=re.compile("[rR]N+(?:[&/]N+)*$"),
        fires="Regional Director East Asia/Oceania",
        spares="Halvard Oceania",
    ),
    KindRow(
        kind="organisation",
        head=re.compile("[OLCNM]$"),
        fires="the Merrin Kestrels",
        spares="the harbour",
    ),
    KindRow(
        kind="organisation",
        noun=COMPANY_WORDS,
        fires="the company",
        spares="the companies",
    ),
    KindRow(
        kind="group",
        head=re.compile("^DD$"),
        fires="all three",
        spares="the quay",
    ),
    KindRow(
        kind="group",
        noun=Such(lambda word: word.removesuffix("s") in COMPANY_WORDS),
        fires="the two organisations",
        spares="the organisation",
    ),
    KindRow(
        kind="role",
        noun=Such(titles.is_person_noun),
        head=re.compile("^D"),
        fires="the protester",
        spares="the computer",
    ),
    KindRow(
        kind="role",
        noun=Such(lambda word: word.endswith("s") and titles.is_person_noun(word)),
        fires="pianists",
        spares="computers",
    ),
    KindRow(
        kind="group",
        noun=kinds.SEVERAL,
        fires="several",
        spares="quays",
    ),
    KindRow(
        kind="group",
        noun=Such(_is_plural),
        first=kinds.SOME_OF,
        fires="some party allies",
        spares="some glass",
    ),
)
"""The rows in the order they are asked; what none settles is a thing."""


def row_of(t: Tagged, start: int, tags: str, head: str) -> KindRow | None:
    """The row that settles a phrase; ``head`` are its tags up to the first preposition."""
    told = head.rstrip("'A#") or head[:1]
    words = [t.words[start + k].lower() for k in range(len(head))]
    last = len(told) - 1
    noun = words[last - 1] if last and words[last] in kinds.FOLLOWED else words[last]
    return settling(KINDS, words, noun, told, tags)


def kind_without_name(t: Tagged, start: int, tags: str, head: str) -> PhraseKind | None:
    """What a phrase is; None without a head."""
    if not head:
        return None
    row = row_of(t, start, tags, head)
    return row.kind if row is not None else "thing"
