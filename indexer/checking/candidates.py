"""Archived words that pasted ones may be: looked for in the index, then laid along each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from indexer.archive import DateRange, Filter, Hit, Reader
from indexer.archive.query import And, Expression, Or, SearchQuery, Word
from indexer.checking.alignment import align
from indexer.checking.marks import read_marks
from indexer.checking.meaning import find_flags
from indexer.checking.values import Match
from indexer.checking.words import Token, read_words, telling_words

_CLUES = 12
"""Words that are looked for: the most telling ones, spread over a long quotation."""
_HITS = 24
_ALIGNED = 6
"""Hits that are laid along word by word, the likeliest first."""
_LIKELY = 35.0
"""A partial ratio of words (0 to 100) below which nothing is laid along."""
_WINDOW = 4_000
"""Words of one archived text that are compared."""


EVER = DateRange()
ENOUGH = 0.9
"""The share of words that are the same from which no other quote is looked for."""


def find_hits(
    reader: Reader, text: str, filters: tuple[Filter, ...] = (), dates: DateRange = EVER
) -> list[Hit]:
    """Quotes that have all of the most telling words of a text."""
    expression = _ask(text)
    if expression is None:
        return []
    return list(reader.search(SearchQuery(expression, filters, dates, per_page=_HITS)).hits)


def find_matches(
    reader: Reader, text: str, pasted: Sequence[Token]
) -> tuple[list[Match], list[Hit]]:
    """Quotes that share the most telling words with a text, laid along it, and all that were
    looked at. Those that have all of the words come first, and are enough where one of them has
    little else; else those follow that have most of the words, the rarest weighing most."""
    hits = find_hits(reader, text)
    matches = lay_along(text, pasted, hits)
    if matches and matches[0].share >= ENOUGH:
        return matches, hits
    known = {hit.quote.id for hit in hits}
    close = reader.search(SearchQuery(_ask_any(text), sort="relevance", per_page=_HITS)).hits
    more = [hit for hit in close if hit.quote.id not in known]
    return sorted([*matches, *lay_along(text, pasted, more)], key=order_of), [*hits, *more]


def _ask(text: str) -> Expression | None:
    """All of the most telling words."""
    parts = _clues(text)
    return And(parts) if len(parts) > 1 else parts[0] if parts else None


def _ask_any(text: str) -> Expression | None:
    parts = _clues(text)
    return Or(parts) if len(parts) > 1 else parts[0] if parts else None


def _clues(text: str) -> tuple[Word, ...]:
    telling = telling_words(text)
    chosen = set(sorted(telling, key=_rarity, reverse=True)[:_CLUES])
    return tuple(Word(word) for word in telling if word in chosen)


def _rarity(word: str) -> tuple[bool, int]:
    """A rough one, for choosing: figures and names tell most, then long words."""
    return word[:1].isdigit() or word[:1].isupper(), len(word)


def lay_along(text: str, pasted: Sequence[Token], hits: Iterable[Hit]) -> list[Match]:
    """The likeliest hits with the words compared, the best first; equals in the order given."""
    forms = [token.form for token in pasted]
    marks = read_marks(text)
    read = [(hit, read_words(hit.quote.text)[:_WINDOW]) for hit in hits]
    scored = [(_likeness(forms, said), hit, said) for hit, said in read if said]
    likely = sorted((row for row in scored if row[0] >= _LIKELY), key=lambda row: -row[0])
    matches = []
    for _, hit, said in likely[:_ALIGNED]:
        alignment = align(pasted, said, marks)
        flags = find_flags(alignment, hit.quote.text)
        matches.append(Match(hit.quote.text, alignment, flags, hit=hit))
    return sorted(matches, key=order_of)


def _likeness(forms: Sequence[str], said: Sequence[Token]) -> float:
    """How alike two texts are where they are most alike, 0 to 100."""
    other = [token.form for token in said]
    if len(other) >= len(forms):
        return float(fuzz.partial_ratio(forms, other))
    return float(fuzz.ratio(forms, other))


def order_of(match: Match) -> tuple[float, bool, str]:
    """Most of the words first, then own words before reported ones, then the first appearance."""
    quote = match.hit.quote
    day = quote.published.isoformat() if quote.published else "9999"
    return (-round(match.share, 3), quote.kind == "indirect", day)
