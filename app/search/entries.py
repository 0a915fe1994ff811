"""Results that stand in one speech or transcript, folded into one entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.archive import Hit, Snippet
from indexer.model import Span

_LINE, _BEFORE_MARK = 130, 40
"""Code points of what is shown of a turn that is listed, and of those before the first match."""
_MOST_PLACES = 12
"""Paragraphs of one turn that are linked to."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of the same speech that was found as well."""

    number: int
    hit: Hit | None = None  # None where it is of the turn shown above
    line: Snippet | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A result with the others of its speech behind it; ``passages`` counts all paragraphs.

    ``is_cut``: what is shown is a part of a turn, whose length matters then.
    """

    hit: Hit
    passages: int = 0
    places: tuple[Place, ...] = ()
    turns: tuple[Place, ...] = ()
    is_cut: bool = False
    is_speech: bool = False


def fold_hits(hits: Iterable[Hit]) -> list[Entry]:
    """The results of a page, turns of one speech or transcript under the first of them."""
    gathered: dict[str, list[Hit]] = {}
    for hit in hits:
        key = hit.quote.release_id if hit.passage else hit.quote.id
        gathered.setdefault(key, []).append(hit)
    return [fold(found) for found in gathered.values()]


def fold(hits: list[Hit]) -> Entry:
    """One entry of the results of one speech; the first is shown, the others listed."""
    first, *others = hits
    passage = first.passage
    if passage is None:
        return Entry(first)
    return Entry(
        first,
        sum(len(hit.passage.found) for hit in hits if hit.passage),
        tuple(Place(n) for n in passage.found if n != passage.number)[:_MOST_PLACES],
        tuple(
            Place(hit.passage.number, hit, shorten(hit.snippet)) for hit in others if hit.passage
        ),
        first.snippet.cut_before or first.snippet.cut_after,
        first.quote.rule == "speech",
    )


def shorten(snippet: Snippet) -> Snippet:
    """A line of a snippet, with its first match near the beginning."""
    text = snippet.text.replace("\n", " ")
    start = max(0, snippet.marks[0].start - _BEFORE_MARK) if snippet.marks else 0
    if start:
        start = text.find(" ", start, start + _BEFORE_MARK) + 1 or start
    end = min(len(text), start + _LINE)
    marks = tuple(
        Span(m.start - start, m.end - start)
        for m in snippet.marks
        if start <= m.start and m.end <= end
    )
    return Snippet(
        text[start:end],
        marks,
        snippet.cut_before or start > 0,
        snippet.cut_after or end < len(text),
    )
