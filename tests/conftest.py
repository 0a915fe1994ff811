"""What every test shares."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.opensearch.fixtures import leave_out, opensearch, tell

__all__ = ["opensearch"]  # a fixture

# The same examples every time: a test that fails by chance tells nobody what broke. No deadline:
# the machines that run this are busy, and time is measured in tests/benchmarks.
settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of sample releases, annotations and curated names."""
    return ROOT / "corpus"


@pytest.fixture(scope="module", autouse=True)
def no_thread_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Processes are started another way beside a second thread, so one that stays changes tests."""
    yield
    for _ in range(50):
        if threading.active_count() == 1:
            return
        time.sleep(0.1)
    pytest.fail(f"threads that were left: {threading.enumerate()}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    leave_out(config, items)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    tell(terminalreporter, config)
