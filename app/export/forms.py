"""A search as files for other programs: which there are, what writes them, their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from flask import url_for

from app.export.plain import write_plain
from app.quote.citation import cited_today
from app.search.filters import Choice
from app.search.form import SearchForm
from app.site.links import search_query, site_url
from app.site.translation import gettext, lazy_gettext
from indexer.archive import Reader, SearchQuery
from indexer.export import Addresses, quote_rows, to_csv, to_json_lines
from indexer.export.citation import to_bibtex, to_ris
from indexer.model import Quote, Release, ReleaseId

_RELEASES = 64
_LONGEST_NAME = 60  # letters


Write = Callable[[Reader, SearchQuery, Addresses, str], Iterator[str]]


@dataclass(frozen=True, slots=True)
class ExportForm:
    """A form of file: what it is called on the page, its media type, and how it is written."""

    label: str
    media_type: str
    write: Write


def _write_csv(reader: Reader, query: SearchQuery, links: Addresses, digest: str) -> Iterator[str]:
    return to_csv(quote_rows(reader, query, links, digest))


def _write_lines(
    reader: Reader, query: SearchQuery, links: Addresses, digest: str
) -> Iterator[str]:
    return to_json_lines(quote_rows(reader, query, links, digest))


def _write_references(
    write: Callable[[Quote, Release, str], str],
    reader: Reader,
    query: SearchQuery,
    links: Addresses,
    _: str,
) -> Iterator[str]:
    @lru_cache(maxsize=_RELEASES)
    def read(release_id: ReleaseId) -> Release:
        return reader.release(release_id).release

    for hit in reader.export(query):
        yield write(hit.quote, read(hit.quote.release_id), links.quote(hit.quote)) + "\n"


RELEASE_FORMS = ("csv", "jsonl")
"""Forms of file in which releases come; references are of quotes."""

EXPORT_FORMS: dict[str, ExportForm] = {
    "plain.csv": ExportForm(lazy_gettext("Spreadsheet (CSV)"), "text/csv", write_plain),
    "csv": ExportForm(lazy_gettext("All fields (CSV)"), "text/csv", _write_csv),
    "jsonl": ExportForm(lazy_gettext("JSON lines"), "application/x-ndjson", _write_lines),
    "ris": ExportForm(
        lazy_gettext("References (RIS)"),
        "application/x-research-info-systems",
        partial(_write_references, cited_today(to_ris)),
    ),
    "bib": ExportForm(
        "BibTeX", "application/x-bibtex", partial(_write_references, cited_today(to_bibtex))
    ),
}


def write_export(
    reader: Reader, query: SearchQuery, form: str, links: Addresses, digest: str
) -> Iterator[str]:
    """The quotes of a search in their order as a file of this form, piece by piece.

    ``digest`` is that of the extractor that the archive was built with.
    """
    return EXPORT_FORMS[form].write(reader, query, links, digest)


def name_export(heading: str, form: str) -> str:
    """quotes-by-john-lee-containing-trade.csv"""
    words = "-".join(re.findall(r"[a-z0-9]+", heading.lower()))[:_LONGEST_NAME].strip("-")
    return f"{words or 'quotes'}.{form.removeprefix('plain.')}"


def file_url(form: SearchForm, ending: str) -> str:
    """The address of all quotes of a search, in their order, as a file."""
    query = search_query(form, group_by=None, compare=())
    return f"{url_for('export.export', form=ending)}{query}"


def page_url(form: SearchForm, page: int) -> str:
    """The address of one page of a search for programs."""
    return f"{site_url('export.page')}{search_query(form, page=page)}"


def feed_url(form: SearchForm, endpoint: str = "export.feed") -> str:
    """The address of the newest quotes of a search as a feed."""
    query = search_query(form, group_by=None, compare=(), sort=None)
    return f"{site_url(endpoint)}{query}"


def list_exports(form: SearchForm, total: int) -> list[Choice]:
    """Every file of a search."""
    if not total:
        return []
    files = [
        Choice(str(chosen.label), file_url(form, ending), total if form.scope == "quotes" else 0)
        for ending, chosen in EXPORT_FORMS.items()
        if form.scope == "quotes" or ending in RELEASE_FORMS
    ]
    return [*files, Choice(gettext("This page as JSON"), page_url(form, form.page))]
