"""A release laid out for the rules: paragraphs, stretches in marks, sentences, tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from indexer.grammar.language import Language, Reader
from indexer.grammar.tagged import Tagged, tag_sentence
from indexer.model import BlockKind, Release, Span
from indexer.text.lookup import Lookup
from indexer.text.marked import Marked
from indexer.text.segment import PLACEHOLDERS, Skeleton

RUNNING: frozenset[BlockKind] = frozenset({"paragraph", "item"})
"""Kinds of block whose text is read; others are context."""
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|My|I’m|I'm|I’ve|I've)\b(?![.&-])")
_IN_MARKS = re.compile(r"[“\"‘][^”\"]{0,400}[”\"]|''.{0,400}?''|‘.{0,400}?’(?!\w)")


class Sentence:
    """A sentence of a paragraph's skeleton, tagged when first asked."""

    __slots__ = ("_tagged", "before", "end", "paragraph", "start", "text")

    def __init__(
        self, paragraph: Paragraph, start: int, end: int, before: Sentence | None = None
    ) -> None:
        self.paragraph = paragraph
        self.before = before  # the sentence before it in its paragraph
        self.start = start
        self.end = end
        self.text = paragraph.skeleton.text[start:end]
        self._tagged: Tagged | None = None

    @property
    def tagged(self) -> Tagged:
        if self._tagged is None:
            skeleton = self.paragraph.skeleton.text
            self._tagged = tag_sentence(self.paragraph.language, skeleton, self.start, self.end)
        return self._tagged

    @property
    def language(self) -> Language:
        return self.paragraph.language

    def stretch(self, token: int) -> int:
        """The number of the stretch that stands at a token tagged Q."""
        return self.paragraph.numbers[self.tagged.starts[token]]

    def span(self, first: int, last: int) -> Span:
        """Text span of tokens ``first`` to ``last - 1``."""
        t = self.tagged
        return self.paragraph.skeleton.span(t.starts[first], t.ends[last - 1])


@dataclass(eq=False)
class Paragraph:
    """One block of running text (or a heading, kept as context)."""

    index: int
    span: Span
    kind: BlockKind
    skeleton: Skeleton
    stretches: list[int]  # numbers of the stretches that stand as placeholders
    language: Language
    sentences: list[Sentence] = field(default_factory=list)

    @cached_property
    def numbers(self) -> dict[int, int]:
        return dict(self.skeleton.slots)

    @property
    def running(self) -> bool:
        return self.kind in RUNNING

    @cached_property
    def own_account(self) -> bool:
        """Whether this is somebody's own speech or letter: `The clerks tell me that …`"""
        words = self.skeleton.text
        if _FIRST_PERSON.search(words) is None:
            return False
        return _FIRST_PERSON.search(_IN_MARKS.sub("", words)) is not None

    @cached_property
    def only_speech(self) -> bool:
        """Whether nothing but stretches stands here."""
        body = self.skeleton.text.strip(' .,–—-"”“’')
        return bool(self.stretches) and all(c in PLACEHOLDERS or c == " " for c in body)


@dataclass(eq=False)
class Scene:
    """Everything the rules look at. ``stretches`` are all stretches in marks.

    ``apart`` are the paragraphs of languages that read themselves, which no rule looks at.
    """

    release: Release
    text: str
    paragraphs: list[Paragraph]
    stretches: list[Marked]
    apart: tuple[tuple[Reader, list[Span]], ...] = ()

    @cached_property
    def lookup(self) -> Lookup:
        """Whether words of the release stand elsewhere in it."""
        return Lookup(self.text)
