"""The archive in a folder: SQLite for records, Whoosh for full text, numpy to search with."""

from indexer.archive.embedded.archive import EmbeddedArchive
from indexer.archive.embedded.integrity.generations import MOST_KEPT
from indexer.archive.embedded.upkeep import Recovery, Verification, Verified

__all__ = ["MOST_KEPT", "EmbeddedArchive", "Recovery", "Verification", "Verified"]
