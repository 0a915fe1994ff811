"""A release as lines: its paragraphs with what is known of each."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.model import BlockKind, Release, Span

TRAILING: frozenset[BlockKind] = frozenset({"contact", "about", "legal", "links", "table"})
"""Kinds that, at the end of a document, belong to the page and not to what was said."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the text; ``number`` counts from 1, ``strong`` as in ``Block``."""

    number: int
    span: Span
    text: str
    kind: BlockKind
    strong: int = 0

    @property
    def is_bold(self) -> bool:
        """Whether all of it stands in bold."""
        return self.strong > 0 and self.strong >= len(self.text) - 1


def lines_of(release: Release) -> list[Line]:
    """The paragraphs of a release in order, a dateline that runs into one not parted from it."""
    text = release.text
    found: list[Line] = []
    at = 0
    kinds = [(block.span.end, block.kind, block) for block in release.blocks]
    index = 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        end = at + len(paragraph)
        kind: BlockKind = "paragraph"
        strong = 0
        while index < len(kinds) and kinds[index][0] <= end:
            _, kind, block = kinds[index]
            strong = block.strong if block.span.start == at else strong
            index += 1
        found.append(Line(number, Span(at, end), paragraph, kind, strong))
        at = end + 2
    return found
