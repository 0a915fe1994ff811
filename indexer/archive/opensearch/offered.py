"""What the archive on OpenSearch does not offer, and what it answers instead: the one table.

The contract suite leaves out what stands here and runs all else; ``docs/cluster.md`` shows it.
"""

from __future__ import annotations

from typing import NamedTuple


class Missing(NamedTuple):
    """Something the embedded archive offers: what it is, what is answered here, tests of it."""

    what: str
    instead: str
    tests: tuple[str, ...]
    """Files of the contract suite, or tests in them, that ask for it."""


NOT_OFFERED: tuple[Missing, ...] = (
    Missing(
        "Quotes close to a search by words elsewhere in their release",
        "only among the 200 that meet most of it otherwise",
        (),
    ),
    Missing(
        "What builds remember, on machines other than the one that builds",
        "feeds go by day, and notices of what was withdrawn are missing there, unless all machines"
        " share the folder `ON_RECORD_STATE`",
        (),
    ),
    Missing(
        "Reading every byte in `verify`",
        "quotes and releases are counted, and the sum of their digests is compared",
        (),
    ),
)
