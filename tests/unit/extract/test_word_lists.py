"""Word lists of the grammar: sorted, without duplicates, each file with its origin."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import indexer

_LANGUAGES = Path(indexer.__file__).parent / "languages"
_FILES = [
    _LANGUAGES / "en" / "lexicon" / "clause_words.py",
    _LANGUAGES / "en" / "lexicon" / "kinds.py",
    _LANGUAGES / "en" / "lexicon" / "retagged.py",
    _LANGUAGES / "es" / "lexicon" / "retagged.py",
]


def _lists(tree: ast.Module) -> list[list[str]]:
    """The words of each list that is written as one string."""
    split = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return [
        str(node.value.value).split()
        for node in split
        if node.attr == "split" and isinstance(node.value, ast.Constant)
    ]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parts[-3]}: {path.name}")
def test_words_are_sorted_and_stand_once(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert "Origin: " in (ast.get_docstring(tree) or "")
    lists = _lists(tree)
    assert lists
    assert [words for words in lists if words != sorted(set(words))] == []
