"""A quote on a page of its own, and as a reference for other programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from app.links import permalink
from app.quote_page import quote_page
from app.reading import current_reader
from indexer.archive import take_passage
from indexer.export.citation import to_bibtex, to_csl, to_ris, to_text
from indexer.model import Quote, QuoteId, Release

blueprint = Blueprint("quotes", __name__)


def _to_csl_json(quote: Quote, release: Release, url: str) -> str:
    # A list, as reference managers import it.
    return json.dumps([to_csl(quote, release, url)], ensure_ascii=False, indent=2) + "\n"


_FORMS: dict[str, tuple[Callable[[Quote, Release, str], str], str]] = {
    "bib": (to_bibtex, "application/x-bibtex"),
    "ris": (to_ris, "application/x-research-info-systems"),
    "json": (_to_csl_json, "application/vnd.citationstyles.csl+json"),
    "txt": (to_text, "text/plain"),
}


@blueprint.get("/quote/<quote_id>")
def quote(quote_id: str) -> str | Answer:
    reader = current_reader()
    found = reader.quote(QuoteId(quote_id))
    if found.id != quote_id:
        return redirect(url_for("quotes.quote", quote_id=found.id), 301)
    return render_template("quote.html", **quote_page(reader, found, _paragraph()))


def _paragraph() -> int:
    """The paragraph of a turn that is asked for; 0 for the whole of it."""
    asked = request.args.get("p", "")
    return int(asked) if re.fullmatch(r"[1-9]\d{0,6}", asked, re.ASCII) else 0


@blueprint.get("/quote/<quote_id>.<any(bib, ris, json, txt):form>")
def cite(quote_id: str, form: str) -> Response:
    """The quote as BibTeX, RIS, CSL-JSON or a line of text."""
    reader = current_reader()
    found = reader.quote(QuoteId(quote_id))
    write, kind = _FORMS[form]
    release = reader.release(found.release_id).release
    passage = take_passage(found, release.text, _paragraph())
    address = permalink(found.id, _paragraph() if passage else 0)
    words = write(passage or found, release, address)
    response = Response(words, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="quote-{found.id}.{form}"'
    return response
