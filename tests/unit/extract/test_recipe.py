"""The recipe for an attribution rule in CONTRIBUTING.md, followed to the letter in a copy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.recipes import follow, read_recipe

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


def _try(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _TRIED]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_recipe_for_a_rule_makes_a_rule_that_works(tmp_path: Path) -> None:
    steps = read_recipe("An attribution rule")
    assert [step.is_new for step in steps] == [True, False]
    follow(steps, tmp_path, "indexer")
    done = _try(tmp_path)
    assert done.returncode == 0, done.stderr
