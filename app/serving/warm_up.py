"""What a worker does before somebody asks for it, so that nobody waits for it."""

from __future__ import annotations

import gc
from typing import Any

from flask import Flask, url_for

from app.settings import Settings

_FIRST: tuple[tuple[str, dict[str, Any]], ...] = (
    ("search.start", {}),
    ("search.search", {"q": "the"}),
    ("search.search", {"by": "release"}),
    ("search.search", {"q": "qwertyuiopasdf"}),
    ("search.suggest", {"q": "a"}),
)


def compile_templates(application: Flask) -> None:
    environment = application.jinja_env
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


def warm_up(application: Flask) -> None:
    """Compile the templates and read what the first pages need; pages never depend on it."""
    compile_templates(application)
    client = application.test_client()
    settings: Settings = application.extensions["on_record"]
    with application.test_request_context():
        first = [url_for(endpoint, **values) for endpoint, values in _FIRST]
    for address in first:
        client.get(address, base_url=settings.root)
    # What is held by now stays: the collector need not walk through it, a tenth of a second
    # each time, in the middle of somebody's page.
    gc.collect()
    gc.freeze()
