"""What of a text stands in quotation marks, for annotations that do not say the kind.

The rules are those the PolNeAR figures of other systems were counted with, so
that ours can stand beside them: pairs of double marks within a paragraph, an
open one runs to the paragraph's end, straight ones open and close in turn;
single marks outside of double ones, around two words or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from indexer.model import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING = "“„«〝"
_CLOSING = "”»〞"
_DOUBLE = re.compile(f"[{_OPENING}{_CLOSING}\"]|'(?=')")
_SINGLE_OPEN = re.compile(r"(?:^|(?<=[\s(\[—–-]))[‘'](?=[A-Za-z0-9])")
_SINGLE_CLOSE = re.compile(r"[’'](?=$|[\s.,;:!?)\]—–-])")
_SINGLE_REACH = 400  # code points after which an opening single mark was an apostrophe
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@lru_cache(maxsize=32)
def regions(text: str) -> tuple[Span, ...]:
    """The stretches between quotation marks, marks left out, in order."""
    found: set[Span] = set()
    for paragraph in _PARAGRAPH.finditer(text):
        words, start = paragraph[0], paragraph.start()
        double = list(_double(words))
        for span in (*double, *_single(words, double)):
            found.add(Span(start + span.start, start + span.end))
    return tuple(sorted(found))


def _double(paragraph: str) -> Iterator[Span]:
    opened = -1
    for mark in _DOUBLE.finditer(paragraph):
        if mark[0] in _OPENING:
            opened = mark.start() if opened < 0 else opened
        elif opened >= 0:
            yield Span(opened + 1, mark.start())
            opened = -1
        elif mark[0] not in _CLOSING:
            opened = mark.start()
    if opened >= 0:
        yield Span(opened + 1, len(paragraph))


def _single(paragraph: str, double: list[Span]) -> Iterator[Span]:
    def is_inside(at: int) -> bool:
        return any(span.start - 1 <= at <= span.end for span in double)

    for opening in _SINGLE_OPEN.finditer(paragraph):
        if is_inside(opening.start()):
            continue
        start = opening.end()
        closing = _SINGLE_CLOSE.search(paragraph, start, min(len(paragraph), start + _SINGLE_REACH))
        if closing is None or is_inside(closing.start()):
            continue
        if len(paragraph[start : closing.start()].split()) >= 2:
            yield Span(start, closing.start())


def kind_by_marks(text: str, content: Iterable[Span], marked: tuple[Span, ...]) -> str:
    """direct: every word in marks; mixed: two or more in a row; else indirect."""
    inside = [
        _is_marked(span.start + word.start(), span.start + word.end(), marked)
        for span in content
        for word in _WORD.finditer(span.of(text))
    ]
    if inside and all(inside):
        return "direct"
    return "mixed" if any(a and b for a, b in pairwise(inside)) else "indirect"


def _is_marked(start: int, end: int, marked: tuple[Span, ...]) -> bool:
    at = start
    for span in marked:
        if span.start <= at < span.end:
            at = span.end
        if at >= end:
            return True
    return False


def cut_pieces(text: str, content: Iterable[Span], kind: str) -> Iterator[Span]:
    """Contiguous pieces: cut at line breaks, and direct content at its quotation marks."""
    for span in content:
        for line in _PARAGRAPH.finditer(span.of(text)):
            whole = Span(span.start + line.start(), span.start + line.end())
            parts = [whole]
            if kind == "direct":
                parts = [
                    Span(max(whole.start, r.start), min(whole.end, r.end))
                    for r in regions(text)
                    if r.overlaps(whole)
                ]
            yield from (p for p in parts if any(c.isalnum() for c in p.of(text)))
