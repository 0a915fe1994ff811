"""Functions that find out who speaks stay short of branches, so that one reading is enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from radon.complexity import cc_visit
from radon.visitors import Function

import indexer

_INDEXER = Path(indexer.__file__).parent
_MOST = 15
"""Cyclomatic complexity as radon counts it, with every `and`, `or` and comprehension; ruff holds
the rest of the tree to its own count, which leaves these out."""
_HELD = ("extract", "grammar", "identity", "languages", "resolve")


@pytest.mark.parametrize("package", _HELD)
def test_no_function_has_more_branches_than_one_can_follow(package: str) -> None:
    found = [
        f"{path.relative_to(_INDEXER)}: {block.name} has {block.complexity}"
        for path in sorted((_INDEXER / package).rglob("*.py"))
        for block in cc_visit(path.read_text(encoding="utf-8"))
        if isinstance(block, Function) and block.complexity > _MOST
    ]
    assert found == []
