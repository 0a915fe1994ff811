"""The pieces of a quotation as one text."""

from __future__ import annotations

import re

import pytest

from indexer.model import Span
from indexer.text.pieces import join_pieces


def join(marked: str) -> str:
    """``⟦…⟧`` marks the pieces."""
    spans, text = [], ""
    for n, part in enumerate(re.split("[⟦⟧]", marked)):
        if n % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    return join_pieces(text, spans)


@pytest.mark.parametrize(
    ("marked", "joined"),
    [
        # the attribution ends the sentence
        ("“⟦We checked it twice,⟧” she said. “⟦Then we let the boat in.⟧”",
         "We checked it twice. Then we let the boat in."),
        ("「⟦我們查過兩次，⟧」她說。「⟦然後讓船進來。⟧」", "我們查過兩次。然後讓船進來。"),
        ("「⟦我們查過兩次，⟧」她說，「⟦然後讓船進來。⟧」", "我們查過兩次，然後讓船進來。"),
        ("“⟦Did we check it?⟧” she asked. “⟦We did.⟧”", "Did we check it? We did."),
        ("“⟦We checked it⟧” — Ann Roe, harbour master. “⟦It holds.⟧”",
         "We checked it. It holds."),
        # the attribution stands inside a sentence
        ("“⟦We checked it,⟧” she said, “⟦and then we let the boat in.⟧”",
         "We checked it, and then we let the boat in."),
        ("“⟦The boat,⟧” said Ann Roe, harbour master of Corran, “⟦I let in myself.⟧”",
         "The boat, I let in myself."),
        # nothing but marks or a new paragraph between them
        ("“⟦Good evening.⟧”\n\n“⟦The bridge is open.⟧”", "Good evening.\n\nThe bridge is open."),
        ("“⟦Good evening⟧”. “⟦The bridge is open.⟧”", "Good evening. The bridge is open."),
        # a new paragraph behind the attribution
        ("“⟦We checked it,⟧” said Ann Roe.\n\n“⟦It is dry.⟧”", "We checked it.\n\nIt is dry."),
        # more than an attribution: the speaker may have said more
        ("“⟦We checked it,⟧” she said. The boat had come from Fenna. “⟦It is dry.⟧”",
         "We checked it […] It is dry."),
        ("“⟦We checked it,⟧” she said.\n\nHe nodded.\n\n“⟦It is dry.⟧”",
         "We checked it […] It is dry."),
        ("⟦⟧", ""),
    ],
)  # fmt: skip
def test_pieces_read_as_one_text(marked: str, joined: str) -> None:
    assert join(marked) == joined


def test_a_text_of_many_pieces_is_joined_in_step_with_its_length() -> None:
    marked = "“⟦We are glad,⟧” she said, “⟦to be here.⟧” " * 2_000
    assert join(marked).count("We are glad") == 2_000
