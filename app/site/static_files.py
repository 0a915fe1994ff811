"""Stylesheet and script under names that carry their digest, so that browsers keep them."""

from __future__ import annotations

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, url_for

_FOLDER = Path(__file__).parent.parent / "static"
_A_YEAR = "public, max-age=31536000, immutable"


@cache
def _files() -> dict[str, tuple[str, bytes]]:
    """Name -> digest and bytes of every file served."""
    found = {}
    for path in sorted(_FOLDER.iterdir()):
        body = path.read_bytes()
        found[path.name] = (hashlib.sha256(body).hexdigest()[:12], body)
    return found


def static_url(name: str) -> str:
    """The address of a file of ``app/static``, digest included."""
    digest, _ = _files()[name]
    return url_for("static", digest=digest, name=name)


def _serve(digest: str, name: str) -> Response:
    known = _files().get(name)
    if known is None or known[0] != digest:
        abort(404)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = Response(known[1], content_type=f"{kind}; charset=utf-8")
    response.headers["Cache-Control"] = _A_YEAR
    return response


def set_up(application: Flask) -> None:
    application.add_url_rule("/static/<digest>/<name>", "static", _serve)
