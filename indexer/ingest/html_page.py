"""HTML."""

from __future__ import annotations

from indexer.errors import ReleaseError
from indexer.model import RawRelease


def read_html(text: str, origin: str) -> RawRelease:
    """To come."""
    raise ReleaseError(origin, "no text")
