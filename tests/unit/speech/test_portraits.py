"""Portraits below the names of people are told of them, and said by nobody."""

from __future__ import annotations

import pytest

from indexer.model import Span
from indexer.speech.narrated import leave_out_narration, tells_of


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("Tibalda R. Rook", "Tibalda R. Rook is a pilot with 20 years on the Wend.", True),
        ("Otto Brandt", "Mr. Brandt has been a surveyor of the coast since 2003.", True),
        ("Ines Quayle", "Born in Fleet, Quayle serves as keeper of the light.", True),
        ("Bo Teal", "I am Bo Teal, and I built the crane.", False),
        ("Bo Teal", "Teal, the engineer, is not here today.", False),
        ("Eva Lind", "We shall open the yard in May.", False),
        ("Ines Quayle", "Dame Ines plans to walk the coast.", True),
        ("Ines Quayle", "The young Ines plans to walk the coast.", False),
        ("", "", False),
    ],
)
def test_words_that_begin_with_the_name_tell_of_somebody(name: str, words: str, told: bool) -> None:
    assert tells_of(name, words) is told


_ANSWER = [
    "The minutes of 1911. Every argument is in them.",
    "The lamp was lit by hand, and it was lit late.",
    "Dame Ines plans to walk the coast. “I shall go one way,” she says.",
    "Her book is out in May.",
]


@pytest.mark.parametrize(
    ("paragraphs", "kept"),
    [(_ANSWER, 2), (_ANSWER[:2], 2), (_ANSWER[2:], 2), ([*_ANSWER, "I thank you."], 5)],
)
def test_what_is_told_of_a_speaker_below_their_words_is_left_out(
    paragraphs: list[str], kept: int
) -> None:
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    content = [Span(s, s + len(p)) for s, p in zip(starts, paragraphs, strict=True)]
    leave_out_narration(text, content, "Ines Quayle")
    assert len(content) == kept
