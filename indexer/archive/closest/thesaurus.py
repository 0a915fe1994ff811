"""Words near in meaning, of a thesaurus: what somebody may have said who is remembered otherwise.

``thesaurus.txt`` is far wider than the synonyms chosen by hand, and less sure. It is asked only
where no quote has every word of a search (see ``rank``).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from indexer.archive.analysis import analyse, bare_stem

SAME_WEIGHT = 0.6
NEAR_WEIGHT = 0.4
"""What a word of the same meaning, or a wider or narrower one, weighs beside the one typed."""

MOST_RELATED = 12
"""Of a word; each is looked up, and more of them find no more."""


@cache
def _lines() -> dict[str, str]:
    """What stands behind each stem; taken apart only when it is asked for."""
    text = files(__package__).joinpath("thesaurus.txt").read_text("utf-8")
    parts = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return {key: words for key, _, words in parts}


def related_to(word: str) -> list[tuple[str, float]]:
    """Words and phrases near in meaning to one word, each with its weight; most alike first.

    >>> related_to("households")[:2]
    [('family', 0.6), ('homeowner', 0.6)]
    """
    terms = [term for term in analyse(word) if not term.whole]
    if len(terms) != 1:
        return []
    same, _, near = _lines().get(bare_stem(terms[0].form), "").partition("|")
    found = [
        (other, weight)
        for words, weight in ((same, SAME_WEIGHT), (near, NEAR_WEIGHT))
        for other in map(str.strip, words.split(","))
        if other
    ]
    return found[:MOST_RELATED]
