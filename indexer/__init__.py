"""On Record's indexer: from a release to a published archive of attributed quotes.

What ``__all__`` lists is the public interface, told in ``docs/python.md``: it changes as
Semantic Versioning has it for ``INTERFACE``. Everything else may change in any version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indexer.errors import ArchiveError, MissingExtraError, NotFoundError, ReleaseError
    from indexer.interface import (
        ArchivedQuotes,
        PublishedArchive,
        evaluate,
        extract_quotes,
        read_archive,
        read_releases,
    )
    from indexer.model import Organisation, Quote, Release, Span, Speaker

INTERFACE = "1.0"
"""The version of the public interface."""

__all__ = [
    "INTERFACE",
    "ArchiveError",
    "ArchivedQuotes",
    "MissingExtraError",
    "NotFoundError",
    "Organisation",
    "PublishedArchive",
    "Quote",
    "Release",
    "ReleaseError",
    "Span",
    "Speaker",
    "evaluate",
    "extract_quotes",
    "read_archive",
    "read_releases",
]

_HOMES = {
    "indexer.errors": ("ArchiveError", "MissingExtraError", "NotFoundError", "ReleaseError"),
    "indexer.model": ("Organisation", "Quote", "Release", "Span", "Speaker"),
    "indexer.interface": (
        "ArchivedQuotes",
        "PublishedArchive",
        "evaluate",
        "extract_quotes",
        "read_archive",
        "read_releases",
    ),
}


def __getattr__(name: str) -> Any:
    """Public names are loaded when they are first asked for: the site needs none of them."""
    from importlib import import_module  # noqa: PLC0415  # not one more name to see here

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'indexer' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *(name for name in __all__ if name not in globals())]
