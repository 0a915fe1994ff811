"""Quotations that go on over paragraphs, and marks that only seem to end them."""

from __future__ import annotations

import pytest

from indexer.ingest import prepare
from indexer.model import RawRelease
from indexer.pipeline import extract_quotes

HEAD = "The pilot Ben Doe spoke to the council on Monday about the ferry."
OPENED = 'Mayor Ann Roe said: "The ferry has been late all year.'
OF_DOE = 'There was "a small difference between a boat and a bus", Doe added, as both wait."'


@pytest.mark.parametrize(
    ("last", "words", "speaker"),
    [
        ('We shall mend it before the winter comes."', "before the winter", "Ann Roe"),
        (OF_DOE, "a small difference", "Ben Doe"),
    ],
)
def test_a_mark_behind_words_of_somebody_else_ends_nothing(
    last: str, words: str, speaker: str
) -> None:
    release = prepare(RawRelease("a", f"{HEAD}\n\n{OPENED}\n\n{last}", id="a"))
    quotes = extract_quotes(release)
    assert {q.speaker_name for q in quotes if words in q.text} == {speaker}
    assert [q.speaker_name for q in quotes if "late all year" in q.text] == ["Ann Roe"]
