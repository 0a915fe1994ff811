"""The way to words on the page they were published on: a text fragment (WICG, Text Fragments)."""

from __future__ import annotations

from urllib.parse import quote as escape

from app.site.links import web_address
from indexer.model import Quote, Release

_WHOLE = 80  # letters of words that are given whole
_ENDS = 5  # words of a beginning and an end


def original_url(quote: Quote, release: Release) -> str:
    """The address of the original, opened at the words; "" where the release has none on the web.

    A browser that does not know text fragments, or a page that says it otherwise, opens at the top.
    """
    url = web_address(release.url)
    if not url or not quote.content:
        return url
    words = quote.content[0].of(release.text).split()
    if len(" ".join(words)) <= _WHOLE or len(words) <= 2 * _ENDS:
        place = _escape(words)
    else:
        place = f"{_escape(words[:_ENDS])},{_escape(words[-_ENDS:])}"
    sign = ":~:text=" if "#" in url else "#:~:text="
    return f"{url}{sign}{place}" if place else url


def _escape(words: list[str]) -> str:
    """Words as a fragment has them, where dashes, commas and ampersands have a meaning."""
    return escape(" ".join(words), safe="").replace("-", "%2D")
