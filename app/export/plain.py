"""A search as a spreadsheet for people: a dozen columns in the words of the pages.

Programs have the table of all fields (``indexer.export.columns``), whose names never change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from app.quote.explanation import doubt_office
from app.quote.original import original_url
from app.search.fields import label_value
from app.site.translation import gettext, lazy_gettext
from app.site.wording import say_correction, say_doubt
from indexer.archive import Hit, Reader, SearchQuery, kind_of
from indexer.export import Addresses, Line
from indexer.model import Quote, Release, ReleaseId

_RELEASES = 64

Cell = Callable[[Hit, Release, Addresses], str]

COLUMNS: tuple[tuple[str, Cell], ...] = (
    (lazy_gettext("Words"), lambda hit, *_: hit.quote.text),
    (
        lazy_gettext("Speaker"),
        lambda hit, *_: hit.quote.speaker_name or gettext("Unknown speaker"),
    ),
    (lazy_gettext("Role"), lambda hit, *_: hit.quote.role),
    (lazy_gettext("Organisation"), lambda hit, *_: hit.quote.organisation_name),
    (lazy_gettext("Date"), lambda hit, *_: _iso(hit.quote.published)),
    (lazy_gettext("Headline"), lambda hit, *_: hit.release_title),
    (lazy_gettext("Issuer"), lambda hit, *_: hit.issuer),
    (lazy_gettext("Carrier"), lambda hit, *_: hit.publisher),
    (lazy_gettext("Link"), lambda hit, _, links: links.quote(hit.quote)),
    (lazy_gettext("Original"), lambda hit, release, _: original_url(hit.quote, release)),
    (lazy_gettext("Kind"), lambda hit, *_: label_value("kind", kind_of(hit.quote))),
    (lazy_gettext("How sure"), lambda hit, *_: say_sureness(hit.quote)),
    (
        lazy_gettext("To be checked"),
        lambda hit, release, _: doubt_office(hit.quote, release),
    ),
    (lazy_gettext("Looked up on"), lambda *_: _iso(date.today())),  # noqa: DTZ011  the site's day
)


def write_plain(reader: Reader, query: SearchQuery, links: Addresses, _: str) -> Iterator[str]:
    """Quotes as lines of CSV under a header, in the language of the page."""

    @lru_cache(maxsize=_RELEASES)
    def read(release_id: ReleaseId) -> Release:
        return reader.release(release_id).release

    line = Line()
    yield "\ufeff" + line.of([str(name) for name, _ in COLUMNS])
    for hit in reader.export(query):
        release = read(hit.quote.release_id)
        yield line.of([cell(hit, release, links) for _, cell in COLUMNS])


def say_sureness(quote: Quote) -> str:
    """How far words and speaker are to be trusted; roles and organisations are not in it."""
    if quote.corrected:
        return say_correction(quote)
    if quote.judgement == "unknown" or not quote.speaker_name:
        return str(gettext("nobody is named"))
    if quote.judgement == "ambiguous":
        return str(say_doubt(quote))
    share = round(quote.confidence * 100)
    return str(gettext("words and speaker right in about %(share)s of 100 such", share=share))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
