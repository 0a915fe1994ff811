"""By what a quote that was withdrawn is known again when its release says it in other words.

The id of a quote comes from its words, so an edited release would bring a withdrawn quote back
under another id. What is remembered are hashes of three words each, not the words.
"""

from __future__ import annotations

import hashlib
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


def _hashes(text: str) -> Iterator[str]:
    words = _WORD.findall(fold(text))
    for start in range(max(len(words) - _LONG + 1, min(len(words), 1))):
        run = " ".join(words[start : start + _LONG])
        yield hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=_BYTES).hexdigest()
