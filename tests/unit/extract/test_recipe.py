"""The recipe for an attribution rule in CONTRIBUTING.md, followed to the letter in a copy."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import indexer

_PACKAGE = Path(indexer.__file__).parent
_RECIPES = _PACKAGE.parent / "CONTRIBUTING.md"
_STEP = re.compile(r"^In `(?P<path>[^`]+)`(?:, under `(?P<under>[^`]+)`)?:\n```python\n", re.M)
_TRIED = """
from indexer.evaluation.examples import check_rule, is_found
from indexer.extract.table import switched_off
from indexer.rulebook import RULES
(toy,) = [rule for rule in RULES if rule.name == "toast"]
assert check_rule(toy) == [], check_rule(toy)
with switched_off("toast"):
    assert not is_found(toy)
others = [rule for rule in RULES if rule.stage == toy.stage]
assert [problem for rule in others for problem in check_rule(rule)] == []
"""


def _steps() -> list[tuple[str, str, str]]:
    """Path, the line that code goes under ("" for a new file), and the code of each step."""
    text = _RECIPES.read_text(encoding="utf-8")
    text = text[text.index("## An attribution rule") : text.index("## A language")]
    return [
        (found["path"], found["under"] or "", text[found.end() : text.index("```", found.end())])
        for found in _STEP.finditer(text)
    ]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(_PACKAGE, tmp_path / "indexer", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def _follow(folder: Path) -> None:
    for path, under, code in _steps():
        file = folder / path
        if not under:
            assert not file.exists()
            file.write_text(code, encoding="utf-8")
            continue
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        (at,) = [i for i, line in enumerate(lines) if line.strip().startswith(under)]
        file.write_text("".join([*lines[: at + 1], code, *lines[at + 1 :]]), encoding="utf-8")


def _try(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _TRIED]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_recipe_for_a_rule_makes_a_rule_that_works(copy: Path) -> None:
    assert [under != "" for _, under, _ in _steps()] == [False, True]
    _follow(copy)
    done = _try(copy)
    assert done.returncode == 0, done.stderr
