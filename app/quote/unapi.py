"""unAPI: reference managers such as Zotero save the quotes of a page, one or many, through it.

A page names its quotes in ``<abbr class="unapi-id">``; what each is as a reference is asked for
here by its id (https://web.archive.org/web/2020/http://unapi.info/specs/unapi-revision-1.html).
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from flask import Blueprint, Response, abort, request

from app.export.forms import EXPORT_FORMS
from app.quote.citation import cited_today
from app.site.links import permalink
from app.site.reader import current_reader
from indexer.export.citation import to_bibtex, to_ris
from indexer.model import QuoteId

blueprint = Blueprint("unapi", __name__)
_WRITE = {"ris": cited_today(to_ris), "bibtex": cited_today(to_bibtex)}
_TYPES = {"ris": EXPORT_FORMS["ris"].media_type, "bibtex": EXPORT_FORMS["bib"].media_type}


@blueprint.get("/unapi")
def unapi() -> Response:
    """The forms there are; those of a quote; a quote in one of them."""
    asked, form = request.args.get("id", ""), request.args.get("format", "")
    if not asked:
        return _list_forms("", 200)
    quote = current_reader().quote(QuoteId(asked))
    if not form:
        return _list_forms(f" id={quoteattr(quote.id)}", 300)
    if form not in _WRITE:
        abort(406)
    release = current_reader().release(quote.release_id).release
    words = _WRITE[form](quote, release, permalink(quote.id))
    return Response(words, content_type=f"{_TYPES[form]}; charset=utf-8")


def _list_forms(of: str, status: int) -> Response:
    rows = (f'<format name="{name}" type="{kind}"/>' for name, kind in _TYPES.items())
    words = f'<?xml version="1.0" encoding="UTF-8"?>\n<formats{of}>{"".join(rows)}</formats>\n'
    return Response(words, status, content_type="application/xml; charset=utf-8")
