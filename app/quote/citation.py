"""The citation of a quote on a page of results, as plain text to paste behind its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.site.links import permalink
from app.site.translation import gettext
from app.site.wording import KIND_WORDS, say_day, say_doubt
from indexer.archive import Hit, kind_of
from indexer.export.whole import in_marks, trim_words
from indexer.model import Quote, Release


def cite_hit(found: Hit) -> str:
    """Who, as what, how and how surely, date, “release”, publisher, place, permanent address."""
    quote = found.quote
    place = found.passage.number if found.passage else 0
    parts = [
        quote.speaker_name or gettext("Unknown speaker"),
        quote.role,
        quote.organisation_name,
        str(KIND_WORDS[kind_of(quote)]),
        say_doubt(quote),
        say_day(quote.published),
        f"“{found.release_title}”",
        found.house,
        gettext("paragraph %(number)s", number=place) if place else "",
        permalink(quote.id, place),
    ]
    return ", ".join(part for part in parts if part)


def cited_today(
    write: Callable[[Quote, Release, str, date | None], str],
) -> Callable[[Quote, Release, str], str]:
    """The same reference with the day it is looked up, which is today."""

    def cite(quote: Quote, release: Release, url: str) -> str:
        return write(quote, release, url, date.today())  # noqa: DTZ011  # the day of the site

    return cite


def words_copied(found: Hit) -> str:
    """All the words of a quote; of a turn the passage that is shown."""
    return found.passage.words if found.passage else found.quote.text


def quote_words(found: Hit) -> str:
    """The words, in quotation marks where they are the speaker's own; of a turn the beginning."""
    words = trim_words(found.quote.text)
    if found.passage:
        words = found.snippet.text + (" …" if found.snippet.cut_after else "")
    return in_marks(found.quote.kind, words)
