"""The archive in a folder: SQLite for records, Whoosh for full text, numpy to search with."""

from indexer.archive.embedded.archive import EmbeddedArchive

__all__ = ["EmbeddedArchive"]
