"""Documents of quotes as hits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.archive.atoms import positive_atoms
from indexer.archive.embedded.storage.records import decode_quote
from indexer.archive.forms import is_turn
from indexer.archive.frames import find_frame
from indexer.archive.matching import Words
from indexer.archive.opensearch.reading.expressions import Expressions
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.indices import PLACE
from indexer.archive.passages import show_quote
from indexer.archive.query import SearchQuery
from indexer.archive.result import Hit
from indexer.archive.scoring import LENGTHS, byte_of_length, worth_of
from indexer.archive.snippets import Marker
from indexer.model import Quote

SHOWN = ["row", "shown", "of"]
"""What a hit is made of."""


NEWEST: list[Json] = [
    {"day": {"order": "desc", "missing": "_last"}}, {"release": "asc"}, {"place": "asc"},
]  # fmt: skip
OLDEST: list[Json] = [
    {"day": {"order": "asc", "missing": "_last"}}, {"release": "asc"}, {"place": "asc"},
]  # fmt: skip


def order_of(query: SearchQuery) -> list[Json]:
    """How the hits of a query are sorted."""
    if is_ranked(query):
        return [{"_score": "desc"}, *NEWEST]
    return OLDEST if query.order == "oldest" else NEWEST


def is_ranked(query: SearchQuery) -> bool:
    """Whether scores matter."""
    return query.order == "relevance" and query.expression is not None


def quote_of(source: Json) -> Quote:
    return decode_quote(PLACE, *source["row"])


class Hits:
    """Makes hits."""

    def __init__(self, opened: Opened, expressions: Expressions) -> None:
        self._opened = opened
        self._expressions = expressions

    def make(
        self, query: SearchQuery, rows: Sequence[Json], *, passages: bool = True
    ) -> Iterator[Hit]:
        """The hits of documents, in their order; with the release's words around where needed."""
        marker = Marker(positive_atoms(query.expression))
        quotes = [quote_of(row["_source"]) for row in rows]
        texts = self._texts(quotes) if passages else {}
        for quote, row in zip(quotes, rows, strict=True):
            title, publisher, given_id, collection, issuer = row["_source"]["shown"]
            text = texts.get(quote.release_id, "")
            passage = frame = None
            if passages:
                snippet, passage = show_quote(quote, marker, lambda text=text: text)  # type: ignore[misc]
                frame = find_frame(quote, text) if passage is None else None
            else:
                snippet = marker.snippet(quote.text)
            yield Hit(
                quote,
                snippet,
                title,
                publisher,
                self._score(query, quote),
                given_id=given_id,
                collection=collection,
                passage=passage,
                issuer=issuer,
                elsewhere=row["_source"].get("of", 1) - 1,
                frame=frame,
            )

    def _texts(self, quotes: Sequence[Quote]) -> dict[str, str]:
        """The texts of the releases in which something is looked up to show a hit."""
        asked = {
            quote.release_id
            for quote in quotes
            if is_turn(quote) or quote.kind in ("indirect", "mixed")
        }
        found = self._opened.engine.get_many(
            self._opened.index("releases"), sorted(asked), ["text"]
        )
        return {id_: source["text"] for id_, source in found.items()}

    def _score(self, query: SearchQuery, quote: Quote) -> float:
        if not is_ranked(query) or query.expression is None:
            return 0.0
        words = Words(quote.text)
        length = LENGTHS[byte_of_length(words.length)]
        score = self._expressions.score(query.expression, words, length)
        return score * worth_of(quote)
