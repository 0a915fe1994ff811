"""The present search for other programs: files of all its quotes, a page as JSON, a feed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    render_template,
    request,
    stream_with_context,
)

from app.export.feeds import (
    ATOM,
    JSON_FEED,
    Feed,
    answer,
    last_time,
    quote_item,
    release_item,
    write_json_feed,
)
from app.export.forms import (
    EXPORT_FORMS,
    RELEASE_FORMS,
    feed_url,
    name_export,
    page_url,
    write_export,
)
from app.export.newest import find_newest, find_newest_releases
from app.export.releases import find_releases, record_found, write_releases
from app.search.description import say_problems, say_search
from app.search.entries import fold_hits
from app.search.filters import label_filters
from app.search.form import SearchForm, make_query, read_form, settle_names
from app.search.releases import say_releases
from app.settings import Settings
from app.site.languages import current_language
from app.site.links import absolute, permalink, search_url, url_of
from app.site.reader import current_reader
from indexer.archive import RELEASE_FIELDS, Facet, Group, Hit, SearchQuery
from indexer.archive.language import Parsed, unparse
from indexer.export import Addresses, hit_record
from indexer.extracted_by import recorded_digest
from indexer.model import Quote

blueprint = Blueprint("export", __name__)
_FEED_LENGTH = 40
_MOST_A_PAGE = 100
_AHEAD = 2  # pieces: the names of the columns, and a first row
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, however it is written."""


def _read_search(per_page: int) -> tuple[SearchForm, SearchQuery, Parsed]:
    reader = current_reader()
    form = settle_names(read_form(request.args), reader)
    return form, *make_query(form, reader, per_page)


def _say_heading(query: SearchQuery, total: int | str | None) -> str:
    labels = label_filters(current_reader(), query)
    return say_search(total, query, lambda chosen: labels[chosen])


def _settings() -> Settings:
    settings: Settings = current_app.extensions["on_record"]
    return settings


def _permalink(quote: Quote) -> str:
    return permalink(quote.id)


LINKS = Addresses(_permalink, lambda release_id: absolute(url_of("release", release_id)))


@blueprint.get("/search.<any('plain.csv', csv, jsonl, ris, bib):form>")
def export(form: str) -> Response:
    """Every quote of the search in its order."""
    return send_export(form)


def send_export(form: str) -> Response:
    """The quotes of the present search in their order, as a file that is written as it is sent."""
    reader = current_reader()
    asked, query, _ = _read_search(1)
    query = replace(query, facets=(), interval=None, group_by=None)
    if asked.scope == "releases":
        if form not in RELEASE_FORMS or reader.count_releases(query) is None:
            abort(404)
        name = name_export(_say_heading(query, say_releases(None)), form)
        pieces = write_releases(reader, query, form, LINKS)
    else:
        name = name_export(_say_heading(query, None), form)
        digest = recorded_digest(_settings().archive, reader.generation)
        pieces = write_export(reader, query, form, LINKS, digest)
    response = Response(
        stream_with_context(_begin(pieces)),
        content_type=f"{EXPORT_FORMS[form].media_type}; charset=utf-8",
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _begin(pieces: Iterator[str]) -> Iterator[str]:
    """The same, the first of them made now: what is damaged from the start is an error page."""
    first = list(islice(pieces, _AHEAD))
    return chain(first, pieces)


@blueprint.get("/search.json")
def page() -> Response:
    """A page of the search with what was understood, its facets and where it goes on."""
    reader = current_reader()
    form, query, parsed = _read_search(_read_per_page(_settings().per_page))
    if form.scope == "releases":
        heading, total, found = _found_releases(query)
    else:
        heading, total, found = _found_quotes(query)
    record = {
        "heading": heading,
        "understood": unparse(parsed),
        "problems": say_problems(form, parsed.repairs),
        **_say_pages(form, query, total),
        **found,
        "url": absolute(search_url(form, page=form.page)),
        "generation": reader.generation,
    }
    words = json.dumps(record, ensure_ascii=False, indent=1)
    return Response(words + "\n", content_type="application/json; charset=utf-8")


def _found_quotes(query: SearchQuery) -> tuple[str, int, dict[str, Any]]:
    """The heading, how many lines all pages have, and what is told of a search for quotes."""
    result = current_reader().search(query)
    found = {
        "total": result.total,
        "repeats": result.repeats,
        "quotes": [_record_hit(hit) for hit in result.hits],
        "groups": [_record_group(group) for group in result.groups],
        "facets": {facet.field: _record_facet(facet) for facet in result.facets},
        "months": {period.start.isoformat()[:7]: period.count for period in result.timeline},
        "undated": result.undated,
    }
    lines = result.group_total if query.group_by else result.total
    return _say_heading(query, result.total), lines, found


def _found_releases(query: SearchQuery) -> tuple[str, int, dict[str, Any]]:
    """The same of a search for releases."""
    result = find_releases(current_reader(), replace(query, facets=RELEASE_FIELDS))
    found = {
        "total": result.total,
        "releases": [record_found(one) for one in result.hits],
        "facets": {facet.field: _record_facet(facet) for facet in result.facets},
    }
    return _say_heading(query, say_releases(result.total)), result.total, found


def _read_per_page(usual: int) -> int:
    typed = request.args.get("per_page", "")
    asked = int(typed) if re.fullmatch(r"\d{1,4}", typed, re.ASCII) else usual
    return min(max(asked, 1), _MOST_A_PAGE)


def _say_pages(form: SearchForm, query: SearchQuery, found: int) -> dict[str, Any]:
    pages = max(1, -(-found // query.per_page))
    size = f"per_page={query.per_page}" if "per_page" in request.args else ""

    def lead(to: int) -> str:
        if not 1 <= to <= pages:
            return ""
        address = page_url(form, to)
        return absolute(f"{address}{'&' if '?' in address else '?'}{size}".rstrip("?&"))

    return {
        "page": form.page,
        "pages": pages,
        "previous": lead(form.page - 1),
        "next": lead(form.page + 1),
    }


def _record_hit(hit: Hit) -> dict[str, Any]:
    """A hit, and the part of it to show with its matches as [start, end] of that part."""
    marks = [[mark.start, mark.end] for mark in hit.snippet.marks]
    shown: dict[str, Any] = {"snippet": hit.snippet.text, "marks": marks, "also_in": hit.elsewhere}
    if hit.passage is not None:
        place = absolute(url_of("release", hit.quote.release_id, f"p{hit.passage.number}"))
        shown["passage"] = {
            "paragraph": hit.passage.number,
            "found": list(hit.passage.found),
            "words": hit.passage.length,
            "url": place,
        }
    return hit_record(hit, _permalink) | shown


def _record_group(group: Group) -> dict[str, Any]:
    return {
        "value": group.value,
        "label": group.label,
        "count": group.count,
        "share": round(group.share, 4),
        "first": group.first.isoformat() if group.first else "",
        "last": group.last.isoformat() if group.last else "",
        "years": dict(group.per_year),
    }


def _record_facet(facet: Facet) -> dict[str, Any]:
    values = [
        {"value": b.value, "label": b.label, "count": b.count, "chosen": b.selected}
        for b in facet.buckets
    ]
    return {"distinct": facet.distinct, "values": values}


@blueprint.get("/search.atom")
def feed() -> Response:
    """What the search finds that is newest as an Atom feed."""
    found = _read_feed("export.feed")
    built = current_reader().statistics().built
    page = render_template("export/feed.xml", feed=found, updated=last_time(found) or built)
    return answer(_UNWRITABLE.sub("", page), ATOM)


@blueprint.get("/search.feed.json")
def json_feed() -> Response:
    """The same as a JSON Feed."""
    return answer(write_json_feed(_read_feed("export.json_feed")), JSON_FEED)


def _read_feed(endpoint: str) -> Feed:
    """What came in last of the search that is asked for."""
    form, query, _ = _read_search(_FEED_LENGTH)
    query = replace(query, sort="newest", page=1, facets=(), interval=None, group_by=None)
    reader = current_reader()
    if form.scope == "releases":
        title = _say_heading(query, say_releases(None))
        items = [release_item(one) for one in find_newest_releases(reader, query, _FEED_LENGTH)]
    else:
        title = _say_heading(query, None)
        found = find_newest(reader, query, _FEED_LENGTH)
        arrived = {one.hit.quote.id: one for one in found}
        entries = fold_hits(one.hit for one in found)
        items = [quote_item(entry, arrived[entry.hit.quote.id]) for entry in entries]
    return Feed(
        title=title,
        page_url=absolute(search_url(form, group_by=None, compare=(), sort="newest")),
        address=absolute(feed_url(form, endpoint)),
        language=current_language().code,
        items=tuple(items),
    )
