"""The archive in a folder: SQLite for records, Whoosh for full text, numpy to search with."""

from indexer.archive.embedded.archive import EmbeddedArchive
from indexer.archive.embedded.integrity.generations import MOST_KEPT, looks_like_archive

__all__ = ["MOST_KEPT", "EmbeddedArchive", "looks_like_archive"]
