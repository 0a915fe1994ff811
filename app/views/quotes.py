"""A quote on a page of its own."""

from __future__ import annotations

from flask import Blueprint, render_template

from app.pages import block_of, cite
from app.reading import current_reader
from indexer.model import QuoteId

blueprint = Blueprint("quotes", __name__)


@blueprint.get("/quote/<quote_id>")
def quote(quote_id: str) -> str:
    reader = current_reader()
    found = reader.quote(QuoteId(quote_id))
    page = reader.release(found.release_id)
    ids = [other.id for other in page.quotes]
    place = ids.index(found.id) if found.id in ids else 0
    return render_template(
        "quote.html",
        quote=found,
        release=page.release,
        block=block_of(page.release, found),
        previous=page.quotes[place - 1] if place > 0 else None,
        following=page.quotes[place + 1] if place + 1 < len(page.quotes) else None,
        citation=cite(found, page.release),
    )
