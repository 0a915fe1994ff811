"""Words of a document that an address leads to: ``?p=12&words=the+quay+is+open``.

The address carries the words themselves, with the paragraph to look from, so that it never
marks other words than those that were chosen. Of a long stretch it has the first words and,
as ``upto``, the last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import request

from app.site.searched_words import Mark
from indexer.model import Span

_LONGEST = 300  # code points of either part
_FARTHEST = 60_000  # code points from the first words to the last


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whether an address asks for words, and where they stand: None where they do not."""

    asked: bool = False
    span: Span | None = None

    def over(self, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """Marks of a search with these words among them, in place of those they overlap."""
        if self.span is None:
            return marks
        kept = [mark for mark in marks if not mark.span.overlaps(self.span)]
        return tuple(sorted([*kept, Mark(self.span, chosen=True)], key=lambda m: m.span))


def find_chosen(text: str) -> Chosen:
    """The words that this request asks for, as they stand in a text."""
    words, last = (request.args.get(name, "")[:_LONGEST] for name in ("words", "upto"))
    if not words.strip():
        return Chosen()
    paragraph = paragraph_at(text, request.args.get("p", "")) or Span(0, 0)
    begin = _find(words, text, paragraph.start) or _find(words, text, 0)
    if begin is None or not last.strip():
        return Chosen(True, begin)
    end = _find(last, text[: begin.start + _FARTHEST], begin.start)
    return Chosen(True, None if end is None else Span(begin.start, max(begin.end, end.end)))


def _find(words: str, text: str, start: int) -> Span | None:
    """The first place of words, however they are spaced."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = pattern.search(text, start)
    return Span(*found.span()) if found else None


def paragraph_at(text: str, number: str) -> Span | None:
    """The paragraph of a text with a number as an address gives it; None for none such."""
    if not re.fullmatch(r"[1-9]\d{0,6}", number, re.ASCII):
        return None
    start = 0
    for _ in range(int(number) - 1):
        found = text.find("\n\n", start)
        if found < 0:
            return None
        start = found + 2
    end = text.find("\n\n", start)
    return Span(start, len(text) if end < 0 else end)
