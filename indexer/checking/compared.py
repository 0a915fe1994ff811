"""A match as it is read: the archived words with what the pasted text left out and put in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indexer.checking.alignment import Edit, divides_word
from indexer.checking.values import Laid
from indexer.checking.words import Token

_CLOSING = ".,;:!?…’”\"'"
_CONTEXT = 160  # characters before and behind the words


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the comparison. ``said`` are archived words, ``pasted`` those instead of them.

    ``context`` is archived text before and behind what was pasted; ``is_shown`` where the
    editor's marks show the change.
    """

    kind: Literal["same", "left_out", "added", "changed", "context"]
    said: str = ""
    pasted: str = ""
    is_shown: bool = False


def compare(match: Laid, pasted_text: str) -> tuple[Segment, ...]:
    """The segments of a match from left to right, spaces as archived."""
    alignment, archived = match.alignment, match.archived
    first, last = alignment.reach
    if not alignment.same:
        return ()
    said, pasted = alignment.said, alignment.pasted
    begin, end = said[first].start, said[last - 1].end
    before = archived[max(0, begin - _CONTEXT) : begin]
    found = [Segment("context", _from_word(before, begin > _CONTEXT))] if before.strip() else []
    found += [_segment(edit, archived, said, pasted_text, pasted) for edit in alignment.edits]
    behind = archived[end : end + _CONTEXT].lstrip(_CLOSING)
    if behind.strip():
        found.append(Segment("context", _to_word(behind, len(archived) > end + _CONTEXT)))
    return tuple(found)


def _segment(
    edit: Edit, archived: str, said: tuple[Token, ...], pasted_text: str, pasted: tuple[Token, ...]
) -> Segment:
    return Segment(
        edit.kind,
        _slice(archived, said, edit.said),
        "" if edit.kind == "same" else _slice(pasted_text, pasted, edit.pasted),
        edit.is_shown,
    )


def _slice(text: str, tokens: tuple[Token, ...], part: tuple[int, int]) -> str:
    """The words of a part as they are written, with the marks that stand close behind the last.

    Only a word that the part divides ("don't" of "do not", "98%") is shown by its form.
    """
    first, last = part
    before: list[str] = []
    behind: list[str] = []
    while first < last and divides_word(tokens, first):
        before.append(tokens[first].form)
        first += 1
    while first < last and divides_word(tokens, last):
        last -= 1
        behind.insert(0, tokens[last].form)
    whole = [_written(text, tokens, first, last)] if first < last else []
    return " ".join([*before, *whole, *behind])


def _written(text: str, tokens: tuple[Token, ...], first: int, last: int) -> str:
    start, end = tokens[first].start, tokens[last - 1].end
    until = tokens[last].start if last < len(tokens) else len(text)
    rest = text[end:until]
    return text[start:end] + rest[: len(rest) - len(rest.lstrip(_CLOSING))]


def _from_word(text: str, is_cut: bool) -> str:
    return "… " + text.partition(" ")[2] if is_cut and " " in text else text


def _to_word(text: str, is_cut: bool) -> str:
    return text.rpartition(" ")[0] + " …" if is_cut and " " in text else text
