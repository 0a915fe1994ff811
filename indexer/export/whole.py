"""The words of a quote as they are shown and copied."""

from __future__ import annotations

from indexer.model import Kind
from indexer.text.pieces import LEFT_OUT

__all__ = ["LEFT_OUT", "in_marks", "trim_words"]

_WENT_ON = " ,;:"  # what the last words of a quote end with when the sentence went on to the cue


def trim_words(words: str) -> str:
    """Words without the comma that led on to who said them."""
    return words.rstrip(_WENT_ON)


def in_marks(kind: Kind, words: str) -> str:
    """Words as they are shown: in quotation marks only where they are the speaker's own, since
    those of reported speech are the reporter's."""
    return f"“{words}”" if kind in ("direct", "statement") else words
