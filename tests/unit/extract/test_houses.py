"""Whose release it is by signs of several places, and where nothing makes it plain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.ingest import prepare
from indexer.ingest.html_page import read_html
from indexer.ingest.markdown import read_markdown
from indexer.ingest.plain_text import read_plain_text
from indexer.model import Candidate
from indexer.pipeline import read_release

BODY = (
    "The swing bridge took a year to build, and it opened in front of a crowd of nine thousand "
    "people who had come by boat from both sides of the river to see it.\n\n"
    "“It swings,” said Ann Roe. “I have watched it swing.”\n"
)


def issuer(text: str, carrier: str = "") -> str:
    raw = read_plain_text(f"{text}\n", "a.txt")
    if carrier:
        raw = replace(raw, candidates=(Candidate("feed", carrier, "path"),))
    return read_release(prepare(raw))[0].issuer


@pytest.mark.parametrize(
    ("text", "house"),
    [
        (
            "Quay Works Department reminds owners of new moorings\n\n9 June 2028\n\n"
            f"The Quay Works Department (QWD) today reminded owners of new moorings. {BODY}",
            "Quay Works Department",
        ),
        (
            f"Tolle Rovers\nNews\n\nTolle Rovers returned to the top\n\n9 June 2028\n\n{BODY}",
            "Tolle Rovers",
        ),
        (
            "New man at the quay\n\n9 June 2028\n\n"
            f"Tolle Rovers are delighted to announce the signing of Mats Kell. {BODY}",
            "Tolle Rovers",
        ),
        (
            "First results of the drilling\n\n9 June 2028\n\n"
            f"Kell Lode Limited (ASX: KLL) (“Kell Lode” or “the Company”) has drilled. {BODY}",
            "Kell Lode Limited",
        ),
        (
            "Merrin Lake Patrol find three skippers\n\n9 June 2028\n\nThe skippers are safe, the "
            f"Merrin Lake Patrol said. {BODY}\n\nReleased by\n\nJo Hale\nMerrin Lake Patrol",
            "Merrin Lake Patrol",
        ),
        (
            "Night train comes back to the coast\n\nMerrin, 9 June 2028 (Tollevía).\n\n"
            f"Tollevía brings its night train back to the coast. {BODY}\n\nIssued by Tollevía Press Office",
            "Tollevía",
        ),
        (
            "Tollevía brings back the night train\n\nMerrin, 9 June 2028 (Tollevía).\n\n"
            f"The president of Tollevía was there. {BODY}",
            "Tollevía",
        ),
        (f"Bridge opens a year early\n\n9 June 2028\n\n{BODY}", ""),
        (f"Written Answer by the Minister\n\nWritten Answer\n\n9 June 2028\n\n{BODY}", ""),
        (
            "Roe blasts bridge builders\n\n9 June 2028\n\n"
            f"Roe today blasted the builders of the bridge. {BODY}",
            "",
        ),
        (
            "Kell Shipyard Wins Order for Barges\n- From May\n\nMERRIN, 9 June 2028 — Kell Shipyard said "
            f"on Tuesday it has won an order for twelve electric barges. {BODY}",
            "Kell Shipyard",
        ),
        (
            "Probe sees ice\n\n9 June 2028\n\nThe National Lake Agency (NLA) has received pictures of "
            f"ice from its probe. {BODY}\n\nNews contact\nTia Brandt\nHeadquarters, National Lake Agency",
            "National Lake Agency",
        ),
    ],
)  # fmt: skip
def test_the_body_for_which_most_signs_speak(text: str, house: str) -> None:
    assert issuer(text) == house


NOTE = (
    "Kell Lode Inc. (NASDAQ: KLLL) Reports Record Drilling\n\n"
    f"Kell Lode Inc. (NASDAQ: KLLL) today has reported a record. {BODY}\n\n"
    "Kell Lode Inc. drills for more, which is told at www.kelllodeinc.example and elsewhere."
)


def test_a_carried_note_with_a_ticker_is_about_a_body_not_by_it() -> None:
    assert issuer(NOTE) == "Kell Lode Inc."
    assert issuer(NOTE, carrier="Newsworthy") == ""
    headed = NOTE.replace("Kell Lode Inc. (NASDAQ: KLLL) Reports", "Kell Lode, Inc (KLLL) Reports")
    assert issuer(headed, carrier="Newsworthy") == ""


def test_the_last_lines_of_a_carried_release_are_its_house() -> None:
    text = (
        f"Tips for early boats from Kell Boatyard\n\nKell Boatyard has tips. {BODY}\n\nVisit www.kellboatyard.example\n\n"
        "Contact:\n\nKell Boatyard\n\n12 Quay Road\n\nAbout Kell Boatyard\n\nKell Boatyard moors."
    )
    assert issuer(text, carrier="Newsworthy") == "Kell Boatyard"


@pytest.mark.parametrize(
    ("head", "house"),
    [
        ("Issued by the Office of Senator Ann Roe", "Office of Senator Ann Roe"),
        ("Released by: Merrin City Police", "Merrin City Police"),
        ("Released by: Sgt. Jo Hale, PIO", ""),
    ],
)
def test_who_issued_it_is_said_below(head: str, house: str) -> None:
    assert issuer(f"Bridge opens a year early\n\n9 June 2028\n\n{BODY}\n\n{head}") == house


def test_a_venue_or_salutation_below_the_headline_is_no_house() -> None:
    page = (
        "<h1>Remarks at the opening of the bridge</h1><p>Merrin Convention Hall</p>"
        "<p>Mr Jo Hale, Chairman of the Tolle Foundation,</p><p>Ladies and gentlemen,</p>"
    ) + "".join(f"<p>{p}</p>" for p in BODY.split("\n\n"))
    assert read_release(prepare(read_html(page, "a.html")))[0].issuer == ""


def test_a_house_beside_the_date_below_a_heading() -> None:
    head = "# Bridge opens a year early\n\n*Merrin School District · News · June 9, 2028*\n\n"
    release = read_release(prepare(read_markdown(head + BODY, "a.md")))[0]
    assert release.issuer == "Merrin School District"
