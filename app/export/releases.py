"""The releases that a search finds in its second scope: as files, as a page of JSON, in feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from flask import abort

from app.site.links import absolute, url_of
from indexer.archive import FoundRelease, Reader, ReleaseResult, SearchQuery
from indexer.export import RELEASES, Addresses, release_rows, to_csv, to_json_lines

_AT_ONCE = 500
"""Releases found at a time while a file is written: some 3 MB of texts."""


def find_releases(reader: Reader, query: SearchQuery) -> ReleaseResult:
    """A page of releases; 404 where the texts are not indexed."""
    found = reader.search_releases(replace(query, group_by=None, interval=None, spans=()))
    return found if found is not None else abort(404)


def write_releases(
    reader: Reader, query: SearchQuery, form: str, links: Addresses
) -> Iterator[str]:
    """The releases of a search in their order with their texts, piece by piece."""
    rows = release_rows(reader, (found.id for found in _every_release(reader, query)), links)
    return to_csv(rows, RELEASES) if form == "csv" else to_json_lines(rows, RELEASES)


def _every_release(reader: Reader, query: SearchQuery) -> Iterator[FoundRelease]:
    page, pages = 0, 1
    while page < pages:
        page += 1
        found = find_releases(reader, replace(query, facets=(), page=page, per_page=_AT_ONCE))
        pages = -(-found.total // _AT_ONCE)
        yield from found.hits


def record_found(found: FoundRelease) -> dict[str, Any]:
    """A release that was found, with the part of its text that matches and the marks in it."""
    return {
        "id": found.id,
        "title": found.title,
        "date": found.published.isoformat() if found.published else "",
        "issuer": found.issuer,
        "publisher": found.publisher,
        "snippet": found.snippet.text,
        "marks": [[mark.start, mark.end] for mark in found.snippet.marks],
        "quotes": found.quotes,
        "url": absolute(url_of("release", found.id)),
    }
