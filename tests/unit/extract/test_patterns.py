"""Patterns are made once: no function of the extraction core makes one that never changes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import indexer

_ROOT = Path(indexer.__file__).parent
_MAKES = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


def _modules() -> list[Path]:
    packages = ("extract", "grammar", "languages", "lexicon", "resolve", "speech", "text")
    return [path for name in packages for path in sorted((_ROOT / name).rglob("*.py"))]


def _made_in_functions(tree: ast.Module) -> Iterator[ast.Call]:
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    for call in (node for function in functions for node in ast.walk(function)):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and isinstance(call.func.value, ast.Name)
            and (call.func.value.id, call.func.attr in _MAKES) == ("re", True)
            and isinstance(call.args[0], ast.Constant)
        ):
            yield call


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_no_function_makes_a_pattern_that_never_changes(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [f"{path.name}:{call.lineno}" for call in _made_in_functions(tree)] == []


def test_a_pattern_made_in_a_function_is_found() -> None:
    tree = ast.parse("def f(x):\n    return re.search('[a]', x) or re.search(x, x)\n")
    assert [call.lineno for call in _made_in_functions(tree)] == [2]
