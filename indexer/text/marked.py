"""A stretch of a text between quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.model import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks.

    ``outer`` includes the marks, ``inner`` does not; they are the same where the marks were
    lost. ``closed`` is False when its paragraph ended first; ``paragraph`` is an index into the
    paragraphs given.
    """

    outer: Span
    inner: Span
    closed: bool
    paragraph: int

    @property
    def is_bare(self) -> bool:
        """Whether no marks stand around the words."""
        return self.outer == self.inner
