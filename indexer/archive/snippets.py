"""Marks on matched words, and the window of a long quote that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from indexer.archive.atoms import Atom, positive_atoms
from indexer.archive.finding import Patterns, make_patterns
from indexer.archive.matching import Relevant, Words
from indexer.archive.query import Expression
from indexer.archive.result import Snippet
from indexer.model import Span

SNIPPET_WIDTH = 420
"""Code points of a snippet: about five lines of a result list."""


def mark_words(text: str, expression: Expression | None) -> tuple[Span, ...]:
    """Spans of the words in a text that an expression looks for, in order, not overlapping.

    For any text that a page shows: a quote, a release, a name.
    """
    return Marker(positive_atoms(expression)).mark(text)


class Marker:
    """Marks the words of one search in many texts."""

    def __init__(
        self, atoms: Iterable[Atom], forms_of: Callable[[str], Iterable[str]] | None = None
    ) -> None:
        self._atoms = tuple(atoms)
        self._forms_of = forms_of
        self._relevant = Relevant(self._atoms, forms_of)

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._atoms)

    @cached_property
    def patterns(self) -> Patterns | None:
        """What is looked for, as patterns; None where they cannot be had."""
        return make_patterns(self._atoms, self._forms_of)

    def weigh(self, text: str) -> tuple[int, int]:
        """How many of the things looked for stand in a text, and in how many places."""
        words = Words(text, self._relevant)
        found = [len(words.find(atom)) for atom in self._atoms]
        return sum(map(bool, found)), sum(found)

    def mark(self, text: str) -> tuple[Span, ...]:
        if not self._atoms:
            return ()
        words = Words(text, self._relevant)
        found = sorted({(o.start, o.end) for atom in self._atoms for o in words.find(atom)})
        marks: list[Span] = []
        for start, end in found:
            if marks and start < marks[-1].end:
                marks[-1] = Span(marks[-1].start, max(end, marks[-1].end))
            else:
                marks.append(Span(start, end))
        return tuple(marks)

    def snippet(self, text: str, width: int = SNIPPET_WIDTH) -> Snippet:
        """The whole text with its marks, or a window of at most ``width`` around the most."""
        marks = self.mark(text)
        if len(text) <= width:
            return Snippet(text, marks)
        start = _window_start(text, marks, width)
        end = _window_end(text, start, width)
        inside = tuple(
            Span(m.start - start, m.end - start) for m in marks if start <= m.start and m.end <= end
        )
        return Snippet(text[start:end], inside, cut_before=start > 0, cut_after=end < len(text))


def _window_start(text: str, marks: tuple[Span, ...], width: int) -> int:
    if not marks or marks[0].end <= width // 2:
        return 0
    best, most = 0, 0
    for i, mark in enumerate(marks):
        count = sum(1 for later in marks[i : i + 50] if later.end <= mark.start + width - 80)
        if count > most:
            best, most = mark.start, count
    start = min(max(best - 60, 0), max(len(text) - width, 0))
    if start == 0:
        return 0
    space = text.find(" ", start, start + 40)  # begin with a whole word where there is one
    return start if space < 0 or space >= best else space + 1


def _window_end(text: str, start: int, width: int) -> int:
    end = start + width
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - 40, end)
    return end if space < 0 else space
