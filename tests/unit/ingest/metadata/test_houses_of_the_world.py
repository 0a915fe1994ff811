"""Heads as newsrooms of many kinds and countries write them: headline, date and place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from indexer.ingest import prepare
from indexer.ingest.html_page import read_html
from indexer.ingest.json_records import find_records, load_json, read_record
from indexer.ingest.markdown import read_markdown
from indexer.ingest.plain_text import read_plain_text
from indexer.model import Release

DAY = date(2021, 6, 9)
BODY = (
    "The town of Tollerton opened its new swing bridge this morning, a year before the day "
    "that had been set, in front of a crowd of nine thousand people in Tollerton.\n\n"
    "“It swings,” said Ann Roe, who designed it. “I have watched it swing.”\n"
)


def read(head: str) -> Release:
    return prepare(read_plain_text(f"{head}\n\n{BODY}", "a.txt"))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "TOLLE COUNTY SHERIFF'S OFFICE\nSheriff Jo Hale\n411 Quay Square, Tollerton\n\n"
            "MEDIA RELEASE\nDate: June 9, 2021\nCase #: 21-0038\n\nARREST MADE IN BRIDGE THEFTS",
            "ARREST MADE IN BRIDGE THEFTS",
        ),
        (
            "MERE EXCHANGE ANNOUNCEMENT          9 June 2021\n\nMERRIN LAKES LIMITED\n"
            "ACN 000 000 417\n\nDRILLING EXTENDS KELL LODE 180 METRES NORTH",
            "DRILLING EXTENDS KELL LODE 180 METRES NORTH",
        ),
        ("MERRIN – June 9, 2021\n\nANKA FERRIES LANDS IN PORT NKEMBE", "ANKA FERRIES LANDS IN PORT NKEMBE"),
        (
            "OFFICE OF THE MAYOR\nPress Release 2021-188\n\nMAYOR ANN ROE OPENS SWING BRIDGE\n\n"
            "Night Ferry Will Run Until 2 A.M. for Shift Workers",
            "MAYOR ANN ROE OPENS SWING BRIDGE",
        ),
        (
            "TOLLE INSTITUTE\nIndependent thinking on bridges\n\n"
            "Under strict embargo: 22.30, Wednesday 9 June 2021\n\n"
            "TWO IN FIVE BRIDGES ARE CLOSED BEFORE NOON, FINDS NEW REPORT",
            "TWO IN FIVE BRIDGES ARE CLOSED BEFORE NOON, FINDS NEW REPORT",
        ),
        (
            "BRIDGE FILM FESTIVAL\n41st edition · 3–14 June 2021 · Tollerton\n\n"
            "41st Bridge Film Festival unveils its line-up\n\nTollerton, 9 June 2021.",
            "41st Bridge Film Festival unveils its line-up",
        ),
        (
            "Tolle Group\nPress release – Tollerton, 9 June 2021, 07:00 CEST\n\n"
            "Half-year results 2021: Solid growth, costs under control",
            "Half-year results 2021: Solid growth, costs under control",
        ),
        ("Press Release\nJune 9, 2021\n\nRoe to Hale: Where is the bridge?", "Roe to Hale: Where is the bridge?"),
        (
            "9 June 2021\n\nTollerton: one bridge in two is late, Tolle agency warns",
            "Tollerton: one bridge in two is late, Tolle agency warns",
        ),
        (
            "ISTITUTO PER LE SCIENZE DEL TOLLE\nPress Office\n\nTiny crabs show how old the bridge is",
            "Tiny crabs show how old the bridge is",
        ),
        (
            "MISSION OF TOLLE\n\nSTATEMENT\nBY\nH.E. MS. ANN ROE\n\n"
            "AT THE GENERAL DEBATE OF THE ASSEMBLY OF RIVERS\n\n9 June 2021",
            "STATEMENT BY H.E. MS. ANN ROE AT THE GENERAL DEBATE OF THE ASSEMBLY OF RIVERS",
        ),
        (
            "St Brannoc-by-the-Weir\nSermons\n\n\"Not Yet the Bridge\"\n"
            "The Rev'd Dr Ann Roe, Rector\nSunday, 6 June 2021, 10 a.m.",
            '"Not Yet the Bridge"',
        ),
        (
            "TOLLE FERRIES AUTHORITY\nIsland Town Hall: Your Ferry, Your Say\n"
            "Parish Hall, North Tolle, Wednesday June 9, 2021, 7 pm",
            "Island Town Hall: Your Ferry, Your Say",
        ),
        (
            "Council of the Lakes\nPress release\n9 June 2021\n14:05\n\n"
            "Inland harbours: Council agrees its position on river news",
            "Inland harbours: Council agrees its position on river news",
        ),
        (
            "EMBARGO: 9 June 2021, 00:01 GMT\n\nDams: “Nobody was asked”, new report says",
            "Dams: “Nobody was asked”, new report says",
        ),
        (
            "June 9, 2021\n\nTo whom it may concern\n\nNotice Concerning Acquisition of a River Port",
            "Notice Concerning Acquisition of a River Port",
        ),
        (
            "TOLLE POLICE DEPARTMENT\nMedia Relations Unit\nDate: June 9, 2021\nCase #: 21-0061883\n"
            "Re: Detectives Seek Help With a Stolen Bridge",
            "Detectives Seek Help With a Stolen Bridge",
        ),
        (
            "Tollehouse\nRegistered charity no. SC 00 1919\nPRESS RELEASE – 9 June 2021\n\n"
            "Shelter turned 61 people away in one week",
            "Shelter turned 61 people away in one week",
        ),
        (
            "NEWS from Delegates Ann Roe and Ida Pell\n\nJune 9, 2021\n\n"
            "Delegates Roe, Pell Statement on Closure of a Bridge",
            "Delegates Roe, Pell Statement on Closure of a Bridge",
        ),
        (
            "MINISTRY OF BRIDGES\nREPUBLIC OF TOLLE\n9 June 2021\n\n"
            "MINISTRY OF BRIDGES STATEMENT ON THE DELAY AT THE BRIDGE",
            "MINISTRY OF BRIDGES STATEMENT ON THE DELAY AT THE BRIDGE",
        ),
        (
            "TOLLE AIR NEWSROOM\n\nUpdate on the Lost Bridge\n\nUpdate 2, 11:15 p.m. local",
            "Update on the Lost Bridge",
        ),
        (
            "TOLLE WATER                        News release\nIssued: Tuesday 8 June 2021\n\n"
            "Hosepipe ban in the valley from Friday\n\n> Bridges are dry\n> Boats lie on mud",
            "Hosepipe ban in the valley from Friday",
        ),
        (
            "OFFICE OF THE OMBUDSPERSON OF TOLLE\nNEWS RELEASE\n\n"
            "Ombudsperson: Province kept a bridge waiting\n\nJune 9, 2021\nTolle City",
            "Ombudsperson: Province kept a bridge waiting",
        ),
    ],
)  # fmt: skip
def test_the_headline_among_the_lines_of_a_head(head: str, title: str) -> None:
    assert read(head).title == title


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Bridge opens\n\nStatement | 9 June 2021 | Brussels", "Brussels"),
        ("Bridge opens\n\n9 June 2021, Tollerton", "Tollerton"),
        ("Bridge opens\n\nJune 9, 2021 – Kell, Manitoba", "Kell, Manitoba"),
        ("Bridge opens\n\nKell Lake, B.C.\n2021-06-09 14:06 PST", "Kell Lake, B.C."),
        ("Bridge opens\n\n9 June 2021 | News release | Brazzaville", "Brazzaville"),
        ("INCIDENT UPDATE: 9 June 2021 - 16:20\n\nBridge opens", ""),
        ("Press release – Tollerton, 9 June 2021, 07:00 CEST\n\nBridge opens", "Tollerton"),
        ("Bridge opens\n\nTollerton, 9 June 2021 (Tollerail).", "Tollerton"),
        ("Merrin Schools · News · June 9, 2021 · Español\n\nBridge opens", ""),
        ("DEAL ANNOUNCEMENT | 9 June 2021 | Banking, Infrastructure\n\nBridge opens", ""),
        ("Bridge opens\n\nPosted 9 June 2021. Photos: see the shared folder.", ""),
        ("Bridge opens\n\nOn the Feast of All Bridges, 9 June 2021", ""),
        ("Bridge opens\n\n9 June 2021 · Long Wall, Tolle", "Long Wall, Tolle"),
        ("Bridge opens\n\n9 June 2021 · Health, Science", ""),
        (
            "Bridge opens\n\nPublished: 9 June 2021 15:30 | Kell Lake, Tolle | Ref 04-26",
            "Kell Lake, Tolle",
        ),
        ("Bridge opens\n\nJune 9, 2021\nTolle City", "Tolle City"),
    ],
)
def test_a_line_of_date_and_place(head: str, place: str) -> None:
    release = read(head)
    assert (release.published, release.place) == (DAY, place)
    assert release.title == "Bridge opens"


def test_a_county_in_brackets_is_a_dateline() -> None:
    text = f"Bridge opens in Kell County\n\n9 June 2021\n\n(Kell County) -- {BODY}"
    assert prepare(read_plain_text(text, "a.txt")).place == "Kell County"


def test_a_house_beside_its_place_and_day_issued_a_text() -> None:
    release = prepare(
        read_plain_text(f"Bridge opens\n\nPort of Kell, Kell, 9 June 2021\n\n{BODY}", "a")
    )
    assert (release.issuer, release.place) == ("Port of Kell", "Kell")


def test_a_heading_that_only_names_its_house_is_no_title() -> None:
    for head in (
        "## WORLD BRIDGES ORGANIZATION\n\n# Bridge opens",
        "# Kell | News Flash\n\n## Bridge opens",
    ):
        assert prepare(read_markdown(f"{head}\n\n{BODY}", "a.md")).title == "Bridge opens"


def test_a_bold_letterhead_stands_above_the_heading() -> None:
    head = "**TOLLE MUSEUM OF BRIDGES**\n_For truth_\n\n# Bridge gets a new home\n\n"
    assert prepare(read_markdown(f"{head}{BODY}", "a.md")).title == "Bridge gets a new home"


def test_a_row_of_a_table_says_when_a_text_came_out() -> None:
    row = "<table><tr><th>Company Announcement Date</th><td>June 09, 2021</td></tr></table>"
    page = f"<h1>Tolle Foods recalls its buns</h1>{row}" + "".join(
        f"<p>{words}</p>" for words in BODY.strip().split("\n\n")
    )
    assert prepare(read_html(page, "a.html")).published == DAY


@pytest.mark.parametrize(
    "body",
    [
        {"paragraphs": ["The bridge is open.", "It swings, said Ann Roe."]},
        {"body": [{"type": "p", "text": "The bridge is open."}, "It swings, said Ann Roe."]},
        {"content": {"blocks": [{"text": "The bridge is open."}, {"text": "It swings, said Ann Roe."}]}},
        {"sections": [{"paragraphs": ["The bridge is open.", "It swings, said Ann Roe."]}]},
    ],
)  # fmt: skip
def test_a_record_whose_text_is_a_list_of_paragraphs(body: dict[str, object]) -> None:
    raw = read_record({"headline": "Bridge opens", **body}, "a.json")
    assert raw.text == "The bridge is open.\n\nIt swings, said Ann Roe."


def test_a_section_has_its_heading() -> None:
    section = {"heading": "What next", "text": "The bridge will swing."}
    assert read_record({"sections": [section]}, "a.json").text == (
        "What next\n\nThe bridge will swing."
    )


def test_the_place_of_a_record_has_no_day_behind_it() -> None:
    raw = read_record({"dateline": "Tollerton, Thursday", "text": BODY}, "a.json")
    assert prepare(raw).place == "Tollerton"


def test_a_ruler_below_a_document_is_no_fault_of_it(tmp_path: Path) -> None:
    text = json.dumps({"title": "Bridge opens", "text": BODY})
    assert load_json(f"{text}\n------\n") == load_json(text)
    assert len(list(find_records(f"{text}\n------\n", "a.json"))) == 1
    with pytest.raises(json.JSONDecodeError):
        load_json(f"{text}\nmore")
