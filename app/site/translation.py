"""The interface's words in the language of the request.

Flask-Babel has the same functions, but finds the locale and its catalogue anew for each of
the two hundred texts of a page, a quarter of what the page cost. Here a text is looked up
once in its language's catalogue; the catalogues, and how they are made, are Babel's.
"""

from __future__ import annotations

from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from babel.support import Translations
from flask import Flask
from flask_babel.speaklater import LazyString
from markupsafe import Markup, escape

from app.site.languages import current_language

_FOLDER = Path(__file__).parent.parent / "translations"


@cache
def _catalogue(locale: str) -> NullTranslations:
    """Of English there is none: its words are the ones in the code."""
    return Translations.load(_FOLDER, [locale])


def _present() -> NullTranslations:
    return _catalogue(current_language().locale)


def gettext(text: str, /, **values: Any) -> str:
    """A text, with its ``%(name)s`` filled in where there are values."""
    found = _present().gettext(text)
    return found % values if values else found


def ngettext(one: str, many: str, count: int, /, **values: Any) -> str:
    """The form of a text for a number of things, which it may call ``%(num)s``."""
    return _present().ngettext(one, many, count) % {"num": count, **values}


def pgettext(context: str, text: str, /, **values: Any) -> str:
    """A text whose translation depends on where it stands."""
    found = _present().pgettext(context, text)
    return found % values if values else found


def lazy_gettext(text: str, /, **values: Any) -> LazyString:
    """A text that is translated where it is shown."""
    return LazyString(gettext, text, **values)


def lazy_pgettext(context: str, text: str, /, **values: Any) -> LazyString:
    """The same for a text that depends on where it stands."""
    return LazyString(pgettext, context, text, **values)


def set_up(application: Flask) -> None:
    """Let templates write ``_('text')`` and ``{% trans %}``; values are escaped, texts are not."""
    environment = application.jinja_env
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(_=_mark, gettext=_mark, ngettext=_mark_number)


@lru_cache(maxsize=2_000)
def _translated(locale: str, text: str) -> str:
    return _catalogue(locale).gettext(text)


@lru_cache(maxsize=2_000)
def _plain(locale: str, text: str) -> Markup:
    return _fill(_translated(locale, text), {})


def _fill(text: str, values: dict[str, Any]) -> Markup:
    """A text of ours with its values, escaped: what ``Markup(text) % values`` takes thrice as
    long for."""
    held = {n: v if isinstance(v, int | float) else escape(v) for n, v in values.items()}
    return Markup(text % held)  # noqa: S704  written in templates, not typed


def _mark(text: str, /, **values: Any) -> Markup:
    locale = current_language().locale
    return _fill(_translated(locale, text), values) if values else _plain(locale, text)


def _mark_number(one: str, many: str, number: int, /, **values: Any) -> Markup:
    return _fill(_present().ngettext(one, many, number), {"num": number, **values})
