"""What a search shows of a speech: the paragraph that has most of its words.

A turn of a speech or transcript is one quote, however long it is. What is shown of it is one
of its paragraphs, a passage, with the numbers of all paragraphs that have as much.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from indexer.archive.finding import find_places
from indexer.archive.forms import is_turn
from indexer.archive.result import Passage, Snippet
from indexer.archive.snippets import Marker
from indexer.model import Quote, Span
from indexer.text.pieces import join_pieces

_BREAK = "\n\n"


Score = tuple[int, int]
"""How many of the things looked for a paragraph has, and in how many places."""


def count_words(text: str) -> int:
    """Words as people count them: `ship’s`, `1,200` and `twenty-one` are one each, dashes none."""
    return len(text.split()) - sum(text.count(f" {dash} ") for dash in ("—", "–", "-", "--", "…"))


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
    text = read_text()
    scores = _score(quote, marker, text) if quote.content else {}
    best = min(scores, key=lambda n: (-scores[n][0], -scores[n][1], n), default=0)
    passage = take_passage(quote, text, best)
    if passage is None:  # a phrase over two paragraphs, or words that a person corrected
        return marker.snippet(quote.text), Passage(first, (first,), length, quote.text)
    found = tuple(n for n in sorted(scores) if scores[n][0] == scores[best][0])
    shown = marker.snippet(passage.text)
    cut = Snippet(
        shown.text,
        shown.marks,
        shown.cut_before or passage.content[0] != quote.content[0],
        shown.cut_after or passage.content[-1] != quote.content[-1],
    )
    return cut, Passage(best, found, length, passage.text)


def show_text(text: str, marker: Marker) -> Snippet:
    """Words of a release: of the paragraph that has most of what is looked for, its best part."""
    if not marker:
        return marker.snippet(text)
    paragraphs = [(at, at + len(words)) for at, words in _paragraphs(text)]
    scores = _score_parts(text, paragraphs, marker)
    best = min(scores, key=lambda n: (-scores[n][0], -scores[n][1], n), default=None)
    if best is None:  # a phrase over two paragraphs
        return marker.snippet(text)
    start, end = paragraphs[best]
    shown = marker.snippet(text[start:end])
    return Snippet(
        shown.text, shown.marks, shown.cut_before or start > 0, shown.cut_after or end < len(text)
    )


def take_passage(quote: Quote, text: str, number: int) -> Quote | None:
    """A turn with the words of one of its paragraphs alone; None where it has no such.

    ``text`` is that of the release.
    """
    if not is_turn(quote) or not quote.content or not _is_of(quote, text):
        return None
    spans = tuple(span for at, span in _number(quote, text) if at == number)
    if not spans:
        return None
    words = join_pieces(text, spans)
    return replace(quote, text=words, content=spans, paragraphs=(number, number))


def _is_of(quote: Quote, text: str) -> bool:
    """Whether the words are those of the text: a person may have corrected them."""
    first = quote.content[0]
    return text.startswith(quote.text[: min(len(first) // 2, 40)], first.start)


def _score(quote: Quote, marker: Marker, text: str) -> dict[int, Score]:
    """The paragraphs of a turn that have anything looked for, by number."""
    places = None
    if marker.patterns is not None:
        place = quote.content[0].start, quote.content[-1].end
        places = find_places(marker.patterns, text, *place)
    if places is None or not any(places):
        return _score_analysed(quote, marker, text)
    numbered = list(_number(quote, text))
    starts = [span.start for _, span in numbered]
    kinds: dict[int, set[int]] = defaultdict(set)
    counts: Counter[int] = Counter()
    for kind, found in enumerate(places):
        for at in found:
            number, span = numbered[bisect_right(starts, at) - 1]
            if at < span.end:
                kinds[number].add(kind)
                counts[number] += 1
    return {number: (len(kinds[number]), counts[number]) for number in kinds}


def _score_analysed(quote: Quote, marker: Marker, text: str) -> dict[int, Score]:
    scores: dict[int, Score] = {}
    for number, spans in groupby(_number(quote, text), key=lambda pair: pair[0]):
        score = marker.weigh(join_pieces(text, [span for _, span in spans]))
        if score[0]:
            scores[number] = score
    return scores


def _number(quote: Quote, text: str) -> Iterator[tuple[int, Span]]:
    """The pieces of a turn, each with the number of the paragraph it stands in."""
    number, at = 1, 0
    for span in quote.content:
        number += text.count(_BREAK, at, span.start)
        at = span.start
        yield number, span


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text, each behind where it begins."""
    at = 0
    for words in text.split(_BREAK):
        yield at, words
        at += len(words) + len(_BREAK)


def _score_parts(text: str, parts: list[tuple[int, int]], marker: Marker) -> dict[int, Score]:
    """The parts of a text that have anything looked for, by their places in the list."""
    places = find_places(marker.patterns, text, 0, len(text)) if marker.patterns else None
    if places is None or not any(places):
        weighed = ((n, marker.weigh(text[start:end])) for n, (start, end) in enumerate(parts))
        return {n: score for n, score in weighed if score[0]}
    starts = [start for start, _ in parts]
    kinds: dict[int, set[int]] = defaultdict(set)
    counts: Counter[int] = Counter()
    for kind, found in enumerate(places):
        for at in found:
            part = bisect_right(starts, at) - 1
            kinds[part].add(kind)
            counts[part] += 1
    return {part: (len(kinds[part]), counts[part]) for part in kinds}
