"""Each thing said once: quotes of one speaker that are one saying in several releases.

The same words count however they are set: case, punctuation, marks and spaces do not. Long
quotes may differ in a word or two that change nothing; never in a name, a number, a day, a
negation or which way something goes, and never across speakers. One may also be the other cut:
without a run of words at its beginning, inside or at its end. Candidates share a digest of
four words in a row (the smallest digests of each quote: min-hashing); an alignment decides.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from rapidfuzz.distance import Indel

from indexer.identity.union import Union
from indexer.lexicon.function_words import MONTHS, WEEKDAYS
from indexer.model import Quote, QuoteId
from indexer.text.fold import fold

_WORD = re.compile(r"\w+")
_JOINTS = re.compile(r"['’\-‐‑]")
_FEWEST = 3  # words; "Thank you." is said anew each time
_LONG = 9  # words from which one more or less may be a slip of an editor
_ALIKE = 0.92
_MOST_STEPS = 4  # words taken out and put in
_CUT_WORDS = 12  # that are left of a quote that was cut
_CUT_SHARE = 0.5  # of its words, at least
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’.&-]*")
_SHINGLE = 4
_DIGESTS = 4  # of each quote
_BLOCK = 150  # quotes that share a digest: only their neighbours are compared beyond
_STATES = re.compile(r"\bu\. ?s\.(?: ?a\.)?")  # "U.S.", folded
_NEGATIONS = frozenset(
    """no not never none nor without neither cannot dont wont cant isnt arent doesnt didnt wasnt
    werent hasnt havent hadnt wouldnt couldnt shouldnt aint""".split()
)
_TELLING = (
    frozenset(
        """up down more less fewer rise fall rises
        falls rose fell rising falling increase decrease increased decreased increases
        decreases higher lower above below before after all some most few first last
        one two three four five six seven eight nine ten hundred thousand million
        billion trillion dozen half double yes support oppose for against win lose won
        lost gain loss can will would should must may might could""".split()
    )
    | _NEGATIONS
    | MONTHS
    | WEEKDAYS
)
"""Words of which one more, or another one, makes another saying of it."""


def find_sayings(quotes: Iterable[Quote]) -> tuple[tuple[QuoteId, ...], ...]:
    """Quotes that are one saying, two or more releases each, the earliest first; in order.

    Of one release a saying has one quote: what is said twice in it stays two.
    """
    by_speaker: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if key := _speaker_of(quote):
            by_speaker[key].append(quote)
    found = []
    for said in by_speaker.values():
        if len({quote.release_id for quote in said}) > 1:
            found += _fold(sorted(said, key=_age))
    return tuple(sorted(found))


def _speaker_of(quote: Quote) -> str:
    """Whose words they are; a description stands for one speaker at one organisation only."""
    if quote.speaker_id is not None:
        return quote.speaker_id
    name = fold(quote.speaker_name)
    return f"{name} · {quote.organisation_id or ''}" if name else ""


def _age(quote: Quote) -> tuple[str, str, str]:
    day = quote.published.isoformat() if quote.published else "9999"
    return (day, quote.release_id, quote.id)


def _fold(said: Sequence[Quote]) -> list[tuple[QuoteId, ...]]:
    words = [_words_of(quote.text) for quote in said]
    union = Union(range(len(said)))
    for a, b in _candidates(words):
        if union.find(a) == union.find(b):
            continue
        names = _names_in(said[a].text) | _names_in(said[b].text)
        if are_one_saying(words[a], words[b], names):
            union.join(a, b)
    groups: dict[int, dict[str, QuoteId]] = defaultdict(dict)
    for n, quote in enumerate(said):
        groups[union.find(n)].setdefault(quote.release_id, quote.id)
    return [tuple(group.values()) for group in groups.values() if len(group) > 1]


def _words_of(text: str) -> tuple[str, ...]:
    written_out = _STATES.sub("united states", fold(text))
    return tuple(_WORD.findall(_JOINTS.sub("", written_out)))


def _names_in(text: str) -> frozenset[str]:
    """Words that are written large inside a sentence, folded."""
    return frozenset(word for name in _INSIDE.findall(text) for word in _words_of(name))


def are_one_saying(
    one: Sequence[str], other: Sequence[str], names: frozenset[str] = frozenset()
) -> bool:
    """Whether two runs of folded words are one saying; ``names`` are words that tell.

    >>> are_one_saying("we will open the quay".split(), "we will open the quay".split())
    True
    >>> long = "we have never been prouder of the men and women who built the quay".split()
    >>> are_one_saying(long, [w for w in long if w != "never"])
    False
    """
    if one == other:
        return len(one) >= _FEWEST
    return _is_cut(one, other, names) or _differ_little(one, other, names)


def _is_cut(one: Sequence[str], other: Sequence[str], names: frozenset[str]) -> bool:
    """Whether one is the other without a run of words: a few that tell nothing, or a passage in
    which nothing is denied."""
    short, long = sorted((one, other), key=len)
    if len(short) < max(_CUT_WORDS, len(long) * _CUT_SHARE):
        return False
    head = _alike(short, long)
    tail = _alike(short[::-1], long[::-1])
    if head + tail < len(short):
        return False
    left_out = long[head : head + len(long) - len(short)]
    if len(left_out) > _MOST_STEPS:
        return _NEGATIONS.isdisjoint(left_out)
    return not any(word in names or _tells(word) for word in left_out)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two runs have in common from the first on."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def _differ_little(one: Sequence[str], other: Sequence[str], names: frozenset[str]) -> bool:
    if min(len(one), len(other)) < _LONG or abs(len(one) - len(other)) > len(one) * (1 - _ALIKE):
        return False
    if Indel.normalized_similarity(one, other) < _ALIKE:
        return "".join(one) == "".join(other)  # "per cent", "percent"
    steps = _differing(one, other)
    return len(steps) <= _MOST_STEPS and not any(w in names or _tells(w) for w in steps)


def _differing(one: Sequence[str], other: Sequence[str]) -> list[str]:
    return [
        one[step.src_pos] if step.tag == "delete" else other[step.dest_pos]
        for step in Indel.editops(one, other)
    ]


def _tells(word: str) -> bool:
    return word in _TELLING or any(c.isdigit() for c in word)


def _candidates(words: Sequence[tuple[str, ...]]) -> Iterable[tuple[int, int]]:
    """Pairs worth a look: all words alike, or a digest of four in a row."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for n, some in enumerate(words):
        if len(some) >= _FEWEST:
            blocks["".join(some)].append(n)
        if len(some) >= _LONG:
            for digest in _digests(some):
                blocks[digest].append(n)
    for members in blocks.values():
        if len(members) <= _BLOCK:
            yield from combinations(members, 2)
        else:
            yield from pairwise(members)


def _digests(words: tuple[str, ...]) -> list[int]:
    rows = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    return sorted(zlib.crc32(row.encode()) for row in rows)[:_DIGESTS]
