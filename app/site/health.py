"""Whether the site can answer, for whoever watches it."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify

from app.site.reader import current_reader
from indexer.archive import Archive

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """Generation and counts of the archive that is read now.

    ``status`` is "trouble" where it is not the newest one, or some of it cannot be read.
    """
    found = current_reader().statistics()
    archive: Archive = current_app.extensions["archive"]
    trouble = archive.trouble()
    return jsonify(
        status="trouble" if trouble else "ok",
        trouble=trouble,
        generation=found.generation,
        built=found.built,
        releases=found.releases,
        quotes=found.quotes,
        speakers=found.speakers,
        organisations=found.organisations,
    )
