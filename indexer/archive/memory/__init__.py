"""The archive in memory: the contract in its plainest form."""

from indexer.archive.memory.archive import MemoryArchive, MemoryWriter

__all__ = ["MemoryArchive", "MemoryWriter"]
