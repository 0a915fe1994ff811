"""The words somebody searched for, carried from a page of results to what it leads to.

A quote or a release opened from a search keeps ``?q=``, so that the words are marked there
too. Without it the page is the same, unmarked: permalinks never carry it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from flask import g, request

from indexer.archive import Reader, mark_words
from indexer.archive.language import parse
from indexer.model import Span

_CARRIED = 200  # code points; a page has some sixty links, each with the words in it
_MOST = 300  # marks of one text; more is a text that is nothing but marks


@dataclass(frozen=True, slots=True)
class Mark:
    """Words found at a place; ``number`` counts from 1 and makes the anchor, 0 for none.

    ``chosen`` are words that a link was made to, not words of a search.
    """

    span: Span
    number: int = 0
    chosen: bool = False


def words_sought() -> str:
    """What this request says was searched for, "" if nothing or more than is carried on."""
    text = request.args.get("q", "").strip()
    return text if len(text) <= _CARRIED else ""


@lru_cache(maxsize=256)
def _quote(words: str) -> str:
    return quote(words, safe="", errors="replace")


def with_words(address: str, paragraph: int = 0) -> str:
    """An address with the words of the present search, and one paragraph that is meant."""
    words = words_sought()
    pairs = [f"q={_quote(words)}"] if words else []
    pairs += [f"p={paragraph}"] if paragraph else []
    if not pairs:
        return address
    path, hash_sign, place = address.partition("#")
    return f"{path}?{'&'.join(pairs)}{hash_sign}{place}"


def find_marks(reader: Reader, text: str, most: int = _MOST) -> tuple[Mark, ...]:
    """The places in a text of the words searched for, in order, the first ``most`` of them."""
    words = words_sought()
    if not words:
        return ()
    if g.get("sought") is None:  # the page of a quote marks its words and those around them
        g.sought = parse(words, reader.resolve).expression
    spans = mark_words(text, g.sought)[:most]
    return tuple(Mark(span, number) for number, span in enumerate(spans, 1))
