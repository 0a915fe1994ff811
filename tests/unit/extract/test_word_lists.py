"""Word lists of the grammar: sorted, without duplicates, each file with its origin."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import indexer

_INDEXER = Path(indexer.__file__).parent
_FILES = [
    path
    for folder in (_INDEXER / "lexicon", *sorted(_INDEXER.glob("languages/*/lexicon")))
    for path in sorted(folder.glob("*.py"))
    if path.name != "__init__.py"
]


def _name(path: Path) -> str:
    return str(path.relative_to(_INDEXER))


@pytest.mark.parametrize("path", _FILES, ids=_name)
def test_each_file_of_words_says_where_they_come_from(path: Path) -> None:
    assert "Origin: " in (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")


def _sets(tree: ast.Module) -> list[list[str]]:
    """The words of each list and set that is written as one string."""
    nodes = list(ast.walk(tree))
    calls = (node for node in nodes if isinstance(node, ast.Call))
    sets = [c.args for c in calls if isinstance(c.func, ast.Name) and c.func.id == "frozenset"]
    lists = [[node.value] for node in nodes if isinstance(node, ast.Assign)]
    return [words for parts in (*sets, *lists) for part in parts if (words := _split_words(part))]


def _split_words(node: ast.expr) -> list[str]:
    return _words_of(node.func) if isinstance(node, ast.Call) and not node.args else []


@pytest.mark.parametrize("path", _FILES, ids=_name)
def test_words_are_sorted_and_stand_once(path: Path) -> None:
    found = _sets(ast.parse(path.read_text(encoding="utf-8")))
    assert [words for words in found if words != sorted(set(words))] == []


_EXTRACTING = ("extract", "grammar", "languages", "resolve", "speech")


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


def word_sets(path: Path) -> list[str]:
    """The names that a module gives to sets of words."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    given = [n for n in tree.body if isinstance(n, ast.Assign | ast.AnnAssign) and n.value]
    return [
        f"{path.name}:{ast.unparse(n.targets[0] if isinstance(n, ast.Assign) else n.target)}"
        for n in given
        if n.value is not None and _is_word_set(n.value) and not _is_of_kinds(n)
    ]


def _is_of_kinds(given: ast.Assign | ast.AnnAssign) -> bool:
    """Kinds of phrases, labels and blocks and names of rules are ours, no words of a text."""
    told = ast.unparse(given.annotation) if isinstance(given, ast.AnnAssign) else ""
    return any(kind in told for kind in ("PhraseKind", "Form", "BlockKind", "RuleName"))


def test_no_word_sets_stand_outside_the_lexicon() -> None:
    root = _INDEXER
    files = (p for part in _EXTRACTING for p in sorted((root / part).rglob("*.py")))
    found = [name for path in files if "lexicon" not in path.parts for name in word_sets(path)]
    assert found == []
