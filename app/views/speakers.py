"""A speaker: names, roles with their proof, and every quote."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from app.pages import by_year
from app.reading import current_reader
from indexer.archive import Filter, SearchQuery
from indexer.errors import NotFoundError
from indexer.model import SpeakerId

blueprint = Blueprint("speakers", __name__)
_PER_PAGE = 50


@blueprint.get("/speaker/<speaker_id>")
def speaker(speaker_id: str) -> str | Response:
    reader = current_reader()
    found = reader.speaker(SpeakerId(speaker_id))
    if found.id != speaker_id:
        return redirect(f"/speaker/{found.id}", 301)
    page = request.args.get("page", 1, type=int)
    query = SearchQuery(
        filters=(Filter("speaker", found.id),),
        sort="newest",
        page=max(1, page),
        per_page=_PER_PAGE,
        interval="year",
    )
    result = reader.search(query)
    others = []
    for other in found.confusable[:12]:
        try:
            others.append(reader.speaker(other))
        except NotFoundError:
            continue
    return render_template(
        "speaker.html",
        speaker=found,
        result=result,
        years=by_year([hit.quote for hit in result.hits]),
        titles={hit.quote.id: hit.release_title for hit in result.hits},
        others=others,
        page=max(1, page),
        last=max(1, -(-result.total // _PER_PAGE)),
    )
