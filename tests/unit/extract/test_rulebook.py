"""The table of rules: its examples hold, and no row can be missed or left without a use."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from indexer.evaluation.examples import check_rule, is_found
from indexer.extract import rules
from indexer.extract.table import switched_off
from indexer.grammar.language import Finders, Language
from indexer.languages import read_languages
from indexer.rulebook import RULES, STAGES, Rule

_MODULES = Path(rules.__file__).parent
_BY_NAME = [pytest.param(rule, id=rule.name) for rule in RULES]


@pytest.mark.parametrize("rule", _BY_NAME)
def test_both_examples_match_exactly_as_marked(rule: Rule) -> None:
    assert check_rule(rule) == []


@pytest.mark.parametrize("rule", _BY_NAME)
def test_without_its_row_an_example_is_no_longer_found(rule: Rule) -> None:
    with switched_off(rule.name):
        assert not is_found(rule)


def test_names_and_sentences_tell_the_rules_apart() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len({rule.sentence for rule in RULES}) == len(RULES)
    assert all(rule.sentence.endswith((".", "…", "”")) for rule in RULES)


def test_the_rows_of_a_stage_stand_together_in_the_order_of_the_stages() -> None:
    order = list(STAGES)
    places = [order.index(rule.stage) for rule in RULES]
    assert places == sorted(places)
    assert set(places) == set(range(len(order)))


def test_every_module_of_rules_has_a_row_or_serves_one() -> None:
    bound = {rule.looks.partition(".")[0] for rule in RULES if rule.looks} - {"language"}
    assert {path.stem for path in _MODULES.glob("*.py")} == bound | {"__init__", "blocks"}


def _finds(code: str, name: str) -> bool:
    language = read_languages()[code]
    return isinstance(language, Language) and getattr(language.finders, name) is not None


def test_a_row_names_the_languages_whose_own_way_it_asks_for() -> None:
    for rule in RULES:
        module, _, name = rule.looks.partition(".")
        if module != "language":
            assert rule.languages == (), rule.name
            continue
        for code in rule.languages:
            assert _finds(code, name)
        for code in ("en", "es"):
            assert _finds(code, name) == (code in rule.languages), (rule.name, code)


def test_every_way_of_a_language_has_a_row() -> None:
    asked = {rule.looks.partition(".")[2] for rule in RULES if rule.looks.startswith("language.")}
    serving = {"leader"}  # asked by the row "before", which all languages share
    assert {f.name for f in fields(Finders)} == asked | serving
