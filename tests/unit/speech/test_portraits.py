"""Portraits below the names of people are told of them, and said by nobody."""

from __future__ import annotations

import pytest

from indexer.speech.conversation import _tells_of


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("Tibalda R. Rook", "Tibalda R. Rook is a pilot with 20 years on the Wend.", True),
        ("Otto Brandt", "Mr. Brandt has been a surveyor of the coast since 2003.", True),
        ("Ines Quayle", "Born in Fleet, Quayle serves as keeper of the light.", True),
        ("Bo Teal", "I am Bo Teal, and I built the crane.", False),
        ("Bo Teal", "Teal, the engineer, is not here today.", False),
        ("Eva Lind", "We shall open the yard in May.", False),
        ("", "", False),
    ],
)
def test_words_that_begin_with_the_name_tell_of_somebody(name: str, words: str, told: bool) -> None:
    assert _tells_of(name, words) is told
