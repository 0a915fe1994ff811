"""Accuracy on the annotated sample holds its floors, and no floor sank in silence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import main

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ROOT / "tests" / "quality" / "floors.toml"


@pytest.mark.accuracy
def test_the_floors_hold_on_the_annotated_sample(corpus: Path) -> None:
    arguments = ["evaluate", str(corpus / "gold"), "--authority", str(corpus / "authority")]
    done = CliRunner().invoke(main, [*arguments, "--floors", str(FLOORS)])
    assert done.exit_code == 0, done.stderr


def test_every_floor_that_was_lowered_is_in_the_changelog() -> None:
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    changelog = " ".join((ROOT / "CHANGELOG.md").read_text("utf-8").split())
    for entry in floors.get("lowered", []):
        assert entry["reason"] in changelog, f"{entry['figure']}: its reason is not in CHANGELOG.md"
