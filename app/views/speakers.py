"""A speaker: names, roles with their proof, and every quote."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.reading import current_reader
from app.who_page import speaker_page
from indexer.model import SpeakerId

blueprint = Blueprint("speakers", __name__)
_MAX_PAGE = 100_000


@blueprint.get("/speaker/<speaker_id>")
def speaker(speaker_id: str) -> str | Response:
    reader = current_reader()
    found = reader.speaker(SpeakerId(speaker_id))
    if found.id != speaker_id:
        return redirect(url_for("speakers.speaker", speaker_id=found.id), 301)
    page = min(max(1, request.args.get("page", 1, type=int)), _MAX_PAGE)
    return render_template("speaker.html", **speaker_page(reader, found, page))
