"""A release as a readable article, its quotes marked and named; a speech or transcript by turns."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.release.page import release_page
from app.site.reader import current_reader
from app.speech.page import speech_page
from indexer.model import ReleaseId

blueprint = Blueprint("release", __name__)


@blueprint.get("/release/<path:release_id>")
def release(release_id: str) -> str | Response:
    reader = current_reader()
    page = reader.release(ReleaseId(release_id))
    if page.release.id != release_id:
        return redirect(url_for("release.release", release_id=page.release.id), 301)
    if page.release.speech is not None:
        return render_template("speech/page.html", **speech_page(reader, page, page.release.speech))
    return render_template("release/page.html", **release_page(reader, page))
