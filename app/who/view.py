"""A speaker: names, roles with their proof, every quote. An organisation: who spoke for it."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.search.markdown import write_speaker
from app.site import markdown
from app.site.reader import current_reader
from app.who.compare import compare_page
from app.who.page import organisation_page, speaker_page
from indexer.model import OrganisationId, SpeakerId

blueprint = Blueprint("who", __name__)
_MAX_PAGE = 100_000
_MAX_TEXT = 800


@blueprint.get("/speaker/<speaker_id>")
def speaker(speaker_id: str) -> str | Response:
    reader = current_reader()
    found = reader.speaker(SpeakerId(speaker_id))
    if found.id != speaker_id:
        return redirect(url_for("who.speaker", speaker_id=found.id), 301)
    page = min(max(1, request.args.get("page", 1, type=int)), _MAX_PAGE)
    if markdown.is_wanted():
        return markdown.answer(write_speaker(reader, found, page))
    return render_template("who/speaker.html", **speaker_page(reader, found, page))


@blueprint.get("/compare")
def compare() -> str:
    """Two speakers, by name or id, and what about, side by side."""
    names = [*request.args.getlist("speaker")[:2], "", ""][:2]
    text = request.args.get("q", "").strip()[:_MAX_TEXT]
    return render_template("who/compare.html", **compare_page(current_reader(), names, text))


@blueprint.get("/organisation/<organisation_id>")
def organisation(organisation_id: str) -> str | Response:
    """Who spoke for it, and what it said itself."""
    reader = current_reader()
    found = reader.organisation(OrganisationId(organisation_id))
    if found.id != organisation_id:
        return redirect(url_for("who.organisation", organisation_id=found.id), 301)
    return render_template("who/organisation.html", **organisation_page(reader, found))
