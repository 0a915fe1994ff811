"""What may be done with an archive's contents, as other programs want to be told."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit


def is_address(licence: str) -> bool:
    """Whether a licence is given as the address of its text."""
    return urlsplit(licence).scheme in ("http", "https") and " " not in licence


def to_frictionless(licence: str) -> list[dict[str, str]]:
    """The ``licenses`` of a Frictionless data package (version 1): none for "".

    >>> to_frictionless("CC BY 4.0"), to_frictionless("https://rights.example/terms")
    ([{'name': 'CC-BY-4.0', 'title': 'CC BY 4.0'}], [{'path': 'https://rights.example/terms'}])
    """
    if not licence:
        return []
    if is_address(licence):
        return [{"path": licence}]
    # The name is an identifier, which has no other characters.
    name = re.sub(r"[^-A-Za-z0-9._]+", "-", licence).strip("-")
    return [{"name": name or "licence", "title": licence}]


def to_datasette(licence: str) -> dict[str, Any]:
    """The same in Datasette's metadata."""
    if not licence:
        return {}
    return {"license_url" if is_address(licence) else "license": licence}


def to_openapi(licence: str) -> dict[str, str]:
    """The same in the ``info.license`` of OpenAPI 3.1, which must have a name."""
    return {"name": licence, "url": licence} if is_address(licence) else {"name": licence}
