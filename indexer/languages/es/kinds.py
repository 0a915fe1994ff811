"""What a Spanish noun phrase without a name is: its noun comes first, adjectives after it."""

from __future__ import annotations

from indexer.grammar.phrase_kinds import PhraseKind
from indexer.grammar.tagged import Tagged
from indexer.languages.es.lexicon import titles


def kind_without_name(t: Tagged, start: int, tags: str, head: str) -> PhraseKind | None:
    words = [t.words[start + k].lower() for k in range(len(head))]
    if any(word in titles.SPOKES for word in words):
        return "spokesperson"
    at = next((i for i, tag in enumerate(head) if tag not in "DmA#"), None)
    if at is None:
        return None
    if words[at] in titles.DOCUMENTS:
        return "document"
    if head[at] in "rR":
        return "role"
    if head[at] == "g":
        return "group"
    if head[at] in "OLCN" or words[at] in titles.BODIES:
        return "organisation"
    return "thing"
