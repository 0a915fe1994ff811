"""One blueprint a subject."""

from __future__ import annotations

from app.views.browse import blueprint as browse
from app.views.check import blueprint as check
from app.views.discovery import blueprint as discovery
from app.views.exports import blueprint as exports
from app.views.health import blueprint as health
from app.views.organisations import blueprint as organisations
from app.views.quotes import blueprint as quotes
from app.views.releases import blueprint as releases
from app.views.search import blueprint as search
from app.views.speakers import blueprint as speakers

BLUEPRINTS = (
    search,
    exports,
    quotes,
    releases,
    speakers,
    organisations,
    browse,
    check,
    discovery,
    health,
)
