"""A comparison shows the words that are archived, letter by letter."""

from __future__ import annotations

import pytest

from indexer.checking.compared import _slice
from indexer.checking.words import read_words

_TEXT = "Votes for Trump rose 98% in Fleet, and we don't know why."


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ((0, 4), "Votes for Trump rose"),
        ((0, 5), "Votes for Trump rose 98"),
        ((5, 8), "% in Fleet,"),
        ((4, 6), "98%"),
        ((8, 11), "and we do"),
        ((11, 14), "not know why."),
        ((11, 12), "not"),
        ((3, 3), ""),
    ],
)
def test_only_a_word_that_is_divided_is_shown_by_its_form(
    part: tuple[int, int], shown: str
) -> None:
    assert _slice(_TEXT, tuple(read_words(_TEXT)), part) == shown
