"""Floors: figures that may rise and not fall, tied to the annotations they were measured on.

A floors file is TOML that this module writes and people read::

    digest = "…"                      # of the annotated releases
    [all]
    e2e_f1 = 0.87
    [[lowered]]                       # every time a floor went down, and why
    figure = "all e2e_f1"
    before = 0.88
    after = 0.87
    date = 2026-03-01
    reason = "…"                      # stands in CHANGELOG.md as well
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from indexer.errors import GoldError
from indexer.evaluation.turns import FIGURES

Report = dict[str, Any]
Floors = dict[str, dict[str, float]]

PINNED: dict[str, tuple[str, ...]] = {
    "all": ("precision", "recall", "f1", "e2e_f1", "speaker", "role", "organisation"),
    "direct": ("precision", "recall", "f1", "e2e_f1", "speaker"),
    "mixed": ("f1", "e2e_f1"),
    "indirect": ("f1", "e2e_f1"),
    "reliability": ("sure_right",),
    "speeches": FIGURES,
    "identity": ("precision", "recall", "bcubed_precision", "bcubed_recall"),
}
"""The figures that floors are kept of, by table."""


def digest(gold: Path) -> str:
    """SHA-256 over the names and bytes of the annotated files, in sorted order."""
    total = hashlib.sha256()
    files = sorted(gold.rglob("*.json*")) if gold.is_dir() else [gold]
    for file in files:
        name = file.relative_to(gold).as_posix() if gold.is_dir() else file.name
        total.update(name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def figures_of(report: Report) -> dict[str, dict[str, Any]]:
    """Every table of figures in a report by the name that floors give it."""
    reliability = report["reliability"]
    flat = {
        "sure_right": reliability["sure"]["right"],
        "calibration_error": reliability["calibration_error"],
    }
    others = {name: report.get(name, {}) for name in ("identity", "speeches")}
    return {**report["slices"], "reliability": flat, **others}


def read_floors(path: Path) -> dict[str, Any]:
    """A floors file as it stands; ``GoldError`` when it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise GoldError(str(path), 0, str(error)) from error
    except OSError as error:
        raise GoldError(str(path), 0, (error.strerror or "cannot be read").lower()) from error


def check_floors(report: Report, floors: Path, gold: Path) -> list[str]:
    """What is below its floor, a sentence each; also when the gold itself changed."""
    wanted = read_floors(floors)
    broken = []
    if wanted.get("digest") != digest(gold):
        broken.append(f"{gold} is not what the floors in {floors} were measured on: pin them anew")
    measured = figures_of(report)
    for table, figure, floor in _each(wanted):
        value = measured.get(table, {}).get(figure)
        if value is None or value < floor:
            broken.append(f"{table} {figure} is {value}, below its floor of {floor}")
    return broken


def _each(record: dict[str, Any]) -> Iterator[tuple[str, str, float]]:
    for table, figures in record.items():
        if isinstance(figures, dict):
            for figure, floor in figures.items():
                yield table, figure, floor


class LoweredError(GoldError):
    """Pinning would lower a floor, and no reason was given."""


def pin_floors(
    report: Report, floors: Path, gold: Path, *, reason: str = "", today: date | None = None
) -> list[str]:
    """Write the measured figures, rounded down to a hundredth, as the floors; what was lowered.

    Raises ``LoweredError`` when a floor would go down and there is no ``reason``.
    """
    before = read_floors(floors) if floors.exists() else {}
    measured = figures_of(report)
    pinned: Floors = {}
    for table, names in PINNED.items():
        known = {n: v for n in names if (v := measured.get(table, {}).get(n)) is not None}
        if known:
            pinned[table] = {n: math.floor(v * 100 + 1e-9) / 100 for n, v in known.items()}
    lowered = [
        (f"{table} {figure}", floor, pinned.get(table, {}).get(figure, 0.0))
        for table, figure, floor in _each(before)
        if pinned.get(table, {}).get(figure, 0.0) < floor
    ]
    if lowered and not reason:
        which = "; ".join(f"{name} from {a} to {b}" for name, a, b in lowered)
        raise LoweredError(str(floors), 0, f"floors would be lowered, and no reason given: {which}")
    day = today or date.today()  # noqa: DTZ011  # a calendar date for people
    history = [
        *before.get("lowered", []),
        *(
            {"figure": n, "before": a, "after": b, "date": day, "reason": reason}
            for n, a, b in lowered
        ),
    ]
    floors.write_text("".join(_lines(digest(gold), pinned, history)), encoding="utf-8")
    return [f"{name} lowered from {a} to {b}: {reason}" for name, a, b in lowered]


def _lines(gold: str, pinned: Floors, history: list[dict[str, Any]]) -> Iterator[str]:
    yield "# The lowest figures allowed on the annotated releases; written by\n"
    yield "# `quote-index evaluate GOLD --floors FILE --pin`. Lowering one needs a reason, which\n"
    yield "# --lower-floors records here and CHANGELOG.md repeats.\n"
    yield f'digest = "{gold}"\n'
    for table, figures in pinned.items():
        yield f"\n[{table}]\n"
        yield from (f"{name} = {value}\n" for name, value in figures.items())
    for entry in history:
        yield "\n[[lowered]]\n"
        yield f'figure = "{entry["figure"]}"\n'
        yield f"before = {entry['before']}\nafter = {entry['after']}\n"
        yield f"date = {entry['date'].isoformat()}\nreason = {_quoted(entry['reason'])}\n"


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
