"""An organisation: who spoke for it, and what it said itself."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from app.reading import current_reader
from indexer.archive import Filter, SearchQuery
from indexer.model import OrganisationId

blueprint = Blueprint("organisations", __name__)


@blueprint.get("/organisation/<organisation_id>")
def organisation(organisation_id: str) -> str | Response:
    reader = current_reader()
    found = reader.organisation(OrganisationId(organisation_id))
    if found.id != organisation_id:
        return redirect(f"/organisation/{found.id}", 301)
    query = SearchQuery(
        filters=(Filter("organisation", found.id),),
        sort="newest",
        per_page=20,
        facets=("speaker",),
        facet_size=60,
    )
    result = reader.search(query)
    return render_template(
        "organisation.html",
        organisation=found,
        result=result,
        speakers=result.facets[0].buckets if result.facets else (),
    )
