"""Whether the site can answer, for whoever watches it."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from app.reading import current_reader

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """Generation and counts of the archive that is read now."""
    found = current_reader().statistics()
    return jsonify(
        status="ok",
        generation=found.generation,
        built=found.built,
        releases=found.releases,
        quotes=found.quotes,
        speakers=found.speakers,
        organisations=found.organisations,
    )
