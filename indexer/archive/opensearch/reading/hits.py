"""Documents of quotes as hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.archive.atoms import positive_atoms
from indexer.archive.embedded.storage.records import decode_quote
from indexer.archive.forms import is_turn
from indexer.archive.frames import find_frame
from indexer.archive.opensearch.reading.expressions import Expressions
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.indices import PLACE
from indexer.archive.passages import show_quote
from indexer.archive.query import SearchQuery
from indexer.archive.result import Hit, Snippet
from indexer.archive.scoring import worth_of
from indexer.archive.snippets import Marker
from indexer.model import Quote

SHOWN = ["row", "shown", "of", "length"]
"""What a hit is made of."""


NEWEST: list[Json] = [
    {"day": {"order": "desc", "missing": "_last"}}, {"release": "asc"}, {"place": "asc"},
]  # fmt: skip
OLDEST: list[Json] = [
    {"day": {"order": "asc", "missing": "_last"}}, {"release": "asc"}, {"place": "asc"},
]  # fmt: skip


def order_of(query: SearchQuery) -> list[Json]:
    """How the hits of a query are sorted."""
    if is_ranked(query) or is_by_arrival(query):
        return [{"_score": "desc"}, *NEWEST]
    return OLDEST if query.order == "oldest" else NEWEST


def is_ranked(query: SearchQuery) -> bool:
    """Whether scores matter."""
    return query.order == "relevance" and query.expression is not None


def is_by_arrival(query: SearchQuery) -> bool:
    """Whether what came in last comes first."""
    return query.order == "added" and query.arrived is not None


def quote_of(source: Json) -> Quote:
    return decode_quote(PLACE, *source["row"])


class Hits:
    """Makes hits."""

    def __init__(self, opened: Opened, expressions: Expressions) -> None:
        self._opened = opened
        self._expressions = expressions

    def make(self, query: SearchQuery, rows: Sequence[Json]) -> Iterator[Hit]:
        """The hits of documents, in their order, with the release's words around where needed."""
        showing = self._showing(query)
        quotes = [quote_of(row["_source"]) for row in rows]
        texts = self._texts(quotes)
        for quote, row in zip(quotes, rows, strict=True):
            text = texts.get(quote.release_id, "")
            snippet, passage = show_quote(quote, showing.marker, lambda text=text: text)  # type: ignore[misc]
            frame = find_frame(quote, text) if passage is None else None
            yield replace(
                showing.show(quote, row["_source"], snippet), passage=passage, frame=frame
            )

    def walk(self, query: SearchQuery, rows: Iterable[Json]) -> Iterator[Hit]:
        """Any number of hits, each with no more than its own words."""
        showing = self._showing(query)
        for row in rows:
            quote = quote_of(row["_source"])
            yield showing.show(quote, row["_source"], showing.marker.snippet(quote.text))

    def _showing(self, query: SearchQuery) -> Showing:
        marker = Marker(positive_atoms(query.expression), self._opened.forms_of)
        if not is_ranked(query) or query.expression is None:
            return Showing(marker, None)
        return Showing(marker, self._expressions.scorer(query.expression))

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


@dataclass(frozen=True, slots=True)
class Showing:
    """What all hits of one search share: the marks, and the scores where they matter."""

    marker: Marker
    score: Callable[[str, float], float] | None

    def show(self, quote: Quote, source: Json, snippet: Snippet) -> Hit:
        title, publisher, given_id, collection, issuer = source["shown"]
        score = self.score(quote.text, source["length"]) if self.score else 0.0
        return Hit(
            quote, snippet, title, publisher, score * worth_of(quote), given_id=given_id,
            collection=collection, issuer=issuer, elsewhere=source.get("of", 1) - 1,
        )  # fmt: skip
