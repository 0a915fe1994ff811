"""All quotes of a search as a file, written as it is sent: the way to read an archive whole."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.api import schemas
from app.api.views import blueprint
from app.export.forms import EXPORT_FORMS
from app.export.view import send_export

__all__ = ["blueprint", "export"]

_TEXT = {"type": "string"}


@blueprint.get("/export")
@blueprint.arguments(schemas.ExportArguments, location="query")
@blueprint.response(200, _TEXT, content_type=EXPORT_FORMS["jsonl"].media_type)
@blueprint.response(200, _TEXT, content_type=EXPORT_FORMS["csv"].media_type)
@blueprint.response(200, _TEXT, content_type=EXPORT_FORMS["ris"].media_type)
@blueprint.response(200, _TEXT, content_type=EXPORT_FORMS["bib"].media_type)
def export(arguments: dict[str, Any]) -> Response:
    """Every quote of a search as one file, without a cap; each appearance is a line."""
    return send_export(arguments["format"])
