"""Functions stay short of branches, so that one reading is enough."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit
from radon.visitors import Function

import app
import indexer

_MOST = 15
"""Cyclomatic complexity as radon counts it, with every `and`, `or` and comprehension; ruff's own
count leaves these out."""


def _parts() -> Iterator[Path]:
    """Every package and module right below the two that are installed."""
    for package in (app, indexer):
        folder = Path(str(package.__file__)).parent
        for part in sorted(folder.iterdir()):
            if part.suffix == ".py" or any(part.rglob("*.py")):
                yield part.relative_to(folder.parent)


_ROOT = Path(str(indexer.__file__)).parents[1]


@pytest.mark.parametrize("part", list(_parts()), ids=str)
def test_no_function_has_more_branches_than_one_can_follow(part: Path) -> None:
    whole = _ROOT / part
    found = [
        f"{path.relative_to(_ROOT)}: {block.name} has {block.complexity}"
        for path in ([whole] if whole.is_file() else sorted(whole.rglob("*.py")))
        for block in cc_visit(path.read_text(encoding="utf-8"))
        if isinstance(block, Function) and block.complexity > _MOST
    ]
    assert found == []
