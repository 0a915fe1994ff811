"""An organisation: who spoke for it, and what it said itself."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.reading import current_reader
from app.who_page import organisation_page
from indexer.model import OrganisationId

blueprint = Blueprint("organisations", __name__)


@blueprint.get("/organisation/<organisation_id>")
def organisation(organisation_id: str) -> str | Response:
    reader = current_reader()
    found = reader.organisation(OrganisationId(organisation_id))
    if found.id != organisation_id:
        return redirect(url_for("organisations.organisation", organisation_id=found.id), 301)
    return render_template("organisation.html", **organisation_page(reader, found))
