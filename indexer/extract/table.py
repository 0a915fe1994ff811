"""The rows of ``indexer.rulebook`` bound to their functions, by the stage they are asked in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from operator import attrgetter
from typing import Any

from indexer.grammar.draft import Draft
from indexer.rulebook import RULES, STAGES, Rule, Stage


@dataclass(frozen=True, slots=True)
class Row:
    """A rule and its function: from what its stage asks about to a draft, or None."""

    rule: Rule
    find: Callable[[Any], Draft | list[Draft] | None]

    def ask(self, asked: object) -> list[Draft]:
        """What the row answers, under its name; [] where it has nothing to say."""
        found = self.find(asked)
        if not found:
            return []
        drafts = found if isinstance(found, list) else [found]
        for draft in drafts:
            draft.rule = self.rule.name
        return drafts


def _bind(rule: Rule) -> Row:
    module, _, name = rule.looks.rpartition(".")
    if module == "language":
        return Row(rule, _finder(name))
    return Row(rule, getattr(import_module(f"indexer.extract.rules.{module}"), name))


def _finder(name: str) -> Callable[[Any], Draft | None]:
    """The function that asks the language of a sentence, which may have no such form."""
    get = attrgetter(f"language.finders.{name}")

    def find(asked: Any) -> Draft | None:
        finder = get(asked)
        return finder(asked) if finder is not None else None

    return find


def _by_stage(rows: list[Row]) -> dict[Stage, tuple[Row, ...]]:
    return {stage: tuple(row for row in rows if row.rule.stage == stage) for stage in STAGES}


_ROWS = [_bind(rule) for rule in RULES if rule.looks]
_ASKED = _by_stage(_ROWS)
_OFF: set[str] = set()


def ask(stage: Stage, asked: object) -> list[Draft]:
    """What the first row of a stage says that answers; [] where none does."""
    for row in _ASKED[stage]:
        drafts = row.ask(asked)
        if drafts:
            return drafts
    return []


def ask_one(stage: Stage, asked: object) -> Draft | None:
    """The same of a stage whose rows answer with one draft."""
    drafts = ask(stage, asked)
    return drafts[0] if drafts else None


@contextmanager
def switched_off(*names: str) -> Iterator[None]:
    """Extraction without the rows of these names, to measure what they do; not for threads."""
    kept = dict(_ASKED)
    _ASKED.update(_by_stage([row for row in _ROWS if row.rule.name not in names]))
    _OFF.update(names)
    try:
        yield
    finally:
        _ASKED.update(kept)
        _OFF.difference_update(names)


def is_on(name: str) -> bool:
    """Whether a row is not switched off; asked by readers whose rows have no function here."""
    return name not in _OFF
