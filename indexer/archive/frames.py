"""Reported speech where it stands: the rest of the sentence that reports it.

"the toll would end in April" is half a sentence, and nobody's own words. Shown with "Roe said on
Monday that" before it, it says by itself what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.lexicon.months import ENGLISH_SHORT_MONTHS
from indexer.model import Quote, Span

_LONGEST = 240  # code points before, and behind
_END = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[A-Z“\"‘(•–—-])|\n")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|St|Jr|Sr|Inc|Corp|Co|Ltd|No|Nos|vs"
    rf"|etc|{'|'.join(name.title() for name in ENGLISH_SHORT_MONTHS)})|\b[A-Z]|\.[A-Za-z])$"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before and behind a reported clause in its sentence.

    ``pronoun`` is the place, in ``before`` (``is_before``) or ``after``, of a pronoun that
    means the speaker.
    """

    before: str
    after: str
    pronoun: Span | None = None
    is_before: bool = True


def find_frame(quote: Quote, text: str) -> Frame | None:
    """The sentence around a clause; None for words in marks, clauses in pieces and whole ones."""
    if quote.kind not in ("indirect", "mixed") or len(quote.content) != 1:
        return None
    clause = quote.content[0]
    first, last = _begin(text, clause.start), _finish(text, clause.end)
    before, after = text[first : clause.start], text[clause.end : last].rstrip()
    if len(before.strip()) + len(after.strip(' .!?…”"')) < 2:
        return None
    place = quote.mention.span if quote.mention and quote.mention.kind == "pronoun" else None
    if place is not None and first <= place.start and place.end <= clause.start:
        return Frame(before, after, Span(place.start - first, place.end - first))
    if place is not None and clause.end <= place.start and place.end <= last:
        inside = Span(place.start - clause.end, place.end - clause.end)
        return Frame(before, after, inside, is_before=False)
    return Frame(before, after)


def _begin(text: str, place: int) -> int:
    """Where the sentence begins that a place is in."""
    low = max(0, place - _LONGEST)
    begin = low
    for found in _END.finditer(text, low, place):
        if not _SHORT.search(text, low, found.start()):
            begin = found.end()
    if begin == low and low:
        space = text.find(" ", low, place)
        begin = space + 1 if space >= 0 else place
    return begin


def _finish(text: str, place: int) -> int:
    """Where it ends, its full stop and closing mark included."""
    high = min(len(text), place + _LONGEST)
    for found in _END.finditer(text, place, high):
        if not _SHORT.search(text, place, found.start()):
            return found.end()
    if high == len(text):
        return high
    space = text.rfind(" ", place, high)
    return space if space >= 0 else place
