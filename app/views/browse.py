"""Speakers and organisations from A to Z, and what this archive is."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from app.reading import current_reader
from app.translation import lazy_gettext
from indexer.archive import FilterField

blueprint = Blueprint("browse", __name__)
_FIELDS: dict[str, FilterField] = {"speakers": "speaker", "organisations": "organisation"}
_TITLES = {"speakers": lazy_gettext("Speakers"), "organisations": lazy_gettext("Organisations")}
_PER_PAGE = 200


@blueprint.get("/browse/<kind>")
def browse(kind: str) -> str:
    if kind not in _FIELDS:
        abort(404)
    reader = current_reader()
    initial = request.args.get("initial", "")[:2]
    page = max(1, request.args.get("page", 1, type=int))
    listing = reader.browse(_FIELDS[kind], initial, page, _PER_PAGE)
    if not initial and listing.initials:
        initial = listing.initials[0][0]
        listing = reader.browse(_FIELDS[kind], initial, page, _PER_PAGE)
    return render_template(
        "browse.html",
        kind=kind,
        title=_TITLES[kind],
        listing=listing,
        initial=initial,
        page=page,
        last=max(1, -(-listing.total // _PER_PAGE)),
    )


@blueprint.get("/about")
def about() -> str:
    return render_template("about.html")
