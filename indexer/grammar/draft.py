"""What the rules produce: an attribution before anybody knows who is meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from indexer.grammar.phrase import Phrase
from indexer.grammar.scene import Sentence
from indexer.model import Kind, Span


@dataclass(eq=False)
class Source:
    """A phrase where it stands."""

    phrase: Phrase
    sentence: Sentence

    def span(self) -> Span:
        return self.sentence.span(self.phrase.start, self.phrase.end)

    def place(self) -> int:
        return self.sentence.span(self.phrase.start, self.phrase.start + 1).start


@dataclass(eq=False)
class Draft:
    """One attribution: what was said, the cue, the source as it stands, the rule that decided.

    ``pieces`` are stretches' numbers for speech in marks; ``spans`` the content
    otherwise. ``paragraph`` is where its attribution (or first words) stands, and
    ``last_paragraph`` the last that it takes. ``rule`` is the name of the row that
    answered, set by whoever asked it.
    """

    kind: Kind
    paragraph: int
    source: Source | None
    cue: Span | None = None
    lemma: str = ""
    pieces: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    last_paragraph: int = -1
    rule: str = ""
    behind: bool = False  # the speaker stands behind the words
    whole_sentence: bool = False  # nothing else of its sentence is asked for
    far: bool = False  # another verb stands between the cue and the colon
    below: Sentence | None = None  # the line under a name line: role or body
