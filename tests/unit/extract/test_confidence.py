"""How sure a quote is said to be, told by its form and by how its speaker was found."""

from __future__ import annotations

import json

import pytest

from indexer.export.lines import release_line
from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
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
        "The harbour master said that the lock would last for a hundred years.",
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
        "Ann Roe said that the lock would last, with one gate of oak.",
        "Ann Roe said that the lock would last and that the gates are of oak.",
        "Ann Roe said:\n\nWe have waited for this lock.\n\nWe will keep it.",
    ],
)
def test_forms_whose_words_are_often_wrong_are_not(said: str) -> None:
    assert _last(said).confidence < 0.9


def test_words_that_lost_their_marks_are_not_sure() -> None:
    quote = _last(f"{_LONG}, said Ann Roe. It will last.")
    assert (quote.kind, quote.confidence < 0.9) == ("statement", True)


def test_whoever_has_no_given_name_is_not_sure() -> None:
    quote = _last(f"“{_LONG},” said Senator Blackwell.")
    assert (quote.speaker_name, quote.confidence < 0.9) == ("Blackwell", True)


def test_nobody_named_is_not_probable_at_all() -> None:
    quote = _last("“A lock is a door, and a door is a promise that somebody comes.”")
    assert (quote.speaker_name, quote.judgement == "matched") == ("", False)
    assert quote.confidence <= 0.5


def _line(*paragraphs: str, publisher: str = "") -> dict[str, object]:
    raw = RawRelease(origin="test", text="\n\n".join(paragraphs))
    release = prepare(add_fields(raw, {"publisher": publisher}, "record"))
    line = json.loads(release_line(release, extract_quotes(release)))
    return dict(line["quotes"][-1])


def test_role_and_organisation_beside_the_name_are_not_doubtful() -> None:
    quote = _line(f"“{_LONG},” said Ann Roe, harbour master of Corran Ferries.")
    assert (quote["role"], quote["organisation"]) == ("harbour master", "Corran Ferries")
    assert quote["doubtful"] == []


def test_an_organisation_only_taken_from_the_issuer_is_doubtful() -> None:
    quote = _line(
        "Halvard Boats Ltd opened its second yard on Monday, and a third will follow.",
        f"“{_LONG},” said Ann Roe, Chief Executive Officer of the Company.",
        "About Halvard Boats Ltd",
        "Halvard Boats Ltd builds boats of oak in two yards on the lake.",
        publisher="Halvard Boats Ltd",
    )
    assert quote["organisation"] == "Halvard Boats Ltd"
    assert quote["doubtful"] == ["organisation"]


def test_fields_that_are_not_given_have_no_confidence() -> None:
    quote = _line(f"“{_LONG},” said Ann Roe.")
    assert (quote["role_confidence"], quote["organisation_confidence"]) == (None, None)
