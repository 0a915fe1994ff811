"""The only place that makes markup: everything is escaped here, then marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from app.site.links import url_of
from app.site.searched_words import Mark, with_words
from app.site.translation import gettext
from indexer.archive import Hit, Snippet
from indexer.export.whole import trim_words
from indexer.model import Quote, QuoteId, Span

_NOTHING = Markup("")
_CLOSING = re.compile(r"[”’»」』\"'.,;:!?)]{1,3}")


@dataclass(frozen=True, slots=True)
class Note:
    """A quote of a release as its text refers to it: by a number, like a footnote."""

    number: int
    quote: Quote

    @property
    def id(self) -> QuoteId:
        return self.quote.id


def mark(text: str, marks: Iterable[Span]) -> Markup:
    """``text`` with the spans (offsets into it, in order, not overlapping) in <mark>."""
    return mark_places(text, Span(0, len(text)), [Mark(span) for span in marks])


def mark_snippet(snippet: Snippet) -> Markup:
    """A snippet with its matches marked, and an ellipsis where it was cut."""
    before = "… " if snippet.cut_before else ""
    after = " …" if snippet.cut_after else ""
    words = snippet.text if snippet.cut_after else trim_words(snippet.text)
    marked = mark(words, snippet.marks)
    return Markup(f"{before}{marked}{after}")  # noqa: S704  escaped by mark


def mark_frame(hit: Hit, *, before: bool) -> Markup:
    """What stands before, or behind, reported speech in its sentence; who a pronoun means in [].

    Nothing where the snippet is cut on that side.
    """
    frame = hit.frame
    cut = hit.snippet.cut_before if before else hit.snippet.cut_after
    if frame is None or cut:
        return _NOTHING
    text = frame.before if before else frame.after
    place = frame.pronoun if frame.is_before is before else None
    if place is None or not hit.quote.speaker_name:
        return Markup('<span class="frame">{}</span>').format(text) if text else _NOTHING
    return Markup('<span class="frame">{} [<bdi>{}</bdi>]{}</span>').format(
        text[: place.end], hit.quote.speaker_name, text[place.end :]
    )


def mark_places(text: str, part: Span, marks: Sequence[Mark], last: int = 0) -> Markup:
    """A part of a text, escaped, with every mark that reaches into it.

    A numbered mark that begins here is an anchor, and links to the mark before
    and after it follow it; ``last`` is the highest number there is.
    """
    # Plain strings of what is escaped already: a page has hundreds, and Markup costs a call each.
    parts: list[str] = []
    position = part.start
    for found in marks:
        start, end = max(found.span.start, position), min(found.span.end, part.end)
        if start >= end:
            continue
        begins = found.number if found.span.start >= part.start else 0
        anchor = f' id="m{begins:d}"' if begins else ""
        if found.chosen:
            anchor = ' class="chosen"' + (' id="w"' if found.span.start >= part.start else "")
        parts += [
            escape(text[position:start]),
            f"<mark{anchor}>{escape(text[start:end])}</mark>",
            _steps(begins, last) if begins and last > 1 else "",
        ]
        position = end
    parts.append(escape(text[position : part.end]))
    return Markup("".join(parts))  # noqa: S704  each part was escaped above


def _steps(number: int, last: int) -> Markup:
    """Links to the marks beside one, shown while it is the target of the address."""
    steps = [
        Markup('<a href="#m{}" aria-label="{}">{}</a>').format(to, label, sign)
        for to, label, sign in (
            (number - 1, gettext("Previous place"), "‹"),
            (number + 1, gettext("Next place"), "›"),
        )
        if 1 <= to <= last
    ]
    return Markup('<span class="steps">{}</span>').format(_NOTHING.join(steps))


def mark_passage(
    text: str, block: Span, content: Sequence[Span], marks: Sequence[Mark] = ()
) -> Markup:
    """One block of a release with the spans of a quote, and the words searched for, marked."""
    parts: list[Markup] = []
    position = block.start
    unnumbered = [Mark(found.span) for found in marks]
    for span in content:
        start, end = max(span.start, position), min(span.end, block.end)
        if start >= end:
            continue
        parts += [
            mark_places(text, Span(position, start), unnumbered),
            Markup('<span class="said">{}</span>').format(
                mark_places(text, Span(start, end), unnumbered)
            ),
        ]
        position = end
    parts.append(mark_places(text, Span(position, block.end), unnumbered))
    return _NOTHING.join(parts)


def mark_block(
    text: str, block: Span, notes: Sequence[Note], marks: Sequence[Mark] = (), last: int = 0
) -> Markup:
    """A block of a release: its quotes marked and numbered, and the words searched for.

    The first span of a quote carries its id as an anchor; after its last words
    stands its number, which links to its page.
    """
    parts: list[Markup] = []
    position = block.start
    for span, note, first, ends in _stretches(block, notes):
        start, end = max(span.start, position), min(span.end, block.end)
        if start >= end:
            continue
        anchor = Markup(' id="q-{}"').format(note.id) if first else _NOTHING
        parts += [
            mark_places(text, Span(position, start), marks, last),
            Markup('<span class="said"{}>{}</span>').format(
                anchor, mark_places(text, Span(start, end), marks, last)
            ),
        ]
        position = end
        if ends:
            # Like a footnote's, the number stands behind the marks and stops that close the words.
            closing = _CLOSING.match(text, end, block.end)
            position = closing.end() if closing else end
            parts += [mark_places(text, Span(end, position), marks, last), _number(note)]
    parts.append(mark_places(text, Span(position, block.end), marks, last))
    return _NOTHING.join(parts)


def _stretches(block: Span, notes: Sequence[Note]) -> list[tuple[Span, Note, bool, bool]]:
    """Spans of quotes in a block in order: is it the quote's first, and its last."""
    found = []
    for note in notes:
        inside = [span for span in note.quote.content if span.overlaps(block)]
        found += [
            (span, note, span == note.quote.content[0], span == note.quote.content[-1])
            for span in inside
        ]
    return sorted(found, key=lambda stretch: stretch[0])


def _number(note: Note) -> Markup:
    who = note.quote.speaker_name or gettext("unknown speaker")
    label = gettext("Quote %(number)s, by %(name)s", number=note.number, name=who)
    return Markup('<sup><a class="note" href="{}" aria-label="{}">{}</a></sup>').format(
        with_words(url_of("quote", note.id)), label, note.number
    )


def set_off(word: str) -> str:
    """A word between signs that no search can hold, for ``mark_set_off``."""
    return f"\x02{word}\x03"


def mark_set_off(text: str) -> Markup:
    """A sentence with the words that were set off in it as ``<i>``."""
    marked = str(escape(text)).replace("\x02", '<i dir="auto">').replace("\x03", "</i>")
    return Markup(marked)  # noqa: S704  escaped above
