"""Whose release it is, and who only carried it."""

from __future__ import annotations

import pytest

from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.ingest.html_page import read_html
from indexer.ingest.metadata.houses import body_of_line
from indexer.ingest.plain_text import read_plain_text
from indexer.model import RawRelease

BODY = "Merrin & Nash Rail opened its new swing bridge this morning, a year before the day set."


@pytest.mark.parametrize(
    ("fields", "issuer"),
    [
        ({"publisher": "Tollerton Town Council"}, "Tollerton Town Council"),
        ({"publisher": "PR Newswire"}, ""),
        ({"sender": "Kell Zoological Garden"}, "Kell Zoological Garden"),
        ({"url": "https://news.merrinnashrail.example/a"}, "Merrin & Nash Rail"),
        ({"url": "https://www.mnnr.example/a"}, "Merrin & Nash Rail"),
        ({"url": "https://www.elsewhere.example/a"}, ""),
    ],
)
def test_the_issuer_of_a_record(fields: dict[str, str], issuer: str) -> None:
    raw = add_fields(RawRelease(origin="a", text=BODY), fields, "record")
    assert prepare(raw).issuer == issuer


def test_a_letterhead_names_the_issuer() -> None:
    text = f"Jo Hale MP\nMinister for Bridges\n\nBridge opens a year early\n\n9 June 2021\n\n{BODY}"
    assert "Hale" in prepare(read_plain_text(text, "a.txt")).issuer


def test_the_title_of_a_page_ends_with_its_house() -> None:
    markup = (
        "<html><head><title>Bridge opens | News | Department of Bridges</title></head><body>"
        f"<h1>Bridge opens</h1><p>{BODY}</p><p>{BODY} Twice.</p></body></html>"
    )
    assert prepare(read_html(markup, "a.html")).issuer == "Department of Bridges"


def test_a_public_body_is_known_by_its_host() -> None:
    raw = add_fields(RawRelease("a", BODY), {"url": "https://www.ecb.europa.eu/press/a"}, "record")
    assert prepare(raw).issuer == "European Central Bank"


@pytest.mark.parametrize(
    ("below", "issuer"),
    [
        ("SOURCE Merrin & Nash Rail", "Merrin & Nash Rail"),
        ("© Merrin & Nash Rail 2028", "Merrin & Nash Rail"),
        ("Copyright 2019-2028 Merrin & Nash Rail. All rights reserved.", "Merrin & Nash Rail"),
        ("SOURCE PR Newswire", ""),
        ("SOURCE Merrin Rail\n\nSOURCE Nash Rail", ""),
    ],
)
def test_who_signs_below_a_text_issued_it(below: str, issuer: str) -> None:
    raw = read_plain_text(f"Bridge opens a year early\n\n9 June 2021\n\n{BODY}\n\n{below}", "a.txt")
    assert prepare(raw).issuer == issuer


@pytest.mark.parametrize("publisher", ["Merrin Rail – Press Office", "Media | Merrin Rail"])
def test_a_desk_is_no_part_of_the_name_of_its_house(publisher: str) -> None:
    raw = add_fields(RawRelease("a", BODY), {"publisher": publisher}, "record")
    assert prepare(raw).issuer == "Merrin Rail"


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("BANK OF MERRIN", "BANK OF MERRIN"),
        ("** QUAY LANE RECORDINGS **", "QUAY LANE RECORDINGS"),
        (
            "Merrin Fire and Rescue Service, Headquarters, Canal Road",
            "Merrin Fire and Rescue Service",
        ),
        ("Bank of Merrin  |  Communications Division  |  1 Mint Square", "Bank of Merrin"),
        ("Office of Public Information Ministry of Lakes", "Ministry of Lakes"),
        ("Follow us Merrin Town Council, Quay Street", "Merrin Town Council"),
        ("Diocese of Kell", "Diocese of Kell"),
        ("Corporate Communications Unit", ""),
        ("Bank of Merrin Raises Rates", ""),
        ("The Minister of State for Lakes, Ann Roe TD, wrote to the bank.", ""),
        ("Special Coordinator, Merrin Zoo", ""),
        ("MINUTES OF THE MEETING OF THE LOCKS COMMITTEE", ""),
        ("About Merrin Heavy Works", ""),
    ],
)
def test_a_line_that_is_the_name_of_a_body(line: str, body: str) -> None:
    assert body_of_line(line) == body


@pytest.mark.parametrize(
    ("text", "title", "issuer"),
    [
        (f"THE MERRIN MUSEUM\n\n9 June 2021\n\nThe Paper Quay: Ann Roe in Merrin\n\n{BODY}",
         "The Paper Quay: Ann Roe in Merrin", "THE MERRIN MUSEUM"),
        (f"EMBASSY OF THE REPUBLIC OF NASH\nIN MERRIN\n\nBridge opens early\n\n9 June 2021\n\n{BODY}",
         "Bridge opens early", "EMBASSY OF THE REPUBLIC OF NASH"),
        (f"Bridge opens early\n\n9 June 2021\n\n{BODY}\n\nEnds\n\nMerrin Town Council, Quay Road",
         "Bridge opens early", "Merrin Town Council"),
        (f"Bridge opens early\n\n9 June 2021\n\n{BODY}\n\nSigned\n\nMerrin Port Authority\n\n"
         "Nash Workers’ Union", "Bridge opens early", ""),
    ],
)  # fmt: skip
def test_the_house_above_or_below_a_text(text: str, title: str, issuer: str) -> None:
    release = prepare(read_plain_text(text, "a.txt"))
    assert (release.title, release.issuer) == (title, issuer)


def test_no_agency_below_a_wires_text_is_its_issuer() -> None:
    text = f"MERRIN, 9 June 2021 /Merrin Newswire/ -- {BODY}\n\nMerrin Press Council"
    assert prepare(read_plain_text(f"Bridge opens early\n\n{text}", "a.txt")).issuer == ""


@pytest.mark.parametrize(
    ("around", "issuer"),
    [
        ("<footer>© 2028 Nash Rail plc. Cookies</footer>", "Nash Rail plc"),
        ("<footer>Nash Rail plc. Registered in Merrin</footer>", "Nash Rail plc"),
        ('<div class="site-logo"><img src="a.png" alt="Nash Rail"></div>', "Nash Rail"),
        ("<footer>© 2028 The Daily Portal. Cookies</footer>", ""),
    ],
)
def test_whose_page_it_is_by_what_stands_around_the_text(around: str, issuer: str) -> None:
    told = BODY.replace("Merrin & Nash Rail", "Nash Rail")
    markup = (
        f"<html><head><title>Bridge opens</title></head><body><h1>Bridge opens</h1><p>{told}</p>"
        f"<p>{told} Twice.</p>{around}</body></html>"
    )
    assert prepare(read_html(markup, "a.html")).issuer == issuer


def test_a_press_office_is_its_bodys() -> None:
    raw = add_fields(
        RawRelease("a", BODY), {"publisher": "Merrin & Nash Rail Press Office"}, "record"
    )
    assert prepare(raw).issuer == "Merrin & Nash Rail"
