"""The recipes of CONTRIBUTING.md, followed to the letter in a copy of the tree."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_FILE = re.compile(r"`([\w/]+\.py)`")
_BLOCK = re.compile(r"^( *)```(python|diff)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """What a recipe does to one file: ``lines`` are a new file, or marked as in a diff."""

    path: str
    is_new: bool
    lines: list[str]


def read_recipe(title: str) -> list[Step]:
    """The steps of a recipe that are shown as code; each stands below the name of its file."""
    recipes = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    text = recipes.split(f"## {title}\n")[1].split("\n## ")[0]
    return list(_steps(text))


def _steps(text: str) -> Iterator[Step]:
    for block in _BLOCK.finditer(text):
        indent, form, shown = block.groups()
        path = _FILE.findall(text[: block.start()])[-1]
        yield Step(path, form == "python", [line[len(indent) :] for line in shown.splitlines()])


def follow(steps: list[Step], folder: Path, *packages: str) -> None:
    """Copy packages of the project to a folder and make the edits there."""
    for package in packages:
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, folder / package, ignore=skipped)
    for step in steps:
        if step.is_new:
            assert not (folder / step.path).exists(), step.path
            (folder / step.path).write_text("\n".join(step.lines) + "\n", encoding="utf-8")
        else:
            _edit(folder / step.path, step.lines)


def _edit(path: Path, lines: list[str]) -> None:
    """Put the new lines behind the line that the recipe shows; it stands there once."""
    text = path.read_text(encoding="utf-8")
    context = "".join(f"{line[1:]}\n" for line in lines if line.startswith(" "))
    new = "".join(f"{line[1:]}\n" for line in lines if line.startswith("+"))
    assert text.count(context) == 1, path
    path.write_text(text.replace(context, context + new), encoding="utf-8")
