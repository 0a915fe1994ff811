"""The citation of a quote on a page of results, as plain text to paste behind its words."""

from __future__ import annotations

from app.links import permalink
from app.translation import gettext
from app.wording import KIND_WORDS, say_day, say_doubt
from indexer.archive import Hit, kind_of
from indexer.export.whole import trim_words


def cite_hit(found: Hit) -> str:
    """Who, as what, how and how surely, date, “release”, publisher, permanent address."""
    quote = found.quote
    parts = [
        quote.speaker_name or gettext("Unknown speaker"),
        quote.role,
        quote.organisation_name,
        str(KIND_WORDS[kind_of(quote)]),
        say_doubt(quote),
        say_day(quote.published),
        f"“{found.release_title}”",
        found.house,
        permalink(quote.id),
    ]
    return ", ".join(part for part in parts if part)


def words_copied(found: Hit) -> str:
    """All the words of a quote; of a turn the passage that is shown."""
    return found.passage.words if found.passage else found.quote.text


def quote_words(found: Hit) -> str:
    """All the words, in quotation marks where they are the speaker's own."""
    words = trim_words(found.quote.text)
    return f"“{words}”" if found.quote.kind in ("direct", "statement") else words
