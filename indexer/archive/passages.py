"""What a search shows of a speech: the paragraph that has most of its words.

A turn of a speech or transcript is one quote, however long it is. What is shown of it is one
of its paragraphs, a passage, with the numbers of all paragraphs that have as much.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from indexer.archive.forms import is_turn
from indexer.archive.result import Passage, Snippet
from indexer.archive.snippets import Marker
from indexer.model import Quote, Span
from indexer.text.pieces import join_pieces

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    number: int
    words: str
    score: tuple[int, int]  # different things found, and places


def count_words(text: str) -> int:
    """Words as people count them: `ship’s`, `1,200` and `twenty-one` are one each."""
    return sum(1 for _ in _WORD.finditer(text))


def show_quote(
    quote: Quote, marker: Marker, read_text: Callable[[], str]
) -> tuple[Snippet, Passage | None]:
    """The words of a quote to show; of a turn with the passage they are.

    ``read_text`` gives the text of the release: asked for only where a turn has several
    paragraphs and there are words to look for.
    """
    if not is_turn(quote):
        return marker.snippet(quote.text), None
    first, last = quote.paragraphs
    length = count_words(quote.text)
    if first == last or not marker:
        return marker.snippet(quote.text), Passage(first, (first,), length, quote.text)
    paragraphs = _read_paragraphs(quote, marker, read_text())
    most = max((p.score[0] for p in paragraphs), default=0)
    if not most:  # a phrase over two paragraphs, or words that a person corrected
        return marker.snippet(quote.text), Passage(first, (first,), length, quote.text)
    best = max(paragraphs, key=lambda p: (p.score, -p.number))
    found = tuple(p.number for p in paragraphs if p.score[0] == most)
    shown = marker.snippet(best.words)
    cut = Snippet(
        shown.text,
        shown.marks,
        shown.cut_before or best is not paragraphs[0],
        shown.cut_after or best is not paragraphs[-1],
    )
    return cut, Passage(best.number, found, length, best.words)


def take_passage(quote: Quote, text: str, number: int) -> Quote | None:
    """A turn with the words of one of its paragraphs alone; None where it has no such.

    ``text`` is that of the release.
    """
    if not is_turn(quote) or join_pieces(text, quote.content) != quote.text:
        return None
    spans = tuple(span for at, span in _number(quote, text) if at == number)
    if not spans:
        return None
    words = join_pieces(text, spans)
    return replace(quote, text=words, content=spans, paragraphs=(number, number))


def _read_paragraphs(quote: Quote, marker: Marker, text: str) -> list[_Paragraph]:
    """The paragraphs of a turn in order; none where a person corrected its words."""
    if join_pieces(text, quote.content) != quote.text:
        return []
    paragraphs = []
    for number, spans in groupby(_number(quote, text), key=lambda pair: pair[0]):
        words = join_pieces(text, [span for _, span in spans])
        paragraphs.append(_Paragraph(number, words, marker.weigh(words)))
    return paragraphs


def _number(quote: Quote, text: str) -> Iterator[tuple[int, Span]]:
    """The pieces of a turn, each with the number of the paragraph it stands in."""
    number, at = 1, 0
    for span in quote.content:
        number += text.count(_BREAK, at, span.start)
        at = span.start
        yield number, span
