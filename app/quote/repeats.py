"""Where else the words of a quote are written: the same release on another wire, or anew."""

from __future__ import annotations

from indexer.archive import Hit, Reader, SearchQuery
from indexer.archive.language import parse
from indexer.export.whole import LEFT_OUT
from indexer.model import Quote

_BEGINNING = 10  # words that are searched for as a phrase
_LEAST = 30  # letters; "We are delighted." is said by everybody
_MOST = 20


def find_elsewhere(reader: Reader, quote: Quote) -> list[Hit]:
    """Other appearances of a saying, and quotes whose words go on from it, the oldest first."""
    known = reader.appearances(quote.id)
    listed = {quote.id, *(hit.quote.id for hit in known)}
    return [*known, *(hit for hit in _begin_so(reader, quote) if hit.quote.id not in listed)]


def _begin_so(reader: Reader, quote: Quote) -> list[Hit]:
    letters = _letters(quote.text)
    words = "".join(c if c.isalnum() or c in "'’-.,&%$" else " " for c in _first(quote)).split()
    phrase = parse(f'"{" ".join(words[:_BEGINNING])}"', reader.resolve).expression
    if len(letters) < _LEAST or phrase is None:
        return []
    found = reader.search(SearchQuery(phrase, sort="oldest", per_page=_MOST))
    return [hit for hit in found.hits if _same(hit.quote, letters)]


def _first(quote: Quote) -> str:
    """The words up to where some are left out; another release may leave out others."""
    return quote.text.partition(LEFT_OUT)[0]


def _same(other: Quote, letters: str) -> bool:
    words = _letters(other.text)
    return len(words) >= _LEAST and (words.startswith(letters) or letters.startswith(words))


def _letters(text: str) -> str:
    """What stays of a text when marks, spaces and capitals are left aside."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
