"""Word lists of the grammar: sorted, without duplicates, each file with its origin."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import indexer

_LANGUAGES = Path(indexer.__file__).parent / "languages"
_FILES = [
    _LANGUAGES.parent / "lexicon" / "body_words.py",
    _LANGUAGES.parent / "lexicon" / "office_words.py",
    _LANGUAGES.parent / "lexicon" / "phrase_words.py",
    _LANGUAGES / "en" / "lexicon" / "clause_words.py",
    _LANGUAGES / "en" / "lexicon" / "kinds.py",
    _LANGUAGES / "en" / "lexicon" / "retagged.py",
    _LANGUAGES / "en" / "lexicon" / "short_forms.py",
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


_EXTRACTING = ("extract", "grammar", "languages", "resolve")


def _is_word_set(value: ast.expr) -> bool:
    """`frozenset(["a", "b", "c"])`, `{"a", "b", "c"}` or `"a b c".split()`, of three and more."""
    return any(len(_words_of(node)) >= 3 for node in ast.walk(value))


def _words_of(node: ast.AST) -> list[str]:
    """The words that a split string, a list or a set spells out."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Constant):
        return str(node.value.value).split() if node.attr == "split" else []
    parts = node.elts if isinstance(node, ast.List | ast.Set) else []
    words = [part.value for part in parts if isinstance(part, ast.Constant)]
    return [w for w in words if isinstance(w, str)] if len(words) == len(parts) else []


def _word_sets(path: Path) -> list[str]:
    """The names that a module gives to sets of words."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    given = [n for n in tree.body if isinstance(n, ast.Assign | ast.AnnAssign) and n.value]
    return [
        f"{path.name}:{ast.unparse(n.targets[0] if isinstance(n, ast.Assign) else n.target)}"
        for n in given
        if n.value is not None and _is_word_set(n.value) and not _is_of_kinds(n)
    ]


def _is_of_kinds(given: ast.Assign | ast.AnnAssign) -> bool:
    """Kinds of phrases are the grammar's own names, no words of a text."""
    return isinstance(given, ast.AnnAssign) and "PhraseKind" in ast.unparse(given.annotation)


def test_no_word_sets_stand_outside_the_lexicon() -> None:
    root = _LANGUAGES.parent
    files = (p for part in _EXTRACTING for p in sorted((root / part).rglob("*.py")))
    found = [name for path in files if "lexicon" not in path.parts for name in _word_sets(path)]
    assert found == []
