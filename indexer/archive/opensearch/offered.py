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
        "The quotes closest to a search that few or none match in full",
        "none are shown",
        ("test_closest.py",),
    ),
)
