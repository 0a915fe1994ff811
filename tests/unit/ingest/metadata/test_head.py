"""Headline, date, place, byline and embargo of whole texts, as they are read from files."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.ingest import prepare
from indexer.ingest.plain_text import read_plain_text
from indexer.model import Release

DAY = date(2021, 6, 9)
BODY = (
    "The town of Tollerton opened its new swing bridge this morning, a year before the day "
    "that had been set, in front of a crowd of nine thousand.\n\n"
    "“It swings,” said Mayor Ann Roe. “I have watched it swing.”\n"
)


def read(text: str) -> Release:
    return prepare(read_plain_text(text, "a.txt"))


@pytest.mark.parametrize(
    "head",
    [
        "Bridge opens a year early\n\nJune 9, 2021",
        "Bridge opens a year early\nJune 9, 2021",
        "June 9, 2021\n\nBridge opens a year early",
        "FOR IMMEDIATE RELEASE\nWednesday, June 9, 2021\n\nBridge opens a year early",
        "FOR IMMEDIATE RELEASE June 9, 2021\n\nBridge opens a year early",
        "MEDIA RELEASE\n\nBridge opens a year early\n\nPublished\nJune 9, 2021",
        "Contact: Jo Hale, 555 0100 77\n\nPress Release No. 44/2021\nDate: 9.6.2021\n\n"
        "Bridge opens a year early",
        "Jo Hale MP\nMinister for Bridges and Ferries\n\nBridge opens a year early\n\n9 June 2021",
        "Tollerton Town Council\n\nBridge opens a year early\n\n9 June 2021",
        "Bridge opens a year early\n\nUpdated: 11 June 2021\nPublished: 9 June 2021",
        "Bridge opens a year early\n\nSwimmers and skippers are pleased with it\n\n9 June 2021",
        "Title: Bridge opens a year early\nDate: 9 June 2021\n",
        "Title: Bridge opens a year early\nDate: 9 June 2021\nPR Tag: News\n\nContent:",
    ],
)
def test_headline_and_date_above_the_text(head: str) -> None:
    release = read(f"{head}\n\n{BODY}")
    assert release.title == "Bridge opens a year early"
    assert release.published == DAY
    assert release.place == ""


def test_a_colon_behind_many_words_is_of_a_headline() -> None:
    headline = "FIRST HUNDRED DAYS OF THE NEW BRIDGE: CREWS ARE SLEEPING"
    assert (
        read(f"TOLLE BOATMEN'S UNION\nPress notice - 9 June 2021\n\n{headline}\n\n{BODY}").title
        == headline
    )


@pytest.mark.parametrize(
    "head",
    [
        "Bridge over the Tolle opens a year early and\nunder its budget",
        "BRIDGE OPENS EARLY\nAND UNDER ITS BUDGET",
        "Bridge over the river Tolle opens a year early\nMinister praises crews that worked nights",
    ],
)
def test_a_headline_of_two_lines_is_one(head: str) -> None:
    assert read(f"9 June 2021\n\n{head}\n\n{BODY}").title == head.replace("\n", " ")


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("TOLLERTON, 9 June 2021 – ", "TOLLERTON"),
        ("(Tollerton, 9 June 2021) ", "Tollerton"),
        ("(2021-06-09) GENEVA/NAIROBI – ", "GENEVA/NAIROBI"),
        ("Geneva, June 9, 2021 | ", "Geneva"),
        ("tollerton, 9 june 2021 – ", "tollerton"),
        ("Tollerton, Ore. (June 9, 2021) ", "Tollerton, Ore."),
        ("Washington, D.C., June 9, 2021 /Merrin Wire/ -- ", "Washington, D.C."),
        ("Tollerton, Wed 09/06/2021 – ", "Tollerton"),
    ],
)
def test_a_dateline_behind_headline_and_standfirst(opening: str, place: str) -> None:
    head = "Bridge opens a year early\n\nSwimmers and skippers are pleased with it\n\n"
    release = read(f"{head}{opening}{BODY}")
    assert (release.place, release.published) == (place, DAY)
    assert release.title == "Bridge opens a year early"


def test_a_place_without_a_date_is_one_that_is_known_or_told_of() -> None:
    assert read(f"A bridge\n\nGeneva – {BODY}").place == "Geneva"
    assert read(f"A bridge\n\nTollerton, Kenya – {BODY}").place == "Tollerton, Kenya"
    assert read(f"A bridge\n\nWASHINGTON The crowd came. {BODY}").place == "WASHINGTON"
    assert read(f"A bridge\n\nBrackwater – {BODY}").place == ""
    told = f"A bridge\n\nBrackwater – {BODY}\n\nThe crews lived in Brackwater."
    assert read(told).place == "Brackwater"


def test_an_embargo_is_kept_and_dates_the_release_when_nothing_else_does() -> None:
    release = read(f"EMBARGOED UNTIL 00:01, 9 JUNE 2021\n\nBridge opens a year early\n\n{BODY}")
    assert release.embargo == "EMBARGOED UNTIL 00:01, 9 JUNE 2021"
    assert (release.title, release.published) == ("Bridge opens a year early", DAY)
    assert dict(release.provenance)["published"] == "embargo line"
    dated = read(f"Embargoed until 10 June 2021\n\n9 June 2021\n\nBridge opens\n\n{BODY}")
    assert dated.published == DAY


def test_a_date_of_something_else_is_no_date_of_the_release() -> None:
    event = "Bridge festival\n\nDate: 9 June 2021\nTime: 10 am\nLocation: the quay\n\n"
    assert read(f"{event}{BODY}").published is None
    book = f"{BODY}\n\nThe book of the bridge has 340 pages, and it costs a pound a page or so " * 2
    assert read(f"A book\n\n{book}\n\nPublication date: 9 June 2021\n\n{BODY}").published is None
    assert read(f"Bridge opens\n\n{BODY}").published is None


def test_a_date_below_the_text_counts_and_an_update_only_alone() -> None:
    ended = read(f"Bridge opens\n\n{BODY}\n\nEnds/Wednesday, June 9, 2021\nIssued at HKT 17:42")
    assert ended.published == DAY
    assert dict(ended.provenance)["published"] == "end line"
    signed = read(f"Bridge opens\n\n{BODY}\n\nTollerton, 9 June 2021")
    assert (signed.place, signed.published) == ("Tollerton", DAY)
    updated = read(f"Bridge opens\n\nUpdated 9 June 2021\n\n{BODY}")
    assert dict(updated.provenance)["published"] == "updated line"


def test_a_byline_names_the_author() -> None:
    release = read(f"Bridge opens a year early\n\nBy Jo Hale, river correspondent\n\n{BODY}")
    assert (release.title, release.author) == ("Bridge opens a year early", "Jo Hale")


def test_what_was_said_and_lost_is_kept_with_its_place() -> None:
    release = read(f"Title: Bridge opens\nDate: 9 June 2021\n\nTOLLERTON, 8 June 2021 – {BODY}")
    lost = [c for c in release.candidates if c.field == "published" and c.where == "dateline"]
    assert [(c.value, c.block) for c in lost] == [("2021-06-08", 0)]
    assert release.published == DAY


def test_a_headline_that_was_cut_gives_way_to_the_whole_one() -> None:
    release = read(
        f"Title: Bridge opens a year…\nDate: 9.6.2021\n\nBridge opens a year early\n\n{BODY}"
    )
    assert release.title == "Bridge opens a year early"


def test_speech_and_labels_are_no_headline() -> None:
    assert read("ROE: Good evening.\n\nHALE: Good evening to you, Ann, and to all.").title == ""
    assert read(f"“It swings.” – Jo Hale, skipper\n\n{BODY}").title == ""
