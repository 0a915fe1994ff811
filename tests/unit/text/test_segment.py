"""Sentences of a paragraph, and the stretches that no sentence ends within."""

from __future__ import annotations

from indexer.model import Span
from indexer.text.segment import ENDED, make_skeleton, split_sentences

_TEXT = "She said that “it is true. No one doubts it.” The boats came."


def _sentences(text: str, whole: tuple[Span, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, whole)]


def test_no_sentence_ends_within_a_stretch_that_is_whole() -> None:
    marked = Span(_TEXT.index("“"), _TEXT.index("”") + 1)
    assert _sentences(_TEXT) == [
        "She said that “it is true.",
        "No one doubts it.”",
        "The boats came.",
    ]
    assert _sentences(_TEXT, (marked,)) == [
        "She said that “it is true. No one doubts it.”",
        "The boats came.",
    ]


def test_a_place_of_the_text_is_found_in_its_skeleton() -> None:
    text = "¶ “We agree.” She said “it is so”."
    spoken = Span(text.index("“"), text.index("”") + 1)
    skeleton = make_skeleton(text, Span(2, len(text)), [(spoken, 0, ENDED)])
    place = text.rindex("“")
    assert skeleton.text[skeleton.position(place)] == "“"
    assert skeleton.place(skeleton.position(place)) == place
