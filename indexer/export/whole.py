"""The words of a quote as they are shown and copied."""

from __future__ import annotations

from indexer.text.pieces import LEFT_OUT

__all__ = ["LEFT_OUT", "trim_words"]

_WENT_ON = " ,;:"  # what the last words of a quote end with when the sentence went on to the cue


def trim_words(words: str) -> str:
    """Words without the comma that led on to who said them."""
    return words.rstrip(_WENT_ON)
