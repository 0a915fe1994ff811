"""What is in the archive, what is missing, how right it is, and how it was made."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template

from app.coverage.accuracy import FIRST_SIGHT, KNOWN_FAULTS
from app.coverage.page import coverage_page
from app.report.view import takes_reports
from app.settings import Settings
from app.site.reader import current_reader
from indexer.archive.address import find_memo
from indexer.export.licence import is_address
from indexer.extracted_by import recorded_digest
from indexer.last_build import LastBuild, read_last_build

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
        licence_is_address=is_address(settings.licence),
        reports=takes_reports(),
        first_sight=FIRST_SIGHT,
        known_faults=KNOWN_FAULTS,
        last_build=_last_build(reader.generation),
    )


def _last_build(generation: str) -> LastBuild | None:
    """What the build of this generation did; None where nothing is known of it."""
    settings: Settings = current_app.extensions["on_record"]
    try:
        found = read_last_build(find_memo(settings.archive, "built"))
    except (OSError, ValueError):
        current_app.logger.exception("what the last build did cannot be read")
        return None
    return found if found is not None and found.generation == generation else None
