"""Whatever befalls a build, the archive answers and has all it had; ``attacks`` does it for long."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.robustness.attacks import Attacked


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    attacked = Attacked(tmp_path_factory.mktemp("attacked"), random.Random())
    yield attacked
    attacked.opened.close()


@pytest.mark.parametrize("attack", ["kill", "starve", "double"])
def test_nothing_is_lost_and_the_next_build_has_it_all(attacked: Attacked, attack: str) -> None:
    getattr(attacked, attack)()
    if attack == "double":
        attacked.finish()
