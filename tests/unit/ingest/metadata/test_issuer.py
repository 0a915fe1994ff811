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
