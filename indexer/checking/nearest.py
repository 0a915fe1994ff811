"""Quotes near a claim that was not found: those of whom it names first, then anybody's.

A paraphrase shares few words with what was said, sometimes none. Who is said to have said it is
the surest clue, so that most of the list is that speaker's: the quotes with most of the words, or
other words for them, and then those nearest in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from indexer.archive import (
    DateRange,
    Expression,
    Filter,
    Hit,
    Or,
    Phrase,
    Reader,
    SearchQuery,
    Sort,
    Word,
)
from indexer.archive.closest import synonyms_of
from indexer.checking.values import Claim
from indexer.checking.words import telling_words

MOST = 10
"""Quotes that are shown."""
_OF_SPEAKER = 8
"""… of them by the claimed speaker: a wrong name must not hide who said it."""
NAMESAKES = 20
_WORDS = 16
"""Words that are looked for, beside those that may stand for them."""


def find_nearest(reader: Reader, claim: Claim, close: Iterable[Hit]) -> tuple[Hit, ...]:
    """The quotes nearest to a claim, the likeliest first; ``close`` share most of its words."""
    expression = _ask(claim.words)
    theirs: Iterator[Hit] = iter(())
    if claim.speaker and (named := reader.resolve("speaker", claim.speaker)):
        filters = tuple(Filter("speaker", one.value) for one in named[:NAMESAKES])
        theirs = _of_speaker(reader, expression, filters, claim.date)
    first = _once(theirs, _OF_SPEAKER)
    rest = chain(close, _search(reader, expression, ()))
    return tuple(_once(chain(first, rest), MOST))


def _of_speaker(
    reader: Reader, expression: Expression | None, filters: tuple[Filter, ...], day: date | None
) -> Iterator[Hit]:
    yield from _search(reader, expression, filters)
    if day is not None:
        yield from _search(reader, None, filters, day)
    yield from _search(reader, None, filters)


def _search(
    reader: Reader,
    expression: Expression | None,
    filters: tuple[Filter, ...],
    until: date | None = None,
) -> Iterator[Hit]:
    if expression is None and not filters:
        return
    sort: Sort = "newest" if expression is None else "relevance"
    query = SearchQuery(
        expression, filters, DateRange(until=until), sort, per_page=MOST, folded=True
    )
    yield from reader.search(query).hits


def _once(hits: Iterable[Hit], most: int) -> list[Hit]:
    """The first ``most`` different quotes."""
    found: dict[str, Hit] = {}
    for hit in hits:
        if len(found) == most:
            break
        found.setdefault(hit.quote.id, hit)
    return list(found.values())


def _ask(text: str) -> Expression | None:
    """Any of the telling words, or what may have been said in their place."""
    parts: list[Expression] = []
    for word in telling_words(text)[:_WORDS]:
        parts.append(Word(word))
        parts += [
            Phrase(tuple(other.split())) if " " in other else Word(other)
            for other in synonyms_of(word)
        ]
    return Or(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None
