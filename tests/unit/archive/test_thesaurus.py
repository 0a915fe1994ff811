"""The thesaurus behind the synonyms chosen by hand."""

from __future__ import annotations

from importlib.resources import files

import pytest

import indexer.archive.closest.thesaurus as module
from indexer.archive.analysis import stem
from indexer.archive.closest.thesaurus import NEAR_WEIGHT, SAME_WEIGHT, related_to


@pytest.mark.parametrize(
    ("word", "other", "weight"),
    [
        ("Households", "family", SAME_WEIGHT),
        ("illness", "sick", SAME_WEIGHT),
        ("kids", "toddler", NEAR_WEIGHT),
        ("doctor", "surgeon", NEAR_WEIGHT),
    ],
)
def test_words_near_in_meaning_have_a_weight(word: str, other: str, weight: float) -> None:
    assert (other, weight) in related_to(word)


@pytest.mark.parametrize("word", ["", "the", "zzyzx", "two words", "5.5%", "slow-down", "香港"])
def test_what_is_no_plain_word_has_none(word: str) -> None:
    assert related_to(word) == []


def test_every_line_is_sorted_and_holds_words() -> None:
    text = files(module.__package__).joinpath("thesaurus.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    keys = [line.partition(":")[0] for line in lines]
    assert keys == sorted(set(keys))
    assert "WordNet 3.0 Copyright 2006 by Princeton University." in text
    for key in keys[::50]:
        assert 0 < len(related_to_key(key)) <= 20, key


def related_to_key(key: str) -> list[tuple[str, float]]:
    """Of a stem, which is not always its own stem."""
    return related_to(key) if stem(key) == key else [("", 0.0)]
