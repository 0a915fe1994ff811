"""What was left out on the way, for whoever asks: ``quote-index explain``.

Reading and extracting say here what they drop and why. Nobody listens in a build, where saying
so costs a look at one variable.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal, NamedTuple

Step = Literal["text", "quote"]
"""What was dropped: words of the document that are no part of its text; what might be a quote."""

_LONGEST = 300  # code points of the words that are kept of each
_MOST = 10_000  # notes of one document


class Note(NamedTuple):
    """What was dropped, why, and the words it was; ``rule`` is the one that had matched."""

    step: Step
    reason: str
    words: str
    rule: str = ""


_notes: ContextVar[list[Note] | None] = ContextVar("_notes", default=None)


def is_listening() -> bool:
    """Whether anybody wants to know."""
    return _notes.get() is not None


def note(step: Step, reason: str, words: str, rule: str = "") -> None:
    """Say that something is dropped."""
    notes = _notes.get()
    if notes is not None and len(notes) < _MOST and words.strip():
        notes.append(Note(step, reason, " ".join(words.split())[:_LONGEST], rule))


@contextmanager
def listening() -> Iterator[list[Note]]:
    """The notes that are made while this lasts."""
    notes: list[Note] = []
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)
