"""A search taken apart into clues, and the list of synonyms."""

from __future__ import annotations

from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from indexer.archive.closest import clue_keys, read_clues
from indexer.archive.closest.synonyms import read_groups, synonyms_of
from indexer.archive.language import parse
from indexer.archive.query import DateRange


def clues(typed: str) -> list[str]:
    return [clue.text for clue in read_clues(parse(typed).expression)[0]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("what did roe say about tolls", ["roe", "tolls"]),
        ("who is it", ["who", "is", "it"]),  # nothing else to go by
        ("wind farm July 2025", ["wind farm", "July 2025"]),
        ("31 December 2023 budget", ["31 December 2023", "budget"]),
        ('"carbon tax" roe', ["roe"]),
        ("tolls OR fares", []),
    ],
)
def test_a_search_is_taken_apart(typed: str, found: list[str]) -> None:
    assert clues(typed) == found


def test_a_typed_date_means_its_days() -> None:
    (_, clue), _ = read_clues(parse("budget July 2025").expression)
    assert clue.dates == DateRange(date(2025, 7, 1), date(2025, 7, 31))


def test_phrases_and_exclusions_stay_strict() -> None:
    _, strict = read_clues(parse('roe "carbon tax" -ferry').expression)
    assert strict == parse('"carbon tax" -ferry').expression


def test_a_surname_is_not_a_plural() -> None:
    assert clue_keys("speaker", "Ida Waters") == ["ida", "waters"]
    assert clue_keys("title", "Bridges of cities") == ["bridge", "of", "city"]


def test_synonyms_are_found_by_any_form() -> None:
    assert "physicians" in synonyms_of("doctor")
    assert "physicians" in synonyms_of("Doctors")
    assert synonyms_of("harbourmaster") == ()


def test_the_list_has_no_group_of_one_and_repeats_nothing() -> None:
    text = files("indexer.archive.closest").joinpath("synonym_groups.txt").read_text("utf-8")
    groups = read_groups(text)
    assert len(groups) >= 300
    assert [group for group in groups if len(set(group)) < 2 or len(set(group)) < len(group)] == []
    assert [g for g, n in Counter(frozenset(group) for group in groups).items() if n > 1] == []


def test_car_and_vehicle_stay_apart() -> None:
    assert "vehicle" not in synonyms_of("car")
