"""The lists of given names: no name twice over, and the commonest with the pronoun they go with."""

from __future__ import annotations

import pytest

from indexer.lexicon import name_genders
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_genders import gender_of_name


def test_the_lists_hold_given_names_and_do_not_overlap() -> None:
    women, either = name_genders._FEMININE, name_genders._EITHER
    assert women <= GIVEN_NAMES
    assert not women & either


@pytest.mark.parametrize(
    "name",
    """Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty
    Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie
    Rebecca Sharon Laura Cynthia Dorothy Amy Kathleen Angela Shirley Emma Brenda Pamela Nicole Anna
    Samantha Katherine Christine Debra Rachel Carolyn Janet Maria Olivia Heather Helen Catherine
    Diane Julie Victoria Joyce Lauren Kelli Erin Madeline Bonnie Rhonda""".split(),
)
def test_women_are_meant_by_she(name: str) -> None:
    assert gender_of_name(name) == "f"


@pytest.mark.parametrize(
    "name",
    """James Michael Robert John David William Richard Joseph Thomas Christopher Charles Daniel
    Matthew Anthony Mark Steven Donald Andrew Joshua Paul Kenneth Kevin Brian Timothy Ronald Jason
    George Edward Jeffrey Ryan Jacob Nicholas Gary Eric Jonathan Stephen Larry Justin Scott Brandon
    Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry Wendell""".split(),
)
def test_men_are_meant_by_he(name: str) -> None:
    assert gender_of_name(name) == "m"


@pytest.mark.parametrize("name", ["Kim", "Jordan", "Taylor", "Kerry", "Chris", "Alexis", "Halvard"])
def test_names_of_either_tell_nothing(name: str) -> None:
    assert gender_of_name(name) == ""
