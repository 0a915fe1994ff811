"""What waits for what: a page never behind an export, a stylesheet never behind a page.

Four lanes, by what is asked for. ``app.serving`` gives each threads of its own, and
``app.serving.page_cache`` makes pages and pieces of exports in turns.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from flask import Flask, url_for

from app.export.forms import EXPORT_FORMS

Lane = Literal["health", "soon", "page", "export"]
LaneOf = Callable[[str], Lane]
_SOON = ("static", "search.suggest")
"""Endpoints of a moment's work that somebody waits for."""


def find_lanes(application: Flask) -> LaneOf:
    """From the path of a request (below the prefix of the site) to its lane."""
    with application.test_request_context():
        health = {url_for(f"health.{name}") for name in ("health", "ready", "metrics")}
        exports = {url_for("export.export", form=form) for form in EXPORT_FORMS}
        exports.add(url_for("api.export"))
    rules = application.url_map.iter_rules
    soon = tuple(str(rule).partition("<")[0] for name in _SOON for rule in rules(name))

    def lane_of(path: str) -> Lane:
        if path in health:
            return "health"
        if path in exports:
            return "export"
        return "soon" if path.startswith(soon) else "page"

    return lane_of
