"""A quote on a page of its own, with what stands around it, and as a reference."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from app.quote.citation import cited_today
from app.quote.page import quote_page
from app.quote.wordings import wordings_page
from app.site import markdown
from app.site.links import permalink, url_of
from app.site.reader import current_reader
from app.speech.linked_words import paragraph_at
from indexer.archive import is_turn, take_passage
from indexer.errors import NotFoundError
from indexer.export.citation import to_bibtex, to_csl, to_ris, to_text
from indexer.export.pasted import to_markdown
from indexer.model import Block, Quote, QuoteId, Release, Span

blueprint = Blueprint("quote", __name__)


_Write = Callable[[Quote, Release, str], str]


def _to_csl_json(quote: Quote, release: Release, url: str, accessed: date | None) -> str:
    # A list, as reference managers import it.
    return json.dumps([to_csl(quote, release, url, accessed)], ensure_ascii=False, indent=2) + "\n"


_FORMS: dict[str, tuple[_Write, str]] = {
    "bib": (cited_today(to_bibtex), "application/x-bibtex"),
    "ris": (cited_today(to_ris), "application/x-research-info-systems"),
    "json": (cited_today(_to_csl_json), "application/vnd.citationstyles.csl+json"),
    "txt": (to_text, "text/plain"),
    "md": (to_markdown, markdown.MEDIA_TYPE),
}


def _write(quote: Quote, write: _Write, kind: str) -> Response:
    """A quote, or the paragraph of it that is asked for, in another form."""
    release = current_reader().release(quote.release_id).release
    passage = take_passage(quote, release.text, _paragraph())
    address = permalink(quote.id, _paragraph() if passage else 0)
    words = write(passage or quote, release, address)
    return Response(words, content_type=f"{kind}; charset=utf-8")


@blueprint.get("/quote/<quote_id>")
def quote(quote_id: str) -> str | Answer:
    reader = current_reader()
    found = reader.quote(QuoteId(quote_id))
    if found.id != quote_id:
        paragraph = _paragraph() or None
        way = url_for("quote.quote", quote_id=found.id, p=paragraph, was=quote_id)
        return redirect(way, 301)
    if markdown.is_wanted():
        return _write(found, to_markdown, markdown.MEDIA_TYPE)
    page = quote_page(reader, found, _paragraph())
    return render_template("quote/page.html", **page, was=_followed(found))


def _followed(found: Quote) -> str:
    """The older address that a reader followed to this quote, "" if none leads here."""
    was = request.args.get("was", "")
    if was and was != found.id:
        with suppress(NotFoundError):
            if current_reader().quote(QuoteId(was)).id == found.id:
                return url_of("quote", was)
    return ""


def _paragraph() -> int:
    """The paragraph of a turn that is asked for; 0 for the whole of it."""
    asked = request.args.get("p", "")
    return int(asked) if re.fullmatch(r"[1-9]\d{0,6}", asked, re.ASCII) else 0


@blueprint.get("/quote/<quote_id>/context")
def context(quote_id: str) -> str:
    """The paragraphs around a quote, or around ``p``, one of those it has; shown in place."""
    reader = current_reader()
    quote = reader.quote(QuoteId(quote_id))
    release = reader.release(quote.release_id).release
    passage = paragraph_at(release.text, request.args.get("p", "")) if is_turn(quote) else None
    places = quote.content if passage is None else (passage,)
    return render_template(
        "quote/context.html",
        quote=quote,
        release=release,
        blocks=_blocks_around(release, places),
        place=f"p{request.args['p']}" if passage else f"q-{quote.id}",
    )


@blueprint.get("/quote/<quote_id>/wordings")
def wordings(quote_id: str) -> str | Answer:
    """The same saying in the words of each release, differences marked."""
    reader = current_reader()
    found = reader.quote(QuoteId(quote_id))
    if found.id != quote_id:
        return redirect(url_for("quote.wordings", quote_id=found.id), 301)
    return render_template("quote/wordings.html", **wordings_page(reader, found))


def _blocks_around(release: Release, places: Sequence[Span]) -> list[Block]:
    """The blocks that places stand in, with the one before and the one after."""
    inside = [
        i
        for i, block in enumerate(release.blocks)
        if any(place.overlaps(block.span) for place in places)
    ]
    if not inside:
        return []
    return list(release.blocks[max(inside[0] - 1, 0) : inside[-1] + 2])


@blueprint.get("/quote/<quote_id>.<any(bib, ris, json, txt, md):form>")
def cite(quote_id: str, form: str) -> Response:
    """The quote as BibTeX, RIS, CSL-JSON, Markdown or a line of text."""
    found = current_reader().quote(QuoteId(quote_id))
    response = _write(found, *_FORMS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="quote-{found.id}.{form}"'
    return response
