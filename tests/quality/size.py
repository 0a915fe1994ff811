"""How large and how branched packages are: ``python -m tests.quality.size indexer/speech app``

Each row is a package, or several joined by "+": files and lines; functions, and those with over
15 branches as radon counts them; calls of ``re`` inside functions; comparisons with one string;
sets of three words and more outside of the lexicons.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from radon.complexity import cc_visit
from radon.visitors import Function

from tests.unit.extract.test_word_lists import word_sets

ROOT = Path(__file__).resolve().parents[2]
_MOST = 15


@dataclass(frozen=True, slots=True)
class Size:
    """What is counted of the modules of one row."""

    files: int
    lines: int
    functions: int
    branched: int
    patterns: int
    compared: int
    sets: int


def measure(*packages: str) -> Size:
    """The size of packages, by their paths below the root."""
    paths = [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    trees = [ast.parse(text) for text in texts]
    blocks = [b for text in texts for b in cc_visit(text) if isinstance(b, Function)]
    outside = [path for path in paths if "lexicon" not in path.parts]
    return Size(
        len(paths),
        sum(text.count("\n") for text in texts),
        len(blocks),
        sum(block.complexity > _MOST for block in blocks),
        sum(1 for tree in trees for _ in _patterns(tree)),
        sum(1 for tree in trees for _ in _compared(tree)),
        sum(len(word_sets(path)) for path in outside),
    )


def _patterns(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls of ``re`` inside functions, each once."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    calls = {call for function in functions for call in ast.walk(function)}
    for call in calls:
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            made = call.func.value
            if isinstance(made, ast.Name) and made.id == "re" and call.func.attr != "escape":
                yield call


def _compared(tree: ast.Module) -> Iterator[ast.Compare]:
    """Comparisons by == or != with a string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq):
            sides = (node.left, *node.comparators)
            if any(isinstance(s, ast.Constant) and isinstance(s.value, str) for s in sides):
                yield node


if __name__ == "__main__":
    for row in sys.argv[1:]:
        print(row, measure(*row.split("+")))
