"""What every test shares."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time: a test that fails by chance tells nobody what broke. No deadline:
# the machines that run this are busy, and time is measured in tests/benchmarks.
settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of sample releases, annotations and curated names."""
    return ROOT / "corpus"
