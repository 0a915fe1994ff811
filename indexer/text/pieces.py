"""The pieces of a quotation as one text.

Writers break what somebody said by saying who said it: “We checked it twice,” she said. “Then
we let the boat in.” Read without the attribution these are two whole sentences, and nothing
that the speaker said is missing between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from indexer.model import Span
from indexer.text.segment import split_sentences

LEFT_OUT = " […] "
"""Stands where the speaker may have said more than is quoted."""

_STOPS = ".!?…。！？"
_LONGEST_ATTRIBUTION = 45
"""Words between two pieces that can still be who said them, with office and body."""
_MARKS = " \n\t\"“”‘’'«»「」『』"
_LED_ON = " ,;:–—-，；：、"


def join_pieces(text: str, spans: Sequence[Span]) -> str:
    """The words of ``spans`` in ``text``, joined as they would read without the attribution.

    A comma that led on to "she said" becomes the full stop it stands for where the next piece
    begins a sentence. New paragraphs stay, an empty line between them. ``LEFT_OUT`` stands
    where more than an attribution lies between two pieces.
    """
    parts = [spans[0].of(text)] if spans else []
    for before, after in pairwise(spans):
        piece = after.of(text)
        parts[-1], between = _join(parts[-1], text[before.end : after.start], piece)
        parts += [between, piece]
    return "".join(parts)


def _join(words: str, gap: str, piece: str) -> tuple[str, str]:
    """The words before a gap as they end, and what stands between them and the next piece."""
    if not any(letter.isalnum() for letter in gap):
        stops = "".join(letter for letter in gap if letter in _STOPS)
        return words, stops + ("\n\n" if "\n" in gap else _space(words))
    if not _is_attribution(gap):
        return words.rstrip(_LED_ON), LEFT_OUT
    ended = _end_sentence(words) if _begins_sentence(gap, piece) else words.rstrip()
    return ended, "\n\n" if "\n" in gap else _space(ended)


def _space(words: str) -> str:
    """What parts words from the next: nothing in a script that has no spaces."""
    return "" if east_asian_width(words[-1:] or " ") in "WF" else " "


def _is_attribution(gap: str) -> bool:
    """Whether the text between two pieces is one sentence, and not too long.

    A new paragraph may begin behind it: “A,” said Ann Roe. ¶ “B.”
    """
    inside = gap.strip(_MARKS)
    if "\n" in inside or len(inside.split()) > _LONGEST_ATTRIBUTION:
        return False
    return len(split_sentences(inside)) < 2


def _begins_sentence(gap: str, piece: str) -> bool:
    """Whether the sentence of the attribution is over where the next piece begins."""
    left = gap.rstrip(" \n\t\"“‘'«「『")
    return left.endswith(tuple(_STOPS)) and not piece.lstrip("[(“\"‘'「『")[:1].islower()


def _end_sentence(words: str) -> str:
    ended = words.rstrip()
    if ended.endswith(tuple(_STOPS)):
        return ended
    ended = ended.rstrip(_LED_ON)
    return ended + ("." if _space(ended) else "。")
