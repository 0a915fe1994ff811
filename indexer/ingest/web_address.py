"""Addresses that releases give themselves: what may be shown as a link."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_BROKEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SPACE = re.compile(r"\s")


def safe_address(address: str) -> str:
    """An address without name and password; "" for one that breaks, or whose host has a space.

    >>> safe_address("https://ann:secret@tolle.example/7")
    'https://tolle.example/7'
    """
    address = address.strip()
    if _BROKEN.search(address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if _SPACE.search(parts.netloc):
        return ""
    if "@" not in parts.netloc:
        return address
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
