"""Which branches of the extraction no golden case guards.

``python -m tests.quality.branches --count 60 --seed 7`` draws branches of one statement
(``if x: return y``) from the packages that find speakers, switches each off by itself, and reads
again the golden cases in which it was taken. It prints every branch for which no case fails, and
with ``--on RELEASES`` how many of those releases take it and how many have other quotes without
it. ``--count 0`` takes all there are.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import importlib
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import TypeVar

import indexer
from indexer.export.lines import release_line
from indexer.ingest import discover, load
from indexer.model import Release
from indexer.pipeline import extract_quotes, read_release
from tests.golden.notation import Case, read_cases
from tests.golden.test_golden import compare

PACKAGES = ("extract", "resolve", "grammar")
_ROOT = Path(str(indexer.__file__)).parents[1]
_CASES = Path(__file__).parents[1] / "golden" / "cases"
_HEARS = "__taken__"

Text = TypeVar("Text", Case, Release)
Change = Callable[[Path, ast.If], ast.expr]


@dataclass(frozen=True, order=True)
class Branch:
    """A branch of one statement: its file, the line of its ``if``, and the function it is in."""

    path: Path
    line: int
    function: str

    def __str__(self) -> str:
        shown = (_ROOT / self.path).read_text(encoding="utf-8").splitlines()[self.line - 1]
        return f"{self.path}:{self.line}: {self.function}: {shown.strip()}"


def find_branches(folders: Sequence[Path]) -> list[Branch]:
    """Every branch of one statement without an ``else`` in a function or method, in order."""
    found = set()
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            for name, function in _functions(ast.parse(path.read_text(encoding="utf-8"))):
                for node in ast.walk(function):
                    if isinstance(node, ast.If) and len(node.body) == 1 and not node.orelse:
                        found.add(Branch(path.relative_to(_ROOT), node.lineno, name))
    return sorted(found)


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            inside = (one for one in node.body if isinstance(one, ast.FunctionDef))
            yield from ((f"{node.name}.{one.name}", one) for one in inside)


@contextmanager
def changed(branches: Sequence[Branch], change: Change) -> Iterator[None]:
    """The functions of some branches with other conditions; what was remembered is forgotten."""
    kept: list[tuple[FunctionType, CodeType]] = []
    of_function: dict[tuple[Path, str], list[Branch]] = defaultdict(list)
    for branch in branches:
        of_function[branch.path, branch.function].append(branch)
    try:
        for (path, name), some in of_function.items():
            function = _function(_module(path), name)
            kept.append((function, function.__code__))
            function.__code__ = _compiled(path, name, {b.line for b in some}, change)
        forget()
        yield
    finally:
        for function, code in kept:
            function.__code__ = code
        forget()


def _compiled(path: Path, name: str, lines: set[int], change: Change) -> CodeType:
    tree = ast.parse((_ROOT / path).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and node.lineno in lines:
            node.test = change(path, node)
    code = compile(ast.fix_missing_locations(tree), str(path), "exec")
    for part in name.split("."):
        code = next(c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == part)
    return code


def _module(path: Path) -> ModuleType:
    return importlib.import_module(".".join(path.with_suffix("").parts))


def _function(module: ModuleType, name: str) -> FunctionType:
    """A function as it was written, whatever is wrapped around it."""
    owner, _, last = name.rpartition(".")
    found: object = vars(vars(module)[owner] if owner else module)[last]
    for _ in range(4):
        for wrapped in ("__wrapped__", "fget", "func", "__func__"):
            found = getattr(found, wrapped, None) or found
    assert isinstance(found, FunctionType), f"{module.__name__}.{name} is no function"
    return found


def forget() -> None:
    """Empty every memo, so that a function is asked again."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper):
            thing.cache_clear()


def off(_: Path, node: ast.If) -> ast.expr:
    """The condition asked, and the branch not taken."""
    return ast.BoolOp(ast.And(), [node.test, ast.Constant(value=False)])


def takers(
    branches: Sequence[Branch], texts: Sequence[Text], read: Callable[[Text], object]
) -> Mapping[Branch, list[Text]]:
    """For each branch the texts in which it is taken."""
    taken: set[Branch] = set()
    found: dict[Branch, list[Text]] = defaultdict(list)
    of = {(b.path, b.line): b for b in branches}
    numbers = {key: number for number, key in enumerate(of)}

    def heard(number: int, value: object) -> object:
        if value:
            taken.add(branches[number])
        return value

    def listening(path: Path, node: ast.If) -> ast.expr:
        number = ast.Constant(value=numbers[path, node.lineno])
        return ast.Call(ast.Name(_HEARS, ast.Load()), [number, node.test], [])

    with changed(branches, listening):
        for path in {branch.path for branch in branches}:
            setattr(_module(path), _HEARS, heard)
        for text in texts:
            taken.clear()
            forget()
            read(text)
            for branch in taken:
                found[branch].append(text)
    return found


def is_guarded(branch: Branch, cases: Sequence[Case]) -> bool:
    """Whether one of the cases in which a branch is taken fails without it."""
    with changed([branch], off):
        return any(not _passes(case) for case in cases)


def _passes(case: Case) -> bool:
    release = case.release()
    try:
        quotes = [q for q in extract_quotes(release) if case.asks_about(q, release.text)]
    except Exception:  # noqa: BLE001  # without its branch a function may do anything
        return False
    return not compare(case.expected, quotes, release.text)


def count_changed(branch: Branch, releases: Sequence[Release]) -> int:
    """How many releases have other lines without a branch."""
    before = [_line(release) for release in releases]
    with changed([branch], off):
        return sum(_line(r) != line for r, line in zip(releases, before, strict=True))


def _line(release: Release) -> str:
    try:
        return release_line(*read_release(release))
    except Exception as error:  # noqa: BLE001  # as above
        return repr(error)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60, help="branches drawn; 0: all")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--on", help="releases in which unguarded branches are looked for")
    options = parser.parse_args()
    branches = find_branches([_ROOT / "indexer" / name for name in PACKAGES])
    drawn = branches
    if options.count:
        drawn = sorted(random.Random(options.seed).sample(branches, options.count))
    cases = [c for path in sorted(_CASES.glob("*.txt")) for c in read_cases(path)]
    cases = [case for case in cases if not case.known_failure]
    taken = takers(drawn, cases, lambda case: extract_quotes(case.release()))
    bare = [b for b in drawn if not is_guarded(b, taken.get(b, ()))]
    print(
        f"{len(bare)} of {len(drawn)} branches (of {len(branches)}) are guarded by no golden case"
    )
    releases = []
    if options.on:
        read = (r for item in discover([options.on]) for r in load(item))
        releases = [r for r in read if isinstance(r, Release)]
    asked = takers(bare, releases, read_release) if releases else {}
    for branch in bare:
        told = f"taken in {len(taken.get(branch, ()))} cases"
        if releases:
            some = asked.get(branch, ())
            told += f" and {len(some)} of {len(releases)} releases, "
            told += f"of which {count_changed(branch, some)} read otherwise without it"
        print(f"{branch}  ({told})")


if __name__ == "__main__":
    main()
