"""The nodes that tests on OpenSearch share; or, where there can be none, a loud word about it.

Tests that need it have the mark `opensearch`. A machine without Java, or out of reach of Maven
Central, leaves them out: pytest says how many and why at its end, and `ON_RECORD_NEED_OPENSEARCH`
makes that a failure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.opensearch.cluster import Cluster
from tests.opensearch.layout import LeftOutError, lay_out

NEEDED = "ON_RECORD_NEED_OPENSEARCH"
THREE = "ON_RECORD_THREE_NODES"
_left_out = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def opensearch() -> Iterator[Cluster]:
    """One node, green, for the whole run; three where `make cluster-test` asks for them."""
    with Cluster(3 if os.environ.get(THREE) else 1) as cluster:
        yield cluster


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out what needs a server, where there is none to be had."""
    needing = [item for item in items if item.get_closest_marker("opensearch")]
    if not needing:
        return
    try:
        import opensearchpy  # noqa: F401

        lay_out()
    except (LeftOutError, ImportError) as error:
        if os.environ.get(NEEDED):
            pytest.exit(f"no tests on OpenSearch: {error}", returncode=1)
        config.stash[_left_out] = f"{len(needing)} tests on OpenSearch: {error}"
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if not item.get_closest_marker("opensearch")]


def tell(terminal: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out, where nobody overlooks it."""
    if reason := config.stash.get(_left_out, ""):
        terminal.section("LEFT OUT", sep="!", red=True)
        terminal.write_line(f"{reason}. Nothing here says that they would pass.", red=True)
