"""The languages of the interface: which one a request gets, and the way to another.

A language is asked for by ``?lang=`` (then remembered in a cookie), by the cookie, or by
the browser's ``Accept-Language``, in this order. English needs no catalogue: its words are
the ones in the code. The catalogue of every other language is in ``app/translations``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlencode

from flask import Flask, Response, g, has_request_context, request
from flask_babel import Babel
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

COOKIE = "lang"
_A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Language:
    """``code`` is its BCP 47 tag, ``locale`` its name in CLDR, ``name`` what it calls itself."""

    code: str
    locale: str
    name: str
    direction: str = "ltr"


ENGLISH = Language("en", "en_GB", "English")
CHINESE = Language("zh-Hant-HK", "zh_Hant_HK", "中文")
LANGUAGES = (ENGLISH, CHINESE)


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A way to the present page in another language; ``url`` is relative to it."""

    language: Language
    url: str


def set_up_languages(application: Flask) -> None:
    """Choose a language for every request, and remember one that was asked for."""
    Babel(
        application,
        configure_jinja=False,  # app.site.translation does
        default_locale=ENGLISH.locale,
        locale_selector=lambda: current_language().locale,
    )
    application.before_request(_begin)
    application.teardown_request(_end)
    application.after_request(_remember)
    application.jinja_env.globals.update(language=current_language, other_languages=other_languages)


def find_language(tag: str) -> Language | None:
    """The language of a tag such as ``zh-TW``: by its first part, for each is here once."""
    wanted = tag[:40].replace("_", "-").partition("-")[0].lower()
    return next((known for known in LANGUAGES if known.code.partition("-")[0] == wanted), None)


@lru_cache(maxsize=1_000)
def accepted_language(header: str) -> Language | None:
    """The first known language of an ``Accept-Language`` header."""
    tags = list(parse_accept_header(header, LanguageAccept).values())[:20]
    return next((found for tag in tags if (found := find_language(tag)) is not None), None)


_CHOSEN: ContextVar[Language | None] = ContextVar("language", default=None)
"""The language of the request being answered: asked for three hundred times a page."""


def current_language() -> Language:
    """The language of this request; English where there is none."""
    return _CHOSEN.get() or _choose()


def _choose() -> Language:
    if not g:  # outside a request
        return ENGLISH
    chosen: Language | None = g.get("language")
    if chosen is None:
        tags = _asked_for() if has_request_context() else ()
        chosen = next((found for tag in tags if (found := find_language(tag))), ENGLISH)
        g.language = chosen
    return chosen


def _asked_for() -> Iterator[str]:
    yield request.args.get("lang", "")
    yield request.cookies.get(COOKIE, "")
    accepted = accepted_language(request.headers.get("Accept-Language", ""))
    yield accepted.code if accepted else ""


def other_languages() -> list[LanguageLink]:
    """Links to this very page in every language but the present one."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return [
        LanguageLink(
            language,
            # A query alone keeps the path whatever it is, "//elsewhere" included.
            "?" + urlencode([*kept, ("lang", language.code)], quote_via=quote, errors="replace"),
        )
        for language in LANGUAGES
        if language != current_language()
    ]


def _begin() -> None:
    _CHOSEN.set(_choose())


def _end(_: BaseException | None = None) -> None:
    _CHOSEN.set(None)


def _remember(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.headers.setdefault("Content-Language", current_language().code)
        response.vary.update(("Accept-Language", "Cookie"))
    asked = find_language(request.args.get("lang", ""))
    if asked is not None and request.cookies.get(COOKIE) != asked.code:
        response.set_cookie(
            COOKIE, asked.code, max_age=_A_YEAR, secure=request.is_secure, httponly=True,
            path=request.script_root or "/",
            samesite="Lax",
        )  # fmt: skip
    return response
