"""Whose release it is, where it is signed by nobody: who announces in a release of its own."""

from __future__ import annotations

import pytest

from indexer.ingest.prepare import prepare
from indexer.model import Candidate, RawRelease, Release
from indexer.pipeline import read_release

DATED = "MERRIN, 4 May 2025 – "
MORE = "\n\nThe kiln of Dell Tiles burns wood. It is the second in the valley."


def read(title: str, text: str) -> Release:
    stated = Candidate("title", title, "record")
    return read_release(prepare(RawRelease("a", text, candidates=(stated,))))[0]


@pytest.mark.parametrize(
    ("title", "lead", "issuer"),
    [
        ("Dell Tiles Fires Second Kiln", "Dell Tiles fired a second kiln today.", "Dell Tiles"),
        ("Dell Tiles: A Kiln for All", "A kiln for all is what Dell Tiles has.", "Dell Tiles"),
        ("Second Kiln Burns", "Dell Tiles Ltd, the potters, has fired a kiln.", "Dell Tiles Ltd"),
        ("Smoke over Merrin", "The Ministry of Kilns has published a map.", "Ministry of Kilns"),
    ],
)
def test_who_announces_in_a_release_with_a_dateline(title: str, lead: str, issuer: str) -> None:
    release = read(title, DATED + lead + MORE)
    assert release.issuer == issuer
    assert {"headline", "lead"}.intersection(dict(release.provenance)["issuer"].split(", "))


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (
            "Merrin: One Kiln in Two Is Cold",
            "In the valley half of the kilns are cold, as those of Merrin show.",
        ),
        ("Storm Ida: What We Know", "Storm Ida took the roofs of six kilns in the valley."),
        ("Customs Officers Find a Kiln", "Customs officers found a kiln today."),
        ("Council Adopts a Budget", "The City Council adopted a budget for kilns today."),
    ],
)
def test_who_is_only_told_of_or_called_by_a_kind_issued_nothing(title: str, lead: str) -> None:
    assert read(title, DATED + lead + " They burnt wood.").issuer == ""


def test_who_is_pleased_needs_no_dateline() -> None:
    lead = "Dell Tiles is pleased to announce a second kiln."
    assert read("Dell Tiles Fires Second Kiln", lead + MORE).issuer == "Dell Tiles"


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Copper Rises Again", f"{DATED}Copper rose today. Nobody knows why copper does."),
        ("March 2025 Was Warm", f"{DATED}March 2025 was warm, and so was March 2025 at sea."),
    ],
    ids=["a thing", "a month"],
)
def test_what_only_leads_issues_nothing(title: str, lead: str) -> None:
    assert read(title, lead + MORE).issuer == ""


def test_two_bodies_that_share_a_lead_leave_their_officers_to_themselves() -> None:
    lead = "Foldwell and Merrin Glass will share a kiln. “It is warm,” said Ann Roe, CEO."
    below = "\n\nAbout Foldwell\n\nFoldwell makes tiles.\n\nAbout Merrin Glass\n\nMerrin Glass is glass."
    (quote,) = read_release(prepare(RawRelease("a", lead + below)))[1]
    assert quote.organisation_name == ""
