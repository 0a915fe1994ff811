"""What the page of a saying's wordings shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from app.check.page import mark_segments
from indexer.archive import Hit, Reader
from indexer.checking import find_wordings
from indexer.model import Quote


@dataclass(frozen=True, slots=True)
class ShownWording:
    """One wording. ``words`` is markup that is escaped already."""

    words: Markup
    hits: tuple[Hit, ...]


def wordings_page(reader: Reader, quote: Quote) -> dict[str, object]:
    """Everything the page shows: of a saying of one release, nothing but the quote."""
    found = find_wordings(reader, quote)
    return {
        "quote": quote,
        "release_language": reader.release(quote.release_id).release.language,
        "wordings": [ShownWording(mark_segments(w.segments), w.hits) for w in found],
        "releases": sum(len(wording.hits) for wording in found),
    }
