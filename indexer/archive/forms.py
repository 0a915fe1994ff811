"""Speeches and turns of transcripts as kinds of their own, to search and count by.

In a record they are statements, as they are in exports. To a reader of a list a speech of
3,000 words and a statement of two sentences are not the same.
"""

from __future__ import annotations

from typing import Literal

from indexer.model import KINDS, Kind, Quote

SearchKind = Kind | Literal["speech", "transcript"]
SEARCH_KINDS: tuple[SearchKind, ...] = (*sorted(KINDS), "speech", "transcript")
"""Their order is that of the numbers they have in archives: new ones go to the end."""


def is_turn(quote: Quote) -> bool:
    """Whether a quote is all that somebody says in a turn of a speech or transcript."""
    return quote.turn > 0 and quote.kind == "statement" and not quote.quoted_by


def kind_of(quote: Quote) -> SearchKind:
    """What a search takes a quote for: a speech, a turn of a transcript, or its kind."""
    if not is_turn(quote):
        return quote.kind
    return "speech" if quote.rule == "speech" else "transcript"
