"""On Record's front end: search and read the archive in a browser."""

from __future__ import annotations

from flask import Flask

from app import api
from app.browse import view as browse_view
from app.check import view as check_view
from app.coverage import view as coverage_view
from app.export import newest
from app.export import view as export_view
from app.office import view as office_view
from app.quote import unapi
from app.quote import view as quote_view
from app.release import view as release_view
from app.report import view as report_view
from app.search import view as search_view
from app.serving.lanes import find_lanes
from app.serving.limits import LIMITS
from app.serving.page_cache import PageCache
from app.settings import Settings
from app.site import (
    address,
    compression,
    discovery,
    errors,
    headers,
    health,
    markdown,
    rate,
    static_files,
    templating,
    translation,
    withdrawn,
)
from app.site.languages import set_up_languages
from app.who import view as who_view
from indexer.archive import Archive, open_archive

_VIEWS = (
    search_view,
    export_view,
    quote_view,
    unapi,
    release_view,
    who_view,
    browse_view,
    office_view,
    check_view,
    coverage_view,
    report_view,
    discovery,
    health,
)


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
    rate.set_up(application, settings.rate)
    errors.set_up(application)
    health.Requests().set_up(application)
    withdrawn.set_up(application, settings.archive)
    newest.set_up(application, settings.archive)
    markdown.set_up(application)
    for view in _VIEWS:
        application.register_blueprint(view.blueprint)
    api.set_up(application)
    cache = PageCache(
        application.wsgi_app, application.extensions["archive"], settings.page_cache,
        find_lanes(application),
    )  # fmt: skip
    application.extensions["page_cache"] = cache
    application.wsgi_app = cache  # type: ignore[method-assign]
    address.set_up(application, settings)
    return application
