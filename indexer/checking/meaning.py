"""Changes that can turn a meaning round: a negation, a number, a condition, a hedge …

Nothing here judges what a sentence means. It says which words that carry such weight were
left out, put in or exchanged, so that a reader looks at them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from rapidfuzz.distance import OSA

from indexer.checking.alignment import Alignment, Edit
from indexer.checking.words import Token

Weight = Literal["negation", "number", "condition", "hedge", "quantity", "duty", "time", "person"]
WEIGHTS: tuple[Weight, ...] = (
    "negation", "number", "condition", "hedge", "quantity", "duty", "time", "person",
)  # fmt: skip

_ALONE: frozenset[Weight] = frozenset(["negation", "number", "condition", "hedge"])
"""Sorts that count when a word is only left out or put in; the others when one is exchanged."""
_SLIP = 4  # letters of a word that can be told when one is wrong
_AHEAD = 3  # words behind the cut among which a condition begins
_NEAR = 5  # words before the cut that bear on what follows
_CLAUSE = 14  # words of a condition in front
_NEW_CLAUSE = frozenset(["and", "but", "so", "because"])
_SENTENCE_END = re.compile(r"[.!?。！？]+[\"'”’)\]」』]*(?:\s|$)|[。！？]|\n")


@dataclass(frozen=True, slots=True)
class Flag:
    """Why a meaning may differ: the words of one sort that are gone, and those that are new.

    ``place`` says whether they stood within the pasted words, or where the sentence was cut off.
    """

    weight: Weight
    gone: tuple[str, ...]
    new: tuple[str, ...]
    place: Literal["within", "before", "behind"] = "within"


@cache
def _lexicon() -> dict[str, Weight]:
    """Word -> what it carries, from ``weighty_words.txt``: a sort a line, its words behind it."""
    found: dict[str, Weight] = {}
    text = files(__package__).joinpath("weighty_words.txt").read_text("utf-8")
    for line in text.splitlines():
        name, colon, words = line.partition("#")[0].partition(":")
        if colon:
            found.update(dict.fromkeys(words.split(), cast(Weight, name.strip())))
    return found


def weight_of(form: str) -> Weight | None:
    """What a word carries, None for most."""
    known = _lexicon().get(form)  # "one" and "first" are seldom numbers
    return "number" if known is None and form[:1].isdecimal() else known


def find_flags(alignment: Alignment, archived: str) -> tuple[Flag, ...]:
    """What may have changed the meaning, within the words and where their sentence was cut."""
    moved = alignment.is_reordered
    flags = [
        flag
        for edit in alignment.edits
        for flag in _flag_all(alignment, edit)
        if edit.is_shown or not moved or flag.weight == "negation"
    ]
    return tuple(flags) + tuple(_cuts(alignment, archived))


def _flag_all(alignment: Alignment, edit: Edit) -> list[Flag]:
    if edit.kind == "same":
        return []
    gone = alignment.said[edit.said[0] : edit.said[1]]
    new = () if edit.is_shown else alignment.pasted[edit.pasted[0] : edit.pasted[1]]
    if edit.is_shown:  # what is shown to be left out is fair, unless it turned the rest round
        gone = gone[:_AHEAD] if _begins_condition(gone) else ()
    if len(gone) == len(new) and all(map(_is_slip, gone, new)):
        return []
    found = []
    for weight in WEIGHTS:
        before = Counter(t.form for t in gone if weight_of(t.form) == weight)
        after = Counter(t.form for t in new if weight_of(t.form) == weight)
        gone_now, new_now = before - after, after - before
        if weight == "negation" and gone_now.total() == new_now.total():
            continue  # "no accident" for "not an accident"
        if (gone_now and new_now) or ((gone_now or new_now) and weight in _ALONE):
            found.append(Flag(weight, tuple(gone_now), tuple(new_now)))
    return found


def _is_slip(gone: Token, new: Token) -> bool:
    """Whether a word is the other one typed wrong, and no word that carries weight itself."""
    if gone.form == new.form:
        return True
    long = min(len(gone.form), len(new.form)) >= _SLIP
    near = long and OSA.distance(gone.form, new.form, score_cutoff=1) <= 1
    return near and gone.form.isalpha() and weight_of(new.form) is None


def _begins_condition(words: Sequence[Token]) -> bool:
    return bool(words) and weight_of(words[0].form) == "condition"


def _cuts(alignment: Alignment, archived: str) -> list[Flag]:
    """Conditions, denials and doubts of the same sentence that the pasted words leave out."""
    first, last = alignment.stretch
    if first == last:
        return []
    said = alignment.said
    begin = _sentence_start(archived, said[first].start)
    end = _sentence_end(archived, said[last - 1].end)
    before = [t for t in said[:first] if t.start >= begin]
    behind = [t for t in said[last:] if t.end <= end]
    found = [
        Flag(weight, words, (), "before")
        for weight, near in _before_cut(before)
        if (words := _carrying(near, weight))
    ]
    if words := _carrying(behind[:_AHEAD], "condition"):
        found.append(Flag("condition", words, (), "behind"))
    return found


def _before_cut(before: list[Token]) -> tuple[tuple[Weight, list[Token]], ...]:
    """The words in front that could bear on what follows, by what they would carry."""
    near = before[-_NEAR:]
    return ("condition", _condition(before)), ("negation", near), ("hedge", near)


def _condition(before: list[Token]) -> list[Token]:
    """The words of a condition that ends where the pasted words begin."""
    clause = before[-_CLAUSE:]
    for at in range(len(clause) - 1, -1, -1):
        if clause[at].form in _NEW_CLAUSE:
            clause = clause[at + 1 :]
            break
    return clause if weight_of(clause[0].form if clause else "") == "condition" else before[-1:]


def _carrying(words: Sequence[Token], weight: Weight) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.form for t in words if weight_of(t.form) == weight))


def _sentence_start(text: str, place: int) -> int:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, 0, place) if m.end() <= place]
    return ends[-1] if ends else 0


def _sentence_end(text: str, place: int) -> int:
    match = _SENTENCE_END.search(text, place)
    return match.start() if match else len(text)
