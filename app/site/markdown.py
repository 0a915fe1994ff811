"""Pages as Markdown, for whoever asks with ``Accept: text/markdown``: a program, or a notebook."""

from __future__ import annotations

from flask import Flask, Response, request

MEDIA_TYPE = "text/markdown"
ENDPOINTS = frozenset(["quote.quote", "who.speaker", "search.search"])
"""The pages that have a Markdown form; between caches, `Accept` tells their forms apart."""


def set_up(application: Flask) -> None:
    application.after_request(_vary)


def is_wanted() -> bool:
    """Whether the present request would rather have Markdown than a page."""
    asked = request.accept_mimetypes
    return is_named(request.headers.get("Accept", "")) and (
        asked[MEDIA_TYPE] > 0 and asked[MEDIA_TYPE] >= asked["text/html"]
    )


def is_named(accept: str) -> bool:
    """Whether an ``Accept`` header speaks of Markdown at all: ``*/*`` is a browser's."""
    return MEDIA_TYPE in accept.lower()


def answer(words: str) -> Response:
    """A Markdown text as it is sent."""
    return Response(words, content_type=f"{MEDIA_TYPE}; charset=utf-8")


def _vary(response: Response) -> Response:
    if request.endpoint in ENDPOINTS:
        response.vary.add("Accept")
    return response
