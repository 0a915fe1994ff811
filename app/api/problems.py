"""Errors of the interface in the one shape of RFC 9457."""

from __future__ import annotations

import json
from http.client import responses
from typing import Any

from flask import Response, request
from marshmallow import Schema, fields

MEDIA_TYPE = "application/problem+json"


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type = fields.Str(metadata={"description": "about:blank: the status says it all"})
    title = fields.Str()
    status = fields.Int()
    detail = fields.Str()
    errors = fields.Dict(metadata={"description": "Which parameter is wrong, and how"})


def is_asked() -> bool:
    """Whether the present request is for the interface and not for a page."""
    return request.path.startswith("/api/")


def problem(status: int, detail: str = "", errors: Any = None) -> Response:
    """An error as a response."""
    record = {
        "type": "about:blank",
        "title": responses.get(status, "Error"),
        "status": status,
    }
    if detail:
        record["detail"] = detail
    if errors:
        record["errors"] = errors
    response = Response(json.dumps(record, ensure_ascii=False) + "\n", status, mimetype=MEDIA_TYPE)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
