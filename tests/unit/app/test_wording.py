"""How words of a quote are run together, and how searches, days and doubts are put."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.release.page import release_page
from app.search.timeline import draw_spark
from app.site.wording import say_doubt
from indexer.archive import ReleasePage
from indexer.export.citation import to_bibtex, to_ris, to_text
from indexer.export.whole import trim_words
from indexer.model import Block, Quote, QuoteId, Release, ReleaseId, Span
from indexer.text.pieces import join_pieces

TEXT = (
    "Ann Roe spoke.\n\nGood evening.\n\nThe bridge is open. It is dry\n\n"
    "“We paid,” said Ms Roe. “We paid twice,” she added.\n\n1. Paint it\n\nClose it"
)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


RELEASE = Release(
    ReleaseId("test/1"), "test", "Harbour News", "Bridge", date(2024, 5, 3), "", "", "en", TEXT, "",
    blocks=tuple(
        Block(span(part), "item" if "it" in part[-3:] else "paragraph")
        for part in TEXT.split("\n\n")
    ),
)  # fmt: skip


def quote_of(*words: str) -> Quote:
    return Quote(
        QuoteId("0123456789abcdef"), RELEASE.id, join_pieces(TEXT, [span(w) for w in words]),
        tuple(span(w) for w in words),
        "statement", "Ann Roe", "person", "", "", None, None, None, "after", 0.9, "matched",
    )  # fmt: skip


def test_the_comma_before_the_speaker_is_no_part_of_the_words() -> None:
    assert trim_words("We paid twice,") == "We paid twice"
    assert trim_words("Did we pay?") == "Did we pay?"


def test_a_quote_of_several_paragraphs_is_noted_where_it_begins() -> None:
    quote = quote_of("Good evening", "The bridge is open. It is dry")
    # Nothing is searched for, so that nothing asks the reader.
    with Flask(__name__).test_request_context("/"):
        shown = release_page(None, ReleasePage(RELEASE, (quote,)))  # type: ignore[arg-type]
    passages: Any = shown["passages"]
    assert [len(p.begins) for p in passages] == [0, 1, 0, 0, 0, 0]
    assert [len(p.notes) for p in passages] == [0, 1, 1, 0, 0, 0]
    assert [p.is_numbered for p in passages] == [False, False, False, False, True, False]


@pytest.mark.parametrize("kind", ["indirect", "mixed"])
def test_reported_words_stand_in_no_reference_as_if_quoted(kind: Any) -> None:
    quote = replace(quote_of("Good evening", "The bridge is open. It is dry"), kind=kind)
    for write in (to_text, to_bibtex, to_ris):
        reference = write(quote, RELEASE)
        assert "Good evening. The bridge is open." in reference
        assert "“Good" not in reference


def test_who_is_unknown_is_not_called_uncertain_too() -> None:
    nobody = replace(quote_of("Good evening"), speaker_name="", judgement="unknown")
    assert say_doubt(nobody) == ""


def test_sparks_of_two_years_stay_thin() -> None:
    assert (
        draw_spark([(2024, 3), (2025, 6)], 2024, 2025)
        == "M0.0 16v-8.0h7.0V16zM8.0 16v-16.0h7.0V16z"
    )


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/search?since=2024-05&until=2024-05", " quotes in May 2024</h1>"),
        ("/search?q=sea&since=2024-05&until=2024-05", "1 quote containing sea, in May 2024"),
        ("/search?q=sea&since=2024", "<bdi>since 2024</bdi>"),
        ("/search?q=sea&until=2024", "<bdi>until 2024</bdi>"),
        (
            "/search?q=sea&kind=direct&not_kind=mixed",
            "(in quotation marks, not quoted in part) containing sea",
        ),
        ("/search?not_kind=mixed&not_kind=direct", "(not quoted in part or in quotation marks)"),
        ("/search?q=see&by=speaker", "100.0%"),
        ("/browse/speakers?lang=zh-Hant-HK", "<h1>發言者</h1>"),
        ("/browse/organisations", "<title>Organisations from A to Z"),
    ],
)
def test_pages_say_it_plainly(client: FlaskClient, address: str, words: str) -> None:
    assert words in client.get(address).text


def test_two_slips_under_filters_lead_to_both_words_mended(client: FlaskClient) -> None:
    page = client.get("/search?q=timetabel+sae&until=1999").text
    assert "“timetable sea”, without filters" in page
    assert "q=timetable%20sea" in page
    page = client.get("/search?q=timetabel+sae+speaker:nobody").text
    assert "“timetable sea”, without filters" in page
