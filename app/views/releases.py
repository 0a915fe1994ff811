"""A release as a readable article, its quotes marked and named."""

from __future__ import annotations

from flask import Blueprint, render_template

from app.reading import current_reader
from app.release_page import release_page
from indexer.model import ReleaseId

blueprint = Blueprint("releases", __name__)


@blueprint.get("/release/<path:release_id>")
def release(release_id: str) -> str:
    reader = current_reader()
    page = reader.release(ReleaseId(release_id))
    return render_template("release.html", **release_page(reader, page))
