"""The time of each stage grows with the text, whatever the text; see ``hostile_texts``."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.robustness.hostile_texts import CASES, Case, seconds

_SIZE = 6_000  # code points of the small text; the large one has four times as many
_TIMES = 4
_ALLOWED = 9.0  # a square would give 16: less than 3 for each doubling
_FLOOR = 0.02  # seconds, below which the clock tells nothing


@pytest.fixture(autouse=True)
def _without_collector() -> Iterator[None]:
    """The garbage collector runs when it likes; here it must not run in the longer text only."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("case", CASES, ids=[f"{c.stage}: {c.kind}" for c in CASES])
def test_time_of_a_stage_grows_with_the_text(case: Case) -> None:
    seconds(case, 200)  # what is loaded once a process
    large = min(seconds(case, _SIZE * _TIMES) for _ in range(2))
    small = min(seconds(case, _SIZE) for _ in range(3))
    assert large / max(small, _FLOOR) < _ALLOWED
