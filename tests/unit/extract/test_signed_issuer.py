"""Whose release it is, where nothing states it: the body it is signed with, never one told of."""

from __future__ import annotations

import pytest

from indexer.ingest.prepare import prepare
from indexer.model import Candidate, RawRelease, Release
from indexer.pipeline import read_release

LEAD = (
    "Halvard Tiles today announced a second kiln in Merrin. The old one is cold.\n\nIt burns wood."
)


def read(text: str, *said: Candidate) -> Release:
    return read_release(prepare(RawRelease("a", text, candidates=said)))[0]


@pytest.mark.parametrize(
    "below",
    [
        "About Halvard Tiles\n\nHalvard Tiles makes tiles, and has done so for ninety years.",
        "Media contact:\n\nAnn Roe, Halvard Tiles, +1 555 010 0199",
        "Contact:\n\nAnn Roe\n\npress@halvardtiles.example",
    ],
)
def test_the_body_that_a_release_is_signed_with(below: str) -> None:
    release = read(f"{LEAD}\n\n{below}")
    assert release.issuer == "Halvard Tiles"
    assert dict(release.provenance)["issuer"] == "about, contact"


def test_a_body_that_is_only_told_of_issues_nothing() -> None:
    assert read(f"{LEAD}\n\nAbout Dell Wire\n\nDell Wire brings news of tiles to all.").issuer == ""
    assert read(LEAD).issuer == ""


def test_what_is_stated_stands() -> None:
    stated = Candidate("issuer", "Merrin Council", "record")
    below = "About Halvard Tiles\n\nHalvard Tiles makes tiles."
    assert read(f"{LEAD}\n\n{below}", stated).issuer == "Merrin Council"


def test_a_firm_of_several_names_is_kept_whole() -> None:
    firm = "Marsh, Doe & Quill LLP"
    said = Candidate("issuer", firm, "record")
    text = f"{firm} has won the case. “It is over,” said Ann Roe, managing partner."
    raw = RawRelease("a", text, candidates=(said,))
    (quote,) = read_release(prepare(raw))[1]
    assert (quote.speaker_name, quote.organisation_name) == ("Ann Roe", firm)
