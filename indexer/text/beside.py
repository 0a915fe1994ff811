"""Whether a name stands beside others in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.model import Span

BEFORE, AFTER = 120, 160
"""Code points around a place that are beside it."""


def around(text: str, places: Iterable[Span]) -> Iterator[str]:
    """The words beside each place."""
    return (text[max(0, place.start - BEFORE) : place.end + AFTER] for place in places)


def stands_beside(text: str, places: Iterable[Span], name: str) -> bool:
    """Whether a name, or the longest word of it, stands beside one of the places.

    >>> stands_beside("Ann Roe of Tern said so.", [Span(0, 7)], "Tern Bakery")
    False
    >>> stands_beside("Ann Roe of the Bakery said so.", [Span(0, 7)], "Tern Bakery")
    True
    """
    word = max(name.split(), key=len, default=name)
    return any(name in words or word in words for words in around(text, places))
