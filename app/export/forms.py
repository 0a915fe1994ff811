"""A search as files for other programs: which there are, how many quotes each takes, its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from flask import url_for

from app.search.filters import Choice
from app.search.form import SearchForm
from app.site.links import search_query, site_url
from app.site.translation import gettext, lazy_gettext
from app.site.wording import say_number
from indexer.archive import Hit, Reader, SearchQuery
from indexer.export import to_csv, to_json_lines
from indexer.export.citation import to_bibtex, to_ris
from indexer.model import Quote, Release, ReleaseId

Link = Callable[[Quote], str]
_MOST_RECORDS = 50_000
"""Quotes of a table; a process writes some five thousand a second, beside the pages it serves."""
_MOST_REFERENCES = 5_000
"""Each reads its release, and a reference manager takes no more at a time."""
_RELEASES = 64
_LONGEST_NAME = 60  # letters


@dataclass(frozen=True, slots=True)
class ExportForm:
    """A form of file: what it is called on the page, its media type, and its most quotes."""

    label: str
    media_type: str
    most: int
    write: Callable[[Reader, Iterator[Hit], Link], Iterator[str]]


def _write_csv(_: Reader, hits: Iterator[Hit], link: Link) -> Iterator[str]:
    return to_csv(hits, link)


def _write_lines(_: Reader, hits: Iterator[Hit], link: Link) -> Iterator[str]:
    return to_json_lines(hits, link)


def _write_references(
    write: Callable[[Quote, Release, str], str], reader: Reader, hits: Iterator[Hit], link: Link
) -> Iterator[str]:
    @lru_cache(maxsize=_RELEASES)
    def read(release_id: ReleaseId) -> Release:
        return reader.release(release_id).release

    for hit in hits:
        yield write(hit.quote, read(hit.quote.release_id), link(hit.quote)) + "\n"


EXPORT_FORMS: dict[str, ExportForm] = {
    "csv": ExportForm(
        lazy_gettext("Spreadsheet (CSV)"), "text/csv", _MOST_RECORDS, _write_csv
    ),
    "jsonl": ExportForm(
        lazy_gettext("JSON lines"), "application/x-ndjson", _MOST_RECORDS, _write_lines
    ),
    "ris": ExportForm(
        lazy_gettext("References (RIS)"), "application/x-research-info-systems",
        _MOST_REFERENCES, partial(_write_references, to_ris),
    ),
    "bib": ExportForm(
        "BibTeX", "application/x-bibtex",
        _MOST_REFERENCES, partial(_write_references, to_bibtex),
    ),
}  # fmt: skip


def write_export(reader: Reader, query: SearchQuery, form: str, link: Link) -> Iterator[str]:
    """The quotes of a search in their order as a file of this form, piece by piece."""
    chosen = EXPORT_FORMS[form]
    return chosen.write(reader, reader.export(query, chosen.most), link)


def name_export(heading: str, form: str) -> str:
    """quotes-by-john-lee-containing-trade.csv"""
    words = "-".join(re.findall(r"[a-z0-9]+", heading.lower()))[:_LONGEST_NAME].strip("-")
    return f"{words or 'quotes'}.{form}"


def file_url(form: SearchForm, ending: str) -> str:
    """The address of all quotes of a search, in their order, as a file."""
    query = search_query(form, group_by=None, compare=())
    return f"{url_for('export.export', form=ending)}{query}"


def page_url(form: SearchForm, page: int) -> str:
    """The address of one page of a search for programs."""
    return f"{site_url('export.page')}{search_query(form, page=page)}"


def feed_url(form: SearchForm) -> str:
    """The address of the newest quotes of a search as a feed."""
    query = search_query(form, group_by=None, compare=(), sort=None)
    return f"{site_url('export.feed')}{query}"


def list_exports(form: SearchForm, total: int) -> list[Choice]:
    """Every file of a search."""
    if not total:
        return []
    files = [
        Choice(_say_form(chosen, total), file_url(form, ending))
        for ending, chosen in EXPORT_FORMS.items()
    ]
    return [*files, Choice(gettext("This page as JSON"), page_url(form, form.page))]


def _say_form(chosen: ExportForm, total: int) -> str:
    """A form by its name, and that it ends before the quotes do where it does."""
    if total <= chosen.most:
        return str(chosen.label)
    most = say_number(chosen.most)
    return str(gettext("%(form)s, the first %(count)s", form=chosen.label, count=most))
