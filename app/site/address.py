"""Which address a request came to, and whether that is an address of this site.

The first that sees a request. What a client says about itself (``Host``, ``X-Forwarded-…``)
goes no further than the settings allow: with a base URL it is not heard at all.

The prefix of a base URL may still be on the path, or taken off by a proxy: both are read,
and no page of the site begins with the prefix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from app.settings import Settings
from app.site.base_url import BaseURL, split_host
from app.site.errors import refuse
from app.site.headers import HEADERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

KNOWN_HOST = "on_record.known_host"
"""In the environment of a request: whether somebody who keeps the site knows its host."""
_FORWARDED = (
    "HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PREFIX", "HTTP_X_FORWARDED_PROTO",
)  # fmt: skip


def set_up(application: Flask, settings: Settings) -> None:
    """Have the application see nothing but addresses of the site.

    ``ValueError`` where the prefix of the base URL is the beginning of a page's address.
    """
    if settings.base_url is not None:
        _check_prefix(application, settings.base_url.prefix)
    address: WSGIApplication = SiteAddress(application, application.wsgi_app, settings)
    trusted = settings.trust_proxy
    if trusted:
        address = ProxyFix(address, x_for=trusted, x_proto=trusted, x_host=trusted)
    else:
        address = _without_forwarded(address)
    address = _without_odd_cookies(address)
    application.wsgi_app = address  # type: ignore[assignment,method-assign]


def _check_prefix(application: Flask, prefix: str) -> None:
    first = prefix.split("/")[1] if prefix else ""
    taken = {str(rule).split("/")[1].partition(".")[0] for rule in application.url_map.iter_rules()}
    if first and first in taken:
        raise ValueError(f"the site has pages under /{first} itself: choose another prefix")


def without_prefix(path: str, base_url: BaseURL | None) -> str:
    """A path as the application knows it, whether or not a proxy took the prefix off."""
    prefix = base_url.prefix if base_url is not None else ""
    if prefix and (path == prefix or path.startswith(f"{prefix}/")):
        return path[len(prefix) :] or "/"
    return path


def _without_forwarded(application: WSGIApplication) -> WSGIApplication:
    def call(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        for name in _FORWARDED:
            environ.pop(name, None)
        return application(environ, start_response)

    return call


def _without_odd_cookies(application: WSGIApplication) -> WSGIApplication:
    """Cookies that are not UTF-8 count as none: any program on the host may have set them."""

    def call(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        given = environ.get("HTTP_COOKIE")
        if given and not given.isascii():
            environ["HTTP_COOKIE"] = ";".join(filter(_is_utf_8, given.split(";")))
        return application(environ, start_response)

    return call


def _is_utf_8(header: str) -> bool:
    """Whether a header, which WSGI gives as Latin-1, is text in UTF-8."""
    try:
        header.encode("latin-1").decode()
    except UnicodeError:
        return False
    return True


class SiteAddress:
    """Refuses hosts that are not the site's, and puts its own address in place of the rest."""

    def __init__(self, application: Flask, answer: WSGIApplication, settings: Settings) -> None:
        self._application = application
        self._answer = answer
        self._settings = settings

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        settings, base = self._settings, self._settings.base_url
        host = environ.get("HTTP_HOST")
        found = split_host(host) if host is not None else (_server_name(environ), "")
        if found is None or (settings.trusted_hosts and found[0] not in settings.trusted_hosts):
            page = Response(refuse(self._application, 400), 400, HEADERS, "text/html")
            return page(environ, start_response)
        if base is None:
            self._settle_host(environ, *found)
        else:
            environ[KNOWN_HOST] = True
            environ["wsgi.url_scheme"] = base.scheme
            environ["HTTP_HOST"] = base.host
            environ["SCRIPT_NAME"] = base.prefix
            environ["PATH_INFO"] = without_prefix(environ.get("PATH_INFO", ""), base)
        return self._answer(environ, start_response)

    def _settle_host(self, environ: WSGIEnvironment, name: str, port: str) -> None:
        """Write the host in one way, and say whether it is one of few that are expected."""
        settings = self._settings
        if environ.get("wsgi.url_scheme") != "https":
            environ["wsgi.url_scheme"] = "http"  # a proxy may have believed anything
        if "HTTP_HOST" in environ:
            environ["HTTP_HOST"] = f"{name}:{port}" if port else name
        # Behind a proxy the port is only what somebody says it is.
        served = "" if settings.trust_proxy else environ.get("SERVER_PORT")
        known = settings.trusted_hosts or settings.own_hosts
        environ[KNOWN_HOST] = name in known and port in ("", served)


def _server_name(environ: WSGIEnvironment) -> str:
    name: str = environ.get("SERVER_NAME", "")
    return name.lower()
