"""Why a quote is somebody's: every rule and step has its sentence, in every language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import indexer
from app.quote.explanation import explain_chain, explain_rule
from app.site.languages import LANGUAGES
from indexer.model import Evidence, Quote, Release, Span
from indexer.pipeline import extract_quotes
from indexer.rulebook import RULES, STEPS
from tests.unit.app.conftest import make_release

TEXT = "“The ferry will sail,” she said. Ann Roe is harbour master of Merrin."
_STEP_AT = {"Evidence": 1, "link_person": 2, "_as_person": 4}
"""At which place functions of the indexer take a step."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def told() -> tuple[Quote, Release]:
    release = make_release("why", "Why", date(2024, 1, 1), TEXT)
    return extract_quotes(release)[0], release


def steps_written_out() -> Iterator[str]:
    """Every step that the sources of the indexer name."""
    for path in Path(indexer.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            place = _STEP_AT.get(getattr(node.func, "id", getattr(node.func, "attr", "")))
            if place is not None and len(node.args) > place:
                given = node.args[place]
                ways = (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,)
                yield from (str(one.value) for one in ways if isinstance(one, ast.Constant))


def test_every_step_that_the_indexer_names_has_a_sentence() -> None:
    named = {step for step in steps_written_out() if not step.startswith("“")}
    assert {"mention", "short form", "sworn"} <= named
    assert named <= set(STEPS)


@pytest.mark.parametrize("language", [known.code for known in LANGUAGES])
def test_every_rule_and_step_is_told_in_every_language(
    client: FlaskClient, told: tuple[Quote, Release], language: str
) -> None:
    quote, release = told
    application: Flask = client.application
    with application.test_request_context(f"/?lang={language}"):
        application.preprocess_request()
        rules = {r.name: explain_rule(replace(quote, rule=r.name)) for r in RULES}
        chains = {
            step: (Evidence(Span(33, 40), "mention"), Evidence(Span(23, 26), step))
            for step in STEPS
        }
        steps = {
            step: explain_chain(replace(quote, evidence=chain), release)[1].step
            for step, chain in chains.items()
        }
    assert all(sentence and sentence != name for name, sentence in (*rules.items(), *steps.items()))
    if language != "en":
        assert all(_CHINESE.search(words) for words in (*rules.values(), *steps.values()))
    assert len(set(rules.values())) == len(RULES)


def test_a_pronoun_is_told_as_a_word_of_the_release(
    client: FlaskClient, told: tuple[Quote, Release]
) -> None:
    quote, release = told
    chain = (Evidence(Span(23, 26), "mention"), Evidence(Span(33, 40), "she"))
    with client.application.test_request_context("/"):
        links = explain_chain(replace(quote, evidence=chain), release)
    assert links[1].step == "who “she” is"


@given(name=st.text(st.characters(categories=["Lu", "Nd"]), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_no_other_name_is_ever_shown(
    client: FlaskClient, told: tuple[Quote, Release], name: str
) -> None:
    quote, release = told
    chain = (Evidence(Span(23, 26), "mention"), Evidence(Span(33, 40), name))
    with client.application.test_request_context("/"):
        links = explain_chain(replace(quote, evidence=chain), release)
        rule = explain_rule(replace(quote, rule=name))
    assert links[1].step == "which leads to the name"
    assert rule == "A rule decided that this version no longer has."
