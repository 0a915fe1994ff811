"""The annotated speeches: each word of the annotations stands in its document, in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.evaluation.turns import GoldSpeech, evaluate_speeches, load_speeches
from indexer.ingest import discover, load
from indexer.model import Quote, Release
from indexer.pipeline import read_release

CORPUS = Path(__file__).parents[2] / "corpus"
SPEECHES = load_speeches(CORPUS / "gold" / "speeches" / "turns.jsonl")


def _read(document: str) -> tuple[Release, tuple[Quote, ...]] | None:
    path = CORPUS / "speeches" / document
    if not path.is_file():
        return None
    (item,) = discover([str(path)])
    (release,) = load(item)
    assert isinstance(release, Release), release
    return read_release(release)


def test_every_document_is_annotated_once() -> None:
    files = sorted(path.name for path in (CORPUS / "speeches").iterdir())
    assert [gold.document for gold in SPEECHES] == files
    assert len(files) >= 10
    assert {Path(name).suffix for name in files} >= {
        ".md",
        ".txt",
        ".html",
        ".json",
        ".vtt",
        ".srt",
    }


@pytest.mark.parametrize("gold", SPEECHES, ids=lambda gold: gold.document)
def test_annotated_words_stand_in_their_document_in_order(gold: GoldSpeech) -> None:
    read = _read(gold.document)
    assert read is not None
    text = read[0].text
    at = 0
    for turn in gold.turns:
        assert turn.spans
        for words in turn.spans:
            assert words in text[at:]
            at = text.index(words, at) + len(words)
    assert all(words in text for _, words in gold.inside)


def test_words_in_another_mouth_and_words_that_nobody_says_cost() -> None:
    """The figures fall where a speaker is another, and where words are left out."""
    gold = next(gold for gold in SPEECHES if gold.document.endswith(".srt"))
    assert evaluate_speeches([gold], _read)["right"] == 1.0
    other = GoldSpeech(
        gold.document,
        "Another title",
        "2001-01-01",
        tuple(
            type(turn)("Nobody Else" if turn.speaker else "", turn.role, turn.spans)
            for turn in gold.turns
        )[:-1],
        (("Nobody Else", gold.turns[0].spans[0]),),
    )
    found = evaluate_speeches([other], _read)
    assert found["right"] == found["title"] == found["date"] == found["inside"] == 0.0
    assert found["without_wrong"] < 1.0
    assert found["without_extra"] < 1.0
