"""An act of saying as it stands in its paragraph, before anybody knows who is meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from indexer.languages.zh.lines import Line
from indexer.languages.zh.sources import Source
from indexer.model import Kind, Span


@dataclass(eq=False)
class Event:
    """An act of saying. ``pieces`` are stretches in marks, ``clauses`` ranges of the line."""

    line: Line
    place: int
    rule: str
    kind: Kind
    source: Source | None
    cue: tuple[int, int] | None = None
    pieces: list[int] = field(default_factory=list)
    clauses: list[tuple[int, int]] = field(default_factory=list)
    below: list[Span] = field(default_factory=list)  # words in the paragraphs below
    last: int = -1  # the last of these paragraphs
    inherits: bool = False  # who spoke before speaks on
