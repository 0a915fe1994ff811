"""Whose release it is, and who only carried it."""

from __future__ import annotations

import pytest

from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.ingest.html_page import read_html
from indexer.ingest.plain_text import read_plain_text
from indexer.model import RawRelease

BODY = "Merrin & Nash Rail opened its new swing bridge this morning, a year before the day set."


@pytest.mark.parametrize(
    ("fields", "issuer"),
    [
        ({"publisher": "Tollerton Town Council"}, "Tollerton Town Council"),
        ({"publisher": "PR Newswire"}, ""),
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
