"""Letters within a release: whose they are, and whom they quote."""

from __future__ import annotations

import pytest

from indexer.ingest import prepare
from indexer.model import Quote, RawRelease
from indexer.pipeline import extract_quotes

_BODY = (
    "Dear Governor Marsh:",
    "The bridge is late. As Tom Vik said, “It has been late for years.”",
    "The town asks you to open it by May.",
)
_TOLD = "Senator Ann Strand wrote to the Governor today."


def read(*lines: str) -> list[Quote]:
    return list(extract_quotes(prepare(RawRelease("a", "\n\n".join(lines), id="a"))))


@pytest.mark.parametrize(
    ("above", "below", "writer"),
    [
        ("The bridge is shut.", ("Sincerely,", "Ann Strand"), "Ann Strand"),
        (_TOLD, ("Yours truly,", "Ann Strand", "Senator"), "Ann Strand"),
        (_TOLD, (), "Ann Strand"),
    ],
)
def test_a_letter_is_of_who_signs_it_or_is_told_to_have_written_it(
    above: str, below: tuple[str, ...], writer: str
) -> None:
    letter, inside = read(above, *_BODY, *below)
    assert (letter.rule, letter.kind, letter.speaker_name) == ("letter", "statement", writer)
    assert len(letter.content) == 2
    assert (inside.speaker_name, inside.text) == ("Tom Vik", "It has been late for years.")


def test_a_letter_of_nobody_is_no_statement() -> None:
    assert [quote.rule for quote in read("The bridge is shut.", *_BODY)] == ["before"]


def test_who_writes_a_letter_is_nobodys_he_in_it() -> None:
    body = (
        "Dear Governor Marsh:",
        "Tom Vik came to the quay. He said, “It has been late for years.”",
    )
    quotes = read("Mr Ben Strand wrote to the Governor.", *body, "Sincerely,", "Ben Strand")
    assert [quote.speaker_name for quote in quotes] == ["Ben Strand", "Tom Vik"]
