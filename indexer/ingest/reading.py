"""How files are read, whatever their format."""

from __future__ import annotations

from typing import NamedTuple

from indexer.ingest.columns import Names
from indexer.ingest.item import Limits


class Reading(NamedTuple):
    """The bounds on what is read, and what people call the fields of their records."""

    limits: Limits
    names: Names = ()
