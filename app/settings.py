"""What a site can be told about itself."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PAGE_CACHE_BYTES = 8_000_000
"""Some 800 pages of results, packed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``archive`` is the folder ``quote-index build`` published into.

    ``page_cache`` is how many bytes of pages a worker keeps to send them again.
    """

    archive: Path = Path("archive")
    per_page: int = 20
    page_cache: int = PAGE_CACHE_BYTES

    @classmethod
    def from_environment(cls) -> Settings:
        """Settings from ``ON_RECORD_ARCHIVE``, for WSGI servers that take no arguments."""
        return cls(archive=Path(os.environ.get("ON_RECORD_ARCHIVE", "archive")))
