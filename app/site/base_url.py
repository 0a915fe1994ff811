"""Where readers find the site: scheme, host and the path it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_HOST = re.compile(
    r"(?P<name>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?|\[[0-9a-f]*:[0-9a-f.:]+\])(?::(?P<port>[1-9]\d{0,4}))?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST_HOST = 255  # letters of a name, RFC 1035
_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]+)*", re.ASCII)
_PORTS = {"http": "80", "https": "443"}


def split_host(host: str) -> tuple[str, str] | None:
    """Name (in lower case) and port ("" without one) of a ``Host``; None if it is no host."""
    found = _HOST.fullmatch(host) if len(host) <= _LONGEST_HOST + 6 else None
    if found is None or int(found["port"] or 0) > 65_535:
        return None
    return found["name"].lower(), found["port"] or ""


def read_host(text: str) -> str:
    """The name of a host as a person wrote it; ``ValueError`` says what is wrong with it."""
    try:
        name = text if text.isascii() else text.encode("idna").decode()
    except UnicodeError:
        name = ""
    found = split_host(name)
    if found is None or found[1]:
        raise ValueError(f"{text!r} is not the name of a host: write it as in quotes.example.org")
    return found[0]


@dataclass(frozen=True, slots=True)
class BaseURL:
    """``scheme://host`` and ``prefix``, which begins with ``/`` and does not end with one."""

    scheme: str
    host: str
    prefix: str

    @classmethod
    def read(cls, text: str) -> BaseURL:
        """``https://example.org/quotes`` in its parts; ``ValueError`` says what is wrong."""
        parts = urlsplit(text)
        prefix = parts.path.rstrip("/")
        if parts.scheme not in _PORTS or parts.query or parts.fragment or "@" in parts.netloc:
            raise ValueError(f"{text!r} is no address of a site: write https://example.org/quotes")
        found = split_host(parts.netloc)
        if found is None:
            raise ValueError(f"{text!r} names no host")
        if not _PREFIX.fullmatch(prefix) or {".", ".."} & set(prefix.split("/")):
            raise ValueError(f"{prefix!r} can not be what addresses of a site begin with")
        name, port = found
        shown = f"{name}:{port}" if port and port != _PORTS[parts.scheme] else name
        return cls(parts.scheme, shown, prefix)

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}{self.prefix}"
