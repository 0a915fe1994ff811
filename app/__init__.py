"""On Record's front end: search and read the archive in a browser."""

from __future__ import annotations

from flask import Flask

from app import api
from app.browse.view import blueprint as browse
from app.check.view import blueprint as check
from app.export.view import blueprint as export
from app.quote.view import blueprint as quote
from app.release.view import blueprint as release
from app.search.view import blueprint as search
from app.serving.lanes import find_lanes
from app.serving.limits import LIMITS
from app.serving.page_cache import PageCache
from app.settings import Settings
from app.site import address, compression, errors, headers, static_files, templating, translation
from app.site.discovery import blueprint as discovery
from app.site.health import blueprint as health
from app.site.languages import set_up_languages
from app.who.view import blueprint as who
from indexer.archive import Archive, open_archive

_BLUEPRINTS = (search, export, quote, release, who, browse, check, discovery, health)


def create_app(settings: Settings | None = None, archive: Archive | None = None) -> Flask:
    """The application over an archive; without one, the archive the settings name.

    The archive need not hold anything yet: pages then say how to fill it. ``ValueError`` where
    the site can not stand under the prefix of its base URL.
    """
    settings = settings or Settings.from_environment()
    application = Flask("app", static_folder=None)
    application.config["MAX_CONTENT_LENGTH"] = LIMITS.body
    application.config["MAX_FORM_MEMORY_SIZE"] = LIMITS.body
    application.extensions["on_record"] = settings
    application.extensions["archive"] = archive or open_archive(settings.archive)
    set_up_languages(application)
    translation.set_up(application)
    templating.set_up(application)
    static_files.set_up(application)
    compression.set_up(application)
    headers.set_up(application)
    errors.set_up(application)
    for blueprint in _BLUEPRINTS:
        application.register_blueprint(blueprint)
    api.set_up(application)
    cache = PageCache(
        application.wsgi_app, application.extensions["archive"], settings.page_cache,
        find_lanes(application),
    )  # fmt: skip
    application.extensions["page_cache"] = cache
    application.wsgi_app = cache  # type: ignore[method-assign]
    address.set_up(application, settings)
    return application
