"""The words of a quote run together, with an ellipsis only where words are left out."""

from __future__ import annotations

from itertools import pairwise

from indexer.model import Quote, Release

LEFT_OUT = " … "
_STOPS = ".!?…。！？"
_WENT_ON = " ,;:"  # what the last words of a quote end with when the sentence went on to the cue


def join_words(quote: Quote, release: Release) -> str:
    """The words of a quote, its paragraphs parted by an empty line.

    ``Quote.text`` puts an ellipsis between any two of its spans. Between two in a row with
    nothing but marks or a new paragraph between them nothing was left out, and none is due.
    """
    if quote.text != " … ".join(span.of(release.text) for span in quote.content):
        return quote.text  # the record says other words than the release; the record holds
    words = quote.content[0].of(release.text) if quote.content else ""
    for before, after in pairwise(quote.content):
        between = _between(release.text[before.end : after.start])
        if between == LEFT_OUT:
            words = trim_words(words)
        words += between + after.of(release.text)
    return words


def trim_words(words: str) -> str:
    """Words without the comma that led on to who said them."""
    return words.rstrip(_WENT_ON)


def _between(gap: str) -> str:
    """What stands for the text between two spans of a quote."""
    if any(letter.isalnum() for letter in gap):
        return LEFT_OUT
    stops = "".join(letter for letter in gap if letter in _STOPS)
    return stops + ("\n\n" if "\n" in gap else " ")
