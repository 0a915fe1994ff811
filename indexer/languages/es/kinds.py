"""What a Spanish noun phrase without a name is: its noun comes first, adjectives after it."""

from __future__ import annotations

import re

from indexer.grammar.phrase_kinds import KindRow, PhraseKind, settling
from indexer.grammar.tagged import Tagged
from indexer.languages.es.lexicon import titles

KINDS = (
    KindRow(
        kind="spokesperson",
        words=titles.SPOKES,
        fires="la portavoz del puerto",
        spares="la directora del puerto",
    ),
    KindRow(
        kind="document",
        noun=titles.DOCUMENTS,
        fires="el informe del puerto",
        spares="el director del puerto",
    ),
    KindRow(
        kind="role",
        head=re.compile("^[DmA#]*[rR]"),
        fires="la directora del puerto",
        spares="los pescadores del puerto",
    ),
    KindRow(
        kind="group",
        head=re.compile("^[DmA#]*g"),
        fires="los pescadores del puerto",
        spares="el pescador del puerto",
    ),
    KindRow(
        kind="organisation",
        head=re.compile("^[DmA#]*[OLCN]"),
        fires="la Halvard",
        spares="la barca",
    ),
    KindRow(
        kind="organisation",
        noun=titles.BODIES,
        fires="la empresa",
        spares="la barca",
    ),
)
"""The rows in the order they are asked; what none settles is a thing."""


def _noun(head: str) -> int | None:
    """Where the noun stands: the first word that is none of those before it."""
    return next((i for i, tag in enumerate(head) if tag not in "DmA#"), None)


def row_of(t: Tagged, start: int, tags: str, head: str) -> KindRow | None:
    """The row that settles a phrase; ``head`` are its tags up to the first preposition."""
    words = [t.words[start + k].lower() for k in range(len(head))]
    at = _noun(head)
    return settling(KINDS, words, words[at] if at is not None else "", head, tags)


def kind_without_name(t: Tagged, start: int, tags: str, head: str) -> PhraseKind | None:
    """What a phrase is; None without a noun."""
    row = row_of(t, start, tags, head)
    if row is not None and (row.kind == "spokesperson" or _noun(head) is not None):
        return row.kind
    return "thing" if _noun(head) is not None else None
