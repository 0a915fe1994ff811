"""What a narrator tells of whoever speaks, below their words or in their place."""

from __future__ import annotations

import re

from indexer.lexicon.titles import HONORIFICS
from indexer.model import Span
from indexer.speech.interview import OWN

_FIRST = 6  # words in which a portrait names whom it is of
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def tells_of(name: str, words: str) -> bool:
    """Whether words begin with somebody's name as what they are about, and nobody's own.

    >>> tells_of("Harriet Sowerby", "Dame Harriet plans to walk the coast path.")
    True
    """
    parts = [part.strip(".,") for part in name.split()]
    begin = words.strip("*_ ").split(maxsplit=_FIRST)[:_FIRST]
    if not parts or OWN.search(" ".join(begin)):
        return False
    for place, word in enumerate(begin):
        named = word.strip(".,’'")
        is_given = place > 0 and begin[place - 1].strip(".").lower() in HONORIFICS
        if named == parts[-1] or (named == parts[0] and is_given):
            return word[-1] not in ",:"
    return False


def leave_out_narration(text: str, content: list[Span], name: str) -> None:
    """Leave out the last paragraphs from the one that tells of the speaker, where none of them
    speaks of itself: `Jane Roe farms near Merrin.` A first paragraph is always theirs."""
    first = len(content)
    for place in range(len(content) - 1, 0, -1):
        words = _QUOTED.sub("", content[place].of(text))
        if OWN.search(words):
            break
        if tells_of(name, words):
            first = place
    del content[first:]
