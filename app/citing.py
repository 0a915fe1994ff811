"""The citation of a quote on a page of results, as plain text to paste behind its words."""

from __future__ import annotations

from flask import request

from app.wording import say_day
from indexer.archive import Hit


def cite_hit(found: Hit) -> str:
    """Who, as what, date, “release”, publisher, permanent address."""
    quote = found.quote
    parts = [
        quote.speaker_name,
        quote.role,
        quote.organisation_name,
        say_day(quote.published),
        f"“{found.release_title}”",
        found.publisher,
        f"{request.url_root}quote/{quote.id}",
    ]
    return ", ".join(part for part in parts if part)
