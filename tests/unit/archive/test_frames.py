"""The sentence around reported speech."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.archive.frames import find_frame
from indexer.model import Mention, Quote, Span
from tests.contract.samples import make_quote, make_release


def told(text: str, clause: str, pronoun: str = "") -> Quote:
    start = text.index(clause)
    quote = make_quote("q", make_release("r", text=text), clause, start, kind="indirect")
    if not pronoun:
        return quote
    place = text.index(pronoun)
    return replace(quote, mention=Mention(Span(place, place + len(pronoun)), "pronoun"))


@pytest.mark.parametrize(
    ("text", "clause", "before", "after"),
    [
        (
            "The quay is old. Roe said on Monday that the toll would end in April. It did.",
            "the toll would end in April", "Roe said on Monday that ", ".",
        ),
        (
            "The toll would end in April, Mr. Roe said.\nIt did.",
            "The toll would end in April", "", ", Mr. Roe said.",
        ),
        (
            "Dr. A. Roe of Fenna Inc. said that the U.S. toll would end. It did.",
            "the U.S. toll would end", "Dr. A. Roe of Fenna Inc. said that ", ".",
        ),
    ],
)  # fmt: skip
def test_the_rest_of_the_sentence_is_the_frame(
    text: str, clause: str, before: str, after: str
) -> None:
    frame = find_frame(told(text, clause), text)
    assert frame is not None
    assert (frame.before, frame.after) == (before, after)


def test_a_pronoun_is_known_by_its_place() -> None:
    text = "Roe spoke. She said that the toll would end."
    frame = find_frame(told(text, "the toll would end", "She"), text)
    assert frame is not None
    assert frame.pronoun is not None
    assert frame.pronoun.of(frame.before) == "She"


def test_words_in_marks_have_no_frame() -> None:
    text = "“The toll ends,” said Roe."
    quote = make_quote("q", make_release("r", text=text), "The toll ends,", 1)
    assert find_frame(quote, text) is None


def test_a_sentence_without_end_is_cut_at_a_word() -> None:
    text = "word " * 200 + "said that the toll ends " + "and more " * 200
    frame = find_frame(told(text, "the toll ends"), text)
    assert frame is not None
    assert len(frame.before) <= 240
    assert frame.before.startswith("word ")
    assert frame.after.split()[-1] in ("and", "more")
