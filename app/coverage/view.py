"""What is in the archive, what is missing, how right it is, and how it was made."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template

from app.coverage.page import coverage_page
from app.report.view import takes_reports
from app.settings import Settings
from app.site.reader import current_reader
from indexer.extracted_by import recorded_digest

blueprint = Blueprint("coverage", __name__)


@blueprint.get("/coverage")
def coverage() -> str:
    reader = current_reader()
    settings: Settings = current_app.extensions["on_record"]
    return render_template(
        "coverage/page.html",
        **coverage_page(reader),
        extractor=recorded_digest(settings.archive, reader.generation),
        licence=settings.licence,
        reports=takes_reports(),
    )
