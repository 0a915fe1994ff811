"""Speakers and organisations from A to Z, and what this archive is."""

from __future__ import annotations

import re

from flask import Blueprint, abort, render_template, request

from app.site.reader import current_reader
from app.site.translation import lazy_gettext
from app.speech.listing import group_speeches
from indexer.archive import FilterField, Listed, SpeechOrder
from indexer.archive.names import split_name
from indexer.model import Speaker

blueprint = Blueprint("browse", __name__)
_FIELDS: dict[str, FilterField] = {"speakers": "speaker", "organisations": "organisation"}
_TITLES = {"speakers": lazy_gettext("Speakers"), "organisations": lazy_gettext("Organisations")}
_PER_PAGE = 200
_ORDERS: tuple[SpeechOrder, ...] = ("date", "speaker", "event")
_SPEECHES = 60  # of a page: some 30 KB
_LONGEST_NAME = 80
_MOST_PAGES = 1_000_000


@blueprint.get("/browse/<kind>")
def browse(kind: str) -> str:
    if kind not in _FIELDS:
        abort(404)
    reader = current_reader()
    initial = request.args.get("initial", "")[:2]
    page = min(max(1, request.args.get("page", 1, type=int)), _MOST_PAGES)
    field = _FIELDS[kind]
    only: Listed = "others" if request.args.get("type") == "others" else "people"
    only = only if field == "speaker" else "all"
    listing = reader.browse(field, initial, page, _PER_PAGE, only)
    if not initial and listing.initials:
        initial = listing.initials[0][0]
        listing = reader.browse(field, initial, page, _PER_PAGE, only)
    name = request.args.get("name", "").strip()[:_LONGEST_NAME]
    return render_template(
        "browse/names.html",
        kind=kind,
        title=_TITLES[kind],
        listing=listing,
        only=only,
        name=name,
        named=reader.suggest(name, (field,), _PER_PAGE) if name else (),
        as_listed=as_listed,
        initial=initial,
        page=page,
        last=max(1, -(-listing.total // _PER_PAGE)),
    )


def as_listed(speaker: Speaker) -> str:
    """A name as it is sorted: of a person the family name first, "Roe, Ann"."""
    before, last = split_name(speaker.name)
    inverted = speaker.type == "person" and before and re.sub("[-’ ]", "", last).isalpha()
    return f"{last}, {before}" if inverted else speaker.name


@blueprint.get("/browse/speeches")
def speeches() -> str:
    """Speeches and transcripts by date, speaker or event."""
    asked = request.args.get("by", "")
    order: SpeechOrder = next((name for name in _ORDERS if name == asked), "date")
    page = min(max(1, request.args.get("page", 1, type=int)), _MOST_PAGES)
    listing = current_reader().speeches(order, page, _SPEECHES)
    return render_template(
        "speech/listing.html",
        listing=listing,
        order=order,
        groups=group_speeches(listing.speeches, order),
        page=page,
        last=max(1, -(-listing.total // _SPEECHES)),
    )


@blueprint.get("/about")
def about() -> str:
    return render_template("site/about.html")
