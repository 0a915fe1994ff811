"""The only place that makes markup: everything is escaped here, then marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from indexer.archive import Snippet
from indexer.model import Block, Quote, Span


def mark(text: str, marks: Iterable[Span]) -> Markup:
    """``text`` with the spans (offsets into it, in order, not overlapping) in <mark>."""
    parts: list[Markup] = []
    position = 0
    for span in marks:
        if span.start < position:
            continue
        parts.append(escape(text[position : span.start]))
        parts.append(Markup("<mark>") + escape(span.of(text)) + Markup("</mark>"))
        position = span.end
    parts.append(escape(text[position:]))
    return Markup("").join(parts)


def mark_snippet(snippet: Snippet) -> Markup:
    """A snippet with its matches marked, and an ellipsis where it was cut."""
    before = Markup("… ") if snippet.cut_before else Markup("")
    after = Markup(" …") if snippet.cut_after else Markup("")
    return before + mark(snippet.text, snippet.marks) + after


def mark_passage(text: str, block: Span, content: Sequence[Span]) -> Markup:
    """One block of a release with the spans of a quote marked in it."""
    inside = [
        Span(max(s.start, block.start) - block.start, min(s.end, block.end) - block.start)
        for s in content
        if s.overlaps(block)
    ]
    return mark(block.of(text), inside)


def mark_block(text: str, block: Block, quotes: Sequence[Quote]) -> Markup:
    """A block of a release, each quote in it in a <q> that links to its own page.

    The first span of a quote carries its id as an anchor.
    """
    spans = sorted(
        (span, quote, index)
        for quote in quotes
        for index, span in enumerate(quote.content)
        if span.overlaps(block.span)
    )
    parts: list[Markup] = []
    position = block.span.start
    for span, quote, index in spans:
        start, end = max(span.start, position), min(span.end, block.span.end)
        if start >= end:
            continue
        parts.append(escape(text[position:start]))
        anchor = Markup(' id="q-{}"').format(quote.id) if index == 0 else Markup("")
        opening = Markup('<a class="said" href="/quote/{}"').format(quote.id) + anchor
        parts.append(opening + Markup(">") + escape(text[start:end]) + Markup("</a>"))
        position = end
    parts.append(escape(text[position : block.span.end]))
    return Markup("").join(parts)
