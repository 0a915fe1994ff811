"""Quotations of several paragraphs of which only the first opens with a mark and the last closes.

`“A.` ¶ `B.` ¶ `C.”`: print sets a mark before each paragraph, but mail and web pages often do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.model import Span
from indexer.text.marked import Marked

_MARK = re.compile(r"[“”\"]")
_MOST = 12  # paragraphs that one quotation goes on for without a mark
_FEWEST = 40  # code points: a shorter paragraph without a stop is a heading
_SAID_BETWEEN = re.compile(r'"[^"]{1,400}[,.?!]?",? [A-Z][^"]{1,80},')
_LED = ("", ":", ",", ": ", ", ")


def carry_on(text: str, paragraphs: Sequence[Span], found: Sequence[Marked]) -> list[Marked]:
    """Stretches with the paragraphs that go on with one that its own paragraph left open."""
    kept = list(found)
    opened = [one for one in found if not one.closed and _is_open_end(text, paragraphs, one)]
    for one in reversed(opened):
        closing = _closed_in(text, paragraphs, one.paragraph)
        if closing is None:
            continue
        last, end, after = closing
        middle = [
            Marked(paragraphs[i], paragraphs[i], closed=False, paragraph=i)
            for i in range(one.paragraph + 1, last)
        ]
        start = paragraphs[last].start
        middle.append(Marked(Span(start, after), Span(start, end), closed=True, paragraph=last))
        covered = Span(paragraphs[one.paragraph].end, after)
        kept = [m for m in kept if not covered.overlaps(m.outer)] + middle
    return sorted(kept, key=lambda marked: marked.outer)


def _is_open_end(text: str, paragraphs: Sequence[Span], one: Marked) -> bool:
    """Whether a stretch opens its paragraph, or behind who speaks, and runs to its end."""
    paragraph = paragraphs[one.paragraph]
    before = text[max(paragraph.start, one.outer.start - 2) : one.outer.start]
    led = one.outer.start == paragraph.start or before.rstrip().endswith((":", ","))
    ends = text[one.inner.end - 1] in ".!?…"
    return led and ends and not text[one.inner.end : paragraph.end].strip()


def _closed_in(text: str, paragraphs: Sequence[Span], opened: int) -> tuple[int, int, int] | None:
    """The paragraph in which a quotation is closed at last, and where its closing mark stands."""
    for i in range(opened + 1, min(opened + 1 + _MOST, len(paragraphs))):
        span = paragraphs[i]
        body = span.of(text)
        marks = [m.start() for m in _MARK.finditer(body)]
        if not body.strip() or (marks and marks[0] == 0):
            return None
        closing = _closing(body, marks)
        if closing is not None:
            return i, span.start + closing, span.start + closing + 1
        if len(marks) % 2 or (len(body) < _FEWEST and body.rstrip()[-1] not in ".!?…"):
            return None
    return None


def _closing(body: str, marks: Sequence[int]) -> int | None:
    """Where the mark stands that closes what an earlier paragraph opened.

    Where somebody is said to say straight-marked words of the paragraph (`"a bit", Roe added, as
    …"`), the last mark is a slip more often than the end of all of it.
    """
    if len(marks) % 2 == 0:
        return None
    last = marks[-1]
    if len(marks) > 1 and body[last] == '"' and _SAID_BETWEEN.search(body, 0, last):
        return None
    if not body[last + 1 :].strip(" .,)*_") and body[last] != "“" and body[last - 1] in ".,!?…":
        return last
    first = marks[0]
    closes = (
        body[first] != "“" and body[first - 1] in ".,!?…" and body[first + 1 : first + 2] == " "
    )
    return first if closes else None
