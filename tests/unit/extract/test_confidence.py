"""How sure a quote is said to be, told by its form and by how its speaker was found."""

from __future__ import annotations

import pytest

from indexer.ingest import prepare
from indexer.model import Quote, RawRelease
from indexer.pipeline import extract_quotes

_OPENED = "The old lock was opened on Monday by Ann Roe, the harbour master of Corran."
_LONG = "We have waited for this lock since the flood took the old one"


def _last(*paragraphs: str) -> Quote:
    release = prepare(RawRelease(origin="test", text="\n\n".join((_OPENED, *paragraphs))))
    return extract_quotes(release)[-1]


@pytest.mark.parametrize(
    "said",
    [
        f"“{_LONG},” said Ann Roe.",
        f"“{_LONG},” Roe said.",
        f"“{_LONG},” she said. “It will last.”",
        f"“{_LONG},” the harbour master said.",
        "Ann Roe said that the lock would last for a hundred years.",
    ],
)
def test_plain_forms_are_sure(said: str) -> None:
    quote = _last(said)
    assert (quote.speaker_name, quote.confidence >= 0.9) == ("Ann Roe", True)


@pytest.mark.parametrize(
    "said",
    [
        "“Long awaited,” said Ann Roe.",
        "“Too late,” she said.",
        "Ann Roe said that the lock would be “a lasting gift to the whole valley”.",
        "The council said that the lock would last for a hundred years.",
        "The lock will last for a hundred years, Ann Roe said.",
        "Ann Roe urged the council to open the second lock.",
    ],
)
def test_forms_whose_words_are_often_wrong_are_not(said: str) -> None:
    assert _last(said).confidence < 0.9


def test_words_that_lost_their_marks_are_not_sure() -> None:
    quote = _last(f"{_LONG}, said Ann Roe. It will last.")
    assert (quote.kind, quote.confidence < 0.9) == ("statement", True)


def test_nobody_named_is_not_probable_at_all() -> None:
    quote = _last("“A lock is a door, and a door is a promise that somebody comes.”")
    assert (quote.speaker_name, quote.judgement == "matched") == ("", False)
    assert quote.confidence <= 0.5
