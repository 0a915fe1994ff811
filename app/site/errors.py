"""Errors as pages that say what to do next. The table is the only place a status is chosen."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, current_app, render_template
from werkzeug.exceptions import HTTPException

from app.api import problems
from app.settings import Settings
from app.site.links import url_of
from app.site.translation import gettext, lazy_gettext
from app.site.withdrawn import find_departed, find_no_quote, find_notice
from app.site.wording import say_day
from indexer.errors import (
    ArchiveError,
    DamagedArchiveError,
    NoArchiveError,
    NotFoundError,
    OtherVersionError,
    QueryError,
    StorageError,
    UnreachableError,
    WithheldArchiveError,
)
from indexer.withdrawals import Departed, NoQuote, Notice

_STATUS: tuple[tuple[type[ArchiveError], int], ...] = (
    (NotFoundError, 404),
    (QueryError, 400),
    (NoArchiveError, 503),
    (DamagedArchiveError, 503),
    (OtherVersionError, 503),
    (WithheldArchiveError, 503),
    (UnreachableError, 503),
    (StorageError, 500),
    (ArchiveError, 500),
)
_WORDS = {
    400: (
        lazy_gettext("That request could not be read"),
        lazy_gettext("Go back and try again, or start a new search."),
    ),
    404: (
        lazy_gettext("There is nothing at this address"),
        lazy_gettext(
            "The quote, release or speaker may have been withdrawn. Try a search for the words."
        ),
    ),
    405: (lazy_gettext("That cannot be done here"), lazy_gettext("Go back to the search page.")),
    408: (
        lazy_gettext("That request took too long to arrive"),
        lazy_gettext("Check your connection, and try again."),
    ),
    431: (
        lazy_gettext("That request is too long"),
        lazy_gettext("Delete the cookies of this site, and try again."),
    ),
    503: (
        lazy_gettext("Too much is asked of this site right now"),
        lazy_gettext("Try again in a minute."),
    ),
    414: (lazy_gettext("That request is too long"), lazy_gettext("Search for fewer words.")),
    429: (
        lazy_gettext("You have asked for a great deal in a short time"),
        lazy_gettext("Try again in a minute."),
    ),
    413: (lazy_gettext("That request is too long"), lazy_gettext("Search for fewer words.")),
    500: (
        lazy_gettext("Something went wrong on our side"),
        lazy_gettext("Try again in a moment. If it goes on, tell whoever keeps this archive."),
    ),
}
_UNREACHABLE = (
    lazy_gettext("The archive cannot be reached right now"),
    lazy_gettext(
        "The machines it is kept on do not answer, or not all of them. Nothing is lost: try again"
        " in a minute."
    ),
)


def refuse(application: Flask, status: int) -> str:
    """The page for a request that the server does not answer."""
    settings: Settings = application.extensions["on_record"]
    with application.test_request_context("/", base_url=settings.root):
        return _page(status)[0]


def too_many(seconds: int) -> Response:
    """What whoever asks too often gets, with the seconds to wait."""
    if problems.is_asked():
        answer = problems.problem(429, f"try again in {seconds} seconds")
    else:
        answer = Response(*_page(429))
    answer.headers["Retry-After"] = str(seconds)
    return answer


def set_up(application: Flask) -> None:
    application.register_error_handler(ArchiveError, _archive_error)
    application.register_error_handler(HTTPException, _http_error)


def _archive_error(error: ArchiveError) -> tuple[str, int] | Response:
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    if status == 404 and (known := _known_to_be_gone()) is not None:
        return known
    if isinstance(error, DamagedArchiveError):
        return _damaged(error, status)
    if status >= 500 and not isinstance(error, NoArchiveError):
        current_app.logger.error("%s", error)
    if problems.is_asked():
        return problems.problem(status, str(error) if status < 500 else "")
    if isinstance(error, UnreachableError):
        return _say(status, *_UNREACHABLE)
    template = next((name for kind, name in _PAGES if isinstance(error, kind)), None)
    return (render_template(template), status) if template else _page(status)


def _known_to_be_gone() -> tuple[str, int] | Response | None:
    """What to say of an address whose quote or release was withdrawn, or left with its file."""
    if (notice := find_notice()) is not None:
        return _withdrawn(notice)
    if (no_quote := find_no_quote()) is not None:
        return _found_to_be_none(no_quote)
    departed = find_departed()
    return _departed(departed) if departed is not None else None


# Pages of their own for an archive that cannot be read.
_PAGES: tuple[tuple[type[ArchiveError], str], ...] = (
    (NoArchiveError, "site/empty.html"),
    (WithheldArchiveError, "site/withheld.html"),
    (OtherVersionError, "site/other_version.html"),
)


def _damaged(error: DamagedArchiveError, status: int) -> tuple[str, int] | Response:
    """What is damaged, by its name: the log alone has paths."""
    current_app.logger.error("%s: %s", error, error.advice)
    if problems.is_asked():
        return problems.problem(
            status, f"the archive has a damaged file, {error.name}: {error.advice}"
        )
    return render_template("site/damaged.html", name=error.name), status


def _withdrawn(notice: Notice) -> tuple[str, int] | Response:
    """What was taken out of the archive by a decision, with its day and reason."""
    if problems.is_asked():
        return problems.problem(410, f"withdrawn {notice.date.isoformat()}: {notice.reason}")
    title = gettext("This was withdrawn from the archive")
    advice = gettext(
        "Withdrawn on %(day)s: %(reason)s", day=say_day(notice.date), reason=notice.reason
    )
    return render_template("site/error.html", status=410, title=title, advice=advice), 410


def _found_to_be_none(no_quote: NoQuote) -> tuple[str, int] | Response:
    """Words that somebody found to be no quote; they stand in the release as before."""
    release, day = no_quote.known.release, no_quote.date
    if problems.is_asked():
        told = f"found to be no quote {day.isoformat()}: {no_quote.reason}; see release {release}"
        return problems.problem(410, told)
    title = gettext("This was found to be no quote")
    advice = gettext(
        "Taken off the list of quotes on %(day)s: %(reason)s",
        day=say_day(day),
        reason=no_quote.reason,
    )
    way = url_of("release", release)
    return render_template("site/error.html", status=410, title=title, advice=advice, way=way), 410


def _departed(departed: Departed) -> tuple[str, int] | Response:
    """A quote that newer rules do not find: its words stand in the release as before."""
    if problems.is_asked():
        since = departed.date.isoformat()
        return problems.problem(410, f"no quote since {since}; see release {departed.release}")
    title = gettext("These words are no longer listed as a quote")
    advice = gettext(
        "The release was read anew on %(day)s, and by the rules of now it has no such quote.",
        day=say_day(departed.date),
    )
    way = url_of("release", departed.release)
    return render_template("site/error.html", status=410, title=title, advice=advice, way=way), 410


def _http_error(error: HTTPException) -> tuple[str, int] | HTTPException | Response:
    status = error.code or 500
    if status < 400:
        return error
    if problems.is_asked():
        data: dict[str, Any] = getattr(error, "data", None) or {}
        return problems.problem(status, error.description or "", data.get("messages"))
    return _page(status)


def _page(status: int) -> tuple[str, int]:
    return _say(status, *_WORDS.get(status, _WORDS[500 if status >= 500 else 400]))


def _say(status: int, title: str, advice: str) -> tuple[str, int]:
    return render_template("site/error.html", status=status, title=title, advice=advice), status
