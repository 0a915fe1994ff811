"""Words that can be nobody's name, whatever stands beside them."""

from __future__ import annotations

import pytest

from indexer.lexicon.name_shapes import (
    ends_like_no_surname,
    is_ordinary,
    shape_of_no_name,
    two_people,
    without_description,
)


@pytest.mark.parametrize("word", ["Please", "Remember", "Repair", "Money", "Post-traumatic"])
def test_what_english_writes_small_is_ordinary(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["Noble", "Hunter", "Cook", "Faith", "Penny", "Halvard", "Rich"])
def test_what_people_are_called_is_not_ordinary(word: str) -> None:
    assert not is_ordinary(word)


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("Supply Chain", "words"),
        ("Their Families", "words"),
        ("Workforce Report", "document"),
        ("High Blood Pressure Guideline", "document"),
        ("New Mexico", "place"),
        ("North America", "place"),
        ("Urban Meyer", ""),
        ("Summer Delaney", ""),
        ("So Mi Jemma Cho", ""),
        ("Georgia King", ""),
        ("Lee Ka-chiu", ""),
    ],
)
def test_the_shape_of_what_is_no_name(words: str, shape: str) -> None:
    assert shape_of_no_name(words) == shape


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Reviewer Ann Roe", "Ann Roe"),
        ("Business Carl Halvard", "Carl Halvard"),
        ("Ann Roe", "Ann Roe"),
        ("Skip Ann Roe", "Skip Ann Roe"),
        ("Halvard Ann Roe", "Halvard Ann Roe"),
    ],
)
def test_a_name_without_the_words_that_describe_its_bearer(written: str, name: str) -> None:
    assert without_description(written) == name


def test_a_company_by_an_ordinary_last_word() -> None:
    assert ends_like_no_surname("Halvard Counseling")
    assert not ends_like_no_surname("Anna Cushion")


@pytest.mark.parametrize("name", ["Anna and Peter Halvard", "Ann Roe and John C. Marsh"])
def test_two_people(name: str) -> None:
    assert two_people(name)


@pytest.mark.parametrize("name", ["Research and Markets", "Halm and Sons", "Anna Halvard"])
def test_no_two_people(name: str) -> None:
    assert not two_people(name)
