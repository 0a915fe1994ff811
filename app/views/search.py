"""The start page, the search page, and names to complete what is typed."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from app.pages import search_page
from app.params import make_query, read_form
from app.reading import current_reader
from app.settings import Settings
from indexer.archive import SearchQuery

blueprint = Blueprint("search", __name__)
_MAX_PREFIX = 80


@blueprint.get("/")
def start() -> str:
    reader = current_reader()
    latest = reader.search(
        SearchQuery(sort="newest", per_page=6, facets=("speaker",), facet_size=8)
    )
    return render_template(
        "start.html",
        statistics=reader.statistics(),
        latest=latest.hits,
        most_quoted=latest.facets[0].buckets if latest.facets else (),
    )


@blueprint.get("/search")
def search() -> str:
    reader = current_reader()
    settings: Settings = current_app.extensions["on_record"]
    form = read_form(request.args)
    query, parsed = make_query(form, reader, settings.per_page)
    result = reader.search(query)
    return render_template("search.html", **search_page(reader, form, query, parsed, result))


@blueprint.get("/suggest")
def suggest() -> Response:
    """Speakers and organisations whose names begin as typed, as JSON."""
    prefix = request.args.get("q", "").strip()[:_MAX_PREFIX]
    reader = current_reader()
    found = reader.suggest(prefix, ("speaker", "organisation"), 8) if prefix else ()
    return jsonify(
        [
            {
                "field": s.field,
                "value": s.value,
                "label": s.label,
                "detail": s.detail,
                "count": s.count,
            }
            for s in found
        ]
    )
