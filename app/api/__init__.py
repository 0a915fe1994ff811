"""The archive for other programs: JSON under ``/api/v1``, described by OpenAPI 3.1.

The description is made from the routes and their schemas by flask-smorest, so that what is
documented is what is answered.
"""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_smorest import Api

from app.api import description, files
from app.api.problems import Problem
from app.settings import Settings
from indexer.export.licence import to_openapi

PREFIX = "/api/v1"


class _DescribedApi(Api):  # type: ignore[misc]
    """Errors are those of ``app.api.problems``: pages of the site keep their own."""

    ERROR_SCHEMA = Problem

    def _register_error_handlers(self) -> None:
        """None: ``app.site.errors`` asks which part of the site was asked."""


def set_up(application: Flask) -> None:
    """Add the routes and their description at ``/api/v1/openapi.json``."""
    application.config.update(
        API_TITLE="On Record",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=PREFIX,
        OPENAPI_JSON_PATH="openapi.json",
    )
    options: dict[str, Any] = {
        "info": {
            "description": "Who said what, when, as what, in which words, and where it is written.",
        }
    }
    settings: Settings = application.extensions["on_record"]
    if settings.licence:  # of what is answered; the program's own is another
        options["info"]["license"] = to_openapi(settings.licence)
    described = _DescribedApi(application, spec_kwargs=options)
    described.register_blueprint(files.blueprint, url_prefix=PREFIX)
    application.extensions["api_described"] = described
    application.register_blueprint(description.blueprint)
