"""Floors rise freely and fall only with a reason."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import GoldError
from indexer.evaluation import LoweredError, check_floors, pin_floors
from indexer.evaluation.floors import digest


def report(f1: float = 0.9876, sure: float = 0.98) -> dict[str, Any]:
    figures = {"precision": f1, "recall": f1, "f1": f1, "e2e_f1": f1, "speaker": 1.0,
               "role": None, "organisation": None}  # fmt: skip
    return {
        "slices": {"all": figures},
        "reliability": {"sure": {"right": sure}, "calibration_error": 0.01},
    }


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text("{}", "utf-8")
    return folder


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    return tmp_path / "floors.toml"


def test_pinned_figures_are_rounded_down_and_hold(gold: Path, floors: Path) -> None:
    assert pin_floors(report(), floors, gold) == []
    pinned = tomllib.loads(floors.read_text("utf-8"))
    assert pinned["all"] == {"precision": 0.98, "recall": 0.98, "f1": 0.98, "e2e_f1": 0.98,
                             "speaker": 1.0}  # fmt: skip
    assert pinned["reliability"] == {"sure_right": 0.98}
    assert check_floors(report(), floors, gold) == []
    assert check_floors(report(f1=0.98), floors, gold) == []


def test_a_figure_below_its_floor_is_named(gold: Path, floors: Path) -> None:
    pin_floors(report(), floors, gold)
    broken = check_floors(report(sure=0.97), floors, gold)
    assert broken == ["reliability sure_right is 0.97, below its floor of 0.98"]


def test_other_annotations_than_were_measured_are_noticed(gold: Path, floors: Path) -> None:
    pin_floors(report(), floors, gold)
    before = digest(gold)
    (gold / "b.json").write_text("{}", "utf-8")
    assert digest(gold) != before
    assert "pin them anew" in check_floors(report(), floors, gold)[0]


def test_lowering_needs_a_reason_and_keeps_it(gold: Path, floors: Path) -> None:
    pin_floors(report(), floors, gold)
    held = floors.read_text("utf-8")
    with pytest.raises(LoweredError, match=r"all f1 from 0\.98 to 0\.95"):
        pin_floors(report(f1=0.95), floors, gold)
    assert floors.read_text("utf-8") == held
    lowered = pin_floors(
        report(f1=0.95), floors, gold, reason='harder "gold"\n', today=date(2026, 3, 1)
    )
    assert 'all f1 lowered from 0.98 to 0.95: harder "gold"' in " ".join(" ".join(lowered).split())
    entries = tomllib.loads(floors.read_text("utf-8"))["lowered"]
    assert {"figure": "all f1", "before": 0.98, "after": 0.95, "date": date(2026, 3, 1),
            "reason": 'harder "gold"'} in entries  # fmt: skip
    pin_floors(report(), floors, gold)
    assert tomllib.loads(floors.read_text("utf-8"))["lowered"] == entries, "history stays"


def test_a_floors_file_that_is_none(gold: Path, floors: Path) -> None:
    floors.write_text("digest =", "utf-8")
    with pytest.raises(GoldError, match=r"floors\.toml"):
        check_floors(report(), floors, gold)
    with pytest.raises(GoldError, match="no such file"):
        check_floors(report(), floors.with_name("absent.toml"), gold)
