"""Chinese words in both scripts: what is typed in one is found in the other.

A plain word finds both ("香港特区" also "香港特區"), and the heading of a search says so. Words in
quotation marks stay as they were typed.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import islice, product

from indexer.archive.query import And, Expression, Not, Or, Word

_HAN = re.compile("[\u3400-\u9fff]")
_MOST = 8
"""Ways to write a word that are looked for, the likeliest first: 发 is 發 or 髮."""


@cache
def _characters() -> tuple[dict[str, str], dict[str, str]]:
    """The simplified one of each traditional character, and the other way round all that may be."""
    text = files("indexer.lexicon").joinpath("han_scripts.txt").read_text("utf-8")
    traditional = {line[0]: line[1:] for line in text.splitlines() if line[0] != "#"}
    simplified = {
        other: one for one, others in traditional.items() for other in others if other != one
    }
    return simplified, traditional


def both_scripts(word: str) -> tuple[str, ...]:
    """A word as typed, then as the other script or scripts would write it.

    >>> both_scripts("头发"), both_scripts("頭髮"), both_scripts("ferry")
    (('头发', '頭發', '頭髮'), ('頭髮', '头发', '頭發'), ('ferry',))
    """
    if not _HAN.search(word):
        return (word,)
    simplified, traditional = _characters()
    plain = "".join(simplified.get(character, character) for character in word)
    written = product(*(traditional.get(character, character) for character in plain))
    others = ("".join(characters) for characters in islice(written, _MOST))
    return tuple(dict.fromkeys((word, plain, *others)))


def in_both_scripts(expression: Expression | None) -> Expression | None:
    """The same search with each plain Chinese word in either script."""
    match expression:
        case Word(text, required) if len(ways := both_scripts(text)) > 1:
            return Or(tuple(Word(way, required) for way in ways))
        case And(parts):
            return And(tuple(_widen(part) for part in parts))
        case Or(parts):
            widened = [_widen(part) for part in parts]
            flat = [
                p for part in widened for p in (part.parts if isinstance(part, Or) else (part,))
            ]
            return Or(tuple(dict.fromkeys(flat)))
        case Not(part):
            return Not(_widen(part))
        case _:
            return expression


def typed_word(part: Expression) -> Word | None:
    """The word that was typed, of a word or of its ways to be written; None of all else."""
    first = part.parts[0] if isinstance(part, Or) else part
    return first if isinstance(first, Word) and in_both_scripts(first) == part else None


def _widen(part: Expression) -> Expression:
    widened = in_both_scripts(part)
    assert widened is not None  # only nothing is nothing
    return widened
