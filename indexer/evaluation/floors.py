"""Floors: figures that may rise and not fall, tied to the annotations they were measured on."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indexer.errors import GoldError


def digest(gold: Path) -> str:
    """SHA-256 over the names and bytes of the annotated releases, in sorted order."""
    total = hashlib.sha256()
    files = sorted(gold.rglob("*.json")) if gold.is_dir() else [gold]
    for file in files:
        name = file.relative_to(gold).as_posix() if gold.is_dir() else file.name
        total.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def check_floors(report: dict[str, Any], floors: Path, gold: Path) -> list[str]:
    """What is below its floor, a sentence each; also when the gold itself changed.

    The file holds ``digest = "…"`` and a table a slice: ``[all]`` with
    ``e2e_f1 = 0.85``. Raises ``GoldError`` when it is no TOML.
    """
    try:
        wanted = tomllib.loads(floors.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise GoldError(str(floors), 0, str(error)) from error
    broken = []
    if wanted.get("digest") != digest(gold):
        broken.append(f"{gold} is not what the floors in {floors} were measured on")
    for name, figures in wanted.items():
        if not isinstance(figures, dict):
            continue
        measured = report["slices"].get(name, {})
        for figure, floor in figures.items():
            value = measured.get(figure)
            if value is None or value < floor:
                broken.append(f"{name} {figure} is {value}, below its floor of {floor}")
    return broken


def describe(report: dict[str, Any]) -> Iterator[str]:
    """The report as lines of a table."""
    columns = ("gold", "predicted", "precision", "recall", "f1", "exact_f1", "speaker", "e2e_f1")
    columns += ("role", "organisation", "wrong_speaker", "wrong_words", "missed", "spurious")
    yield f"{'':28}" + "".join(f"{name:>14}" for name in columns)
    for name, figures in report["slices"].items():
        yield f"{name:28}" + "".join(f"{_cell(figures[column]):>14}" for column in columns)
    yield ""
    yield "confidence from      quotes   speaker right"
    for row in report["reliability"]:
        yield f"{row['from']:15}{row['quotes']:12}{_cell(row['right']):>16}"
    yield f"at 0.9 and above, right: {_cell(report['confident'])}"


def _cell(value: float | int | None) -> str:
    return "–" if value is None else str(value)
