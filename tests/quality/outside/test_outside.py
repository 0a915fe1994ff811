"""The documents by outsiders are marked right, and what is read of them falls back nowhere."""

from __future__ import annotations

import pytest

from tests.quality.outside.marked import HERE, MarkedError, read_document, read_set
from tests.quality.outside.scoring import score_releases, score_speeches

SETS = sorted(path.stem for path in HERE.glob("*.txt"))
RELEASES = {  # direct and all end to end, and speakers; a little below what was measured
    "releases-1": (0.90, 0.89, 0.96),
    "releases-2": (0.87, 0.85, 0.94),
    "releases-3": (0.92, 0.91, 0.96),
}
SPEECHES = {  # right, not wrong
    "speeches-1": (0.97, 0.99),
    "speeches-2": (0.87, 0.98),
    "speeches-4": (0.89, 0.97),
}


@pytest.mark.parametrize("name", SETS)
def test_every_document_is_marked_and_named_once(name: str) -> None:
    documents = read_set(name)
    assert len({d.name for d in documents}) == len(documents) >= 30
    for document in documents:
        assert document.marks, document.name
        assert not set("⟦⟧⟪⟫") & set(document.raw), document.name


def test_a_mark_that_is_not_closed_is_named() -> None:
    with pytest.raises(MarkedError, match=r"set\.txt: one\.txt"):
        read_document("set", "one.txt", "@title: One\n---\n⟦d:Ann Roe||# We agree.\n")


@pytest.mark.accuracy
@pytest.mark.parametrize("name", RELEASES)
def test_releases_hold_their_floors(name: str) -> None:
    report, _ = score_releases(name)
    slices = report["slices"]
    direct, every, speaker = RELEASES[name]
    assert slices["direct"]["e2e_f1"] >= direct
    assert slices["all"]["e2e_f1"] >= every
    assert slices["all"]["speaker"] >= speaker


@pytest.mark.accuracy
@pytest.mark.parametrize("name", SPEECHES)
def test_speeches_hold_their_floors(name: str) -> None:
    figures, lost = score_speeches(name)
    right, not_wrong = SPEECHES[name]
    assert figures["right"] >= right
    assert figures["without_wrong"] >= not_wrong
    assert lost <= 15
