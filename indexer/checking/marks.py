"""What an editor shows in a quotation: words left out ("…") and words of their own ("[…]")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indexer.model import Span

_DOTS = r"(?:…|\.(?:\s?\.){2,3})"
_ELLIPSIS = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")
_OWN = re.compile(r"\[(?!\s*(?:…|\.))[^\[\]\n]{1,200}\]")
_LETTER = re.compile(r"\[\w\](?=\w)")  # "[W]hen": a letter set otherwise is no word of the editor


@dataclass(frozen=True, slots=True)
class EditorsMarks:
    """Where the marks stand in a pasted text."""

    ellipses: tuple[Span, ...]
    own: tuple[Span, ...]

    def has_ellipsis(self, start: int, end: int) -> bool:
        """Whether words are shown to be left out between two places."""
        return any(start <= span.start and span.end <= end for span in self.ellipses)

    def is_editors(self, span: Span) -> bool:
        """Whether a word is the editor's own."""
        return any(own.contains(span) for own in self.own)


def plain_letters(text: str) -> str:
    """The text with a single letter in brackets as a plain one.

    >>> plain_letters("[W]hen we came")
    'When we came'
    """
    return _LETTER.sub(lambda match: match.group()[1], text)


@lru_cache(maxsize=64)
def read_marks(text: str) -> EditorsMarks:
    """The marks of a pasted text, whose single letters in brackets are plain already."""
    ellipses = tuple(Span(*match.span()) for match in _ELLIPSIS.finditer(text))
    own = tuple(Span(*match.span()) for match in _OWN.finditer(text))
    return EditorsMarks(ellipses, own)
