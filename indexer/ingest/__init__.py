"""From files, folders, archives and streams to releases.

``discover`` lists what there is to read, ``load`` reads one item of it, and
``prepare`` makes a release of what a format's reader found.
"""

from indexer.ingest.columns import FIELDS, Names
from indexer.ingest.discover import discover
from indexer.ingest.item import DEFAULT_LIMITS, STDIN, Item, Limits
from indexer.ingest.load import load
from indexer.ingest.prepare import prepare

__all__ = [
    "DEFAULT_LIMITS",
    "FIELDS",
    "STDIN",
    "Item",
    "Limits",
    "Names",
    "discover",
    "load",
    "prepare",
]
