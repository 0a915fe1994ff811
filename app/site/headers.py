"""What every answer carries: nothing from elsewhere, no framing, no guessing of types."""

from __future__ import annotations

import hashlib

from flask import Flask, Response, g, request

from app.site.reader import close_reader

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def set_up(application: Flask) -> None:
    """Add the headers to every answer, and an ETag by its words to every page."""
    application.after_request(_add)
    application.teardown_appcontext(close_reader)


def _add(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    reader = g.get("reader")
    if reader is not None and response.status_code == 200 and request.method in ("GET", "HEAD"):
        response.headers.setdefault("Cache-Control", "no-cache")
        if not response.is_streamed:
            # Of the words themselves: a page also depends on the language and on its template.
            digest = hashlib.blake2b(response.get_data(), digest_size=9).hexdigest()
            if not response.get_etag()[0]:  # a feed has one of its own
                response.set_etag(f"{reader.generation}-{digest}")
            response.make_conditional(request)
    return response
