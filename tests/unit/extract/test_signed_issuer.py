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
    assert "lead" in dict(release.provenance)["issuer"]


def test_a_body_of_which_only_an_outlet_tells_issues_nothing() -> None:
    assert read(f"{LEAD}\n\nAbout Dell Wire\n\nDell Wire brings news of tiles to all.").issuer == ""


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


@pytest.mark.parametrize(
    ("stated", "told", "issuer"),
    [
        ("MRDW Press Office", "their union MRDW (Merrin Riggers and Dock Workers)",
         "Merrin Riggers and Dock Workers"),
        ("MRDW", "the Merrin Riggers and Dock Workers (MRDW)", "Merrin Riggers and Dock Workers"),
        ("MCUH Communications", "Merrin City University Hospitals Trust",
         "Merrin City University Hospitals Trust"),
        ("BANK OF MERRIN", "the Bank of Merrin", "Bank of Merrin"),
        ("MRDW", "the dockers", "MRDW"),
    ],
)  # fmt: skip
def test_an_issuer_is_named_in_full_where_its_text_does(
    stated: str, told: str, issuer: str
) -> None:
    text = f"The boats will not sail on Monday, {told} said today.\n\nThey may on Tuesday."
    assert read(text, Candidate("publisher", stated, "record")).issuer == issuer


@pytest.mark.parametrize(
    ("issuer", "told", "body"),
    [
        ("Bank of Merrin", "Governor Ida Pell", "Bank of Merrin"),
        ("Merrin Ironworks", "Governor Ida Pell", ""),
        ("Ministry of Lakes", "Vice Minister of Museums Ida Pell", ""),
        ("Merrin District Attorney’s Office", "the marina’s director, Ida Pell", "marina"),
        (
            "Law Office of Ida Pell, PLLC",
            "the firm’s director, Ann Doe",
            "Law Office of Ida Pell, PLLC",
        ),
        ("Merrin Brewers", "the brewery’s director, Ida Pell", "Merrin Brewers"),
        ("Merrin Dock Workers’ Union", "the company’s managing director, Ida Pell", "Novarun"),
    ],
)
def test_whose_an_office_without_a_body_is(issuer: str, told: str, body: str) -> None:
    text = (
        f"This is sent out by {issuer}. Novarun said on Monday that the boats were dry.\n\n"
        f"“They may sail on Tuesday,” said {told}."
    )
    release = prepare(RawRelease("a", text, candidates=(Candidate("issuer", issuer, "record"),)))
    assert [q.organisation_name for q in read_release(release)[1] if q.role] == [body]
