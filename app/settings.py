"""What a site can be told about itself."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """``archive`` is the folder ``quote-index build`` published into."""

    archive: Path = Path("archive")
    per_page: int = 20

    @classmethod
    def from_environment(cls) -> Settings:
        """Settings from ``ON_RECORD_ARCHIVE``, for WSGI servers that take no arguments."""
        return cls(archive=Path(os.environ.get("ON_RECORD_ARCHIVE", "archive")))
