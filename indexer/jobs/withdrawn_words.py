"""By what a release or quote that was withdrawn is known again when it comes in other words.

The id of a quote comes from its words, so an edited release would bring a withdrawn quote back
under another id, and a release that was renamed as well would bring all of them. What is
remembered are hashes of three words each, not the words.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from indexer.model import Quote
from indexer.text.fold import fold
from indexer.withdrawals import Known

_WORD = re.compile(r"\w+")
_LONG = 3
_BYTES = 6
_MOST = 20_000  # hashes of a quote: a speech of as many words
_NEARLY = 0.8  # of the hashes of a withdrawn quote, where it stands in another release
_TELLING = 4  # hashes below which words may be anybody's
_SAME = 0.5
"""Of the hashes of the shorter quote. A word that is changed, added or left out costs three of
them at most; two quotes that begin with the same set phrase share fewer than half."""
_SKETCH = 256  # hashes of a release, the smallest: shares are off by 3 in 100 at most times
_LITTLE = 30  # hashes below which a release is anybody's
_ALIKE = 0.8
"""Of the hashes of two releases together, those that both have. Among 16,397 real releases 321
pairs are so much alike: editions of one release with another title or name, the same bar a date
and a company, and a series of pages with a sentence of their own each. At 0.5 there are 7,689."""


def know(quote: Quote) -> Known:
    """What to remember of a quote."""
    return Known(quote.release_id, tuple(sorted(set(islice(_hashes(quote.text), _MOST)))))


def is_said_again(known: Known, quote: Quote) -> bool:
    """Whether a quote of the same release has most of the words of one that was withdrawn."""
    now = set(islice(_hashes(quote.text), _MOST))
    least = min(len(known.hashes), len(now))
    return least > 0 and len(now.intersection(known.hashes)) >= _SAME * least


def find_again(known: Collection[tuple[str, Known]], quotes: Iterable[Quote]) -> dict[str, str]:
    """Quotes that say what was withdrawn, each with the id that it was withdrawn under."""
    found = {}
    for quote in quotes:
        for id_, mark in known:
            if mark.release == quote.release_id and is_said_again(mark, quote):
                found[str(quote.id)] = id_
                break
    return found


def find_elsewhere(
    known: Mapping[str, Known], quotes: Iterable[Quote]
) -> Iterator[tuple[Quote, str]]:
    """Quotes of any release with nearly all words of a withdrawn one, and its id; linear."""
    by_hash: dict[str, list[str]] = defaultdict(list)
    for id_, mark in known.items():
        if len(mark.hashes) >= _TELLING:
            for one in mark.hashes:
                by_hash[one].append(id_)
    for quote in quotes if by_hash else ():
        shared = Counter(
            id_ for one in set(islice(_hashes(quote.text), _MOST)) for id_ in by_hash.get(one, ())
        )
        for id_, count in shared.most_common(1):
            if count >= _NEARLY * len(known[id_].hashes):
                yield quote, id_


def sketch(text: str) -> tuple[str, ...]:
    """What to remember of a release: the smallest hashes of its words, in order."""
    return tuple(heapq.nsmallest(_SKETCH, set(_hashes(text))))


def find_alike(sketches: Mapping[str, tuple[str, ...]], text: str) -> str:
    """The id of the withdrawn release that a text says again with some words changed, or "".

    How alike two sets are is estimated from the smallest hashes of both (A. Broder, "On the
    resemblance and containment of documents", 1997).
    """
    now = sketch(text) if sketches else ()
    shares = {id_: _share(known, now) for id_, known in sketches.items()}
    best = max(shares, key=shares.__getitem__, default="")
    return best if best and shares[best] >= _ALIKE else ""


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    both = set(one).intersection(other)
    if len(both) < max(_LITTLE, _ALIKE * max(len(one), len(other))):  # as nearly always
        return 0
    together = heapq.nsmallest(_SKETCH, {*one, *other})
    return len(both.intersection(together)) / len(together)


def _hashes(text: str) -> Iterator[str]:
    words = _WORD.findall(fold(text))
    for start in range(max(len(words) - _LONG + 1, min(len(words), 1))):
        run = " ".join(words[start : start + _LONG])
        yield hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=_BYTES).hexdigest()
