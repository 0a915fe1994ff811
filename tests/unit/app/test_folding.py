"""Turns of one transcript as one entry of a list of results."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from app.search.entries import fold_hits, shorten
from indexer.archive import Hit, Passage, Snippet
from indexer.model import QuoteId, ReleaseId, Span
from tests.unit.app.test_reading import QUOTE
from tests.unit.app.test_speech_page import get, speeches, words_of

__all__ = ["speeches"]


def hit(name: str, release: str, passage: Passage | None) -> Hit:
    quote = replace(QUOTE, id=QuoteId(name), release_id=ReleaseId(release))
    return Hit(quote, Snippet("words"), "A title", "Harbour News", passage=passage)


def test_turns_of_a_transcript_are_folded_and_quotes_are_not() -> None:
    one, two = Passage(4, (4, 6), 90, ""), Passage(9, (9,), 20, "")
    found = [
        hit("a", "t", one), hit("b", "u", None), hit("c", "u", None), hit("d", "t", two),
        hit("e", "v", two),
    ]  # fmt: skip
    entries = fold_hits(found)
    assert [entry.hit.quote.id for entry in entries] == ["a", "b", "c", "e"]
    assert [entry.passages for entry in entries] == [3, 0, 0, 1]
    assert [place.number for place in entries[0].places] == [6]
    assert [place.hit and place.hit.quote.id for place in entries[0].turns] == ["d"]


def test_a_line_shows_its_first_match() -> None:
    text = "before " * 50 + "crane " + "after " * 50
    line = shorten(Snippet(text, (Span(350, 355),)))
    assert len(line.text) <= 131
    assert [mark.of(line.text) for mark in line.marks] == ["crane"]
    assert line.cut_before
    assert line.cut_after


def test_a_list_of_results_has_a_transcript_once(speeches: FlaskClient) -> None:
    page, _, _ = get(speeches, "/search?q=crane").partition("Close to it")
    assert page.count('<li class="hit">') == 2  # the surveyor’s words are his own
    assert "5 quotes containing" in words_of(page)
    entry = next(part for part in page.split('<li class="hit">') if 'class="folded"' in part)
    assert "5 passages" in words_of(entry)
    assert entry.count("<b><bdi>Ines Quayle") == 2
    folded = re.search(r'<ul class="folded".*?</ul>', page, re.S)
    assert folded
    assert len(re.findall(r"<mark>[Cc]rane</mark>", folded[0])) >= 3


def test_a_place_of_a_passage_leads_to_its_paragraph(speeches: FlaskClient) -> None:
    page = get(speeches, "/search?q=lamp")
    link = re.search(r'<a href="([^"]+)">paragraph (\d+)</a>', page)
    assert link
    address, _, anchor = unescape(link[1]).partition("#")
    assert anchor == f"p{link[2]}"
    shown = get(speeches, address)
    paragraph = re.search(rf'id="{anchor}".*?<p dir="auto">(.*?)</p>', shown, re.S)
    assert paragraph
    assert "<mark" in paragraph[1]


def test_what_is_shown_says_what_it_is_from(speeches: FlaskClient) -> None:
    assert "from a speech of 91 words" in words_of(get(speeches, "/search?q=lamp"))


@pytest.mark.parametrize(
    ("p", "there", "away"),
    [("3", "Applause", "nine million"), ("", "We have waited", "nine million")],
)
def test_the_context_of_a_passage_is_what_stands_around_it(
    speeches: FlaskClient, p: str, there: str, away: str
) -> None:
    page = get(speeches, "/search?q=quay")
    quote = re.search(r"/quote/([0-9a-f]+)/context", page[page.index("Good morning") :])
    assert quote
    context = words_of(get(speeches, f"/quote/{quote[1]}/context?p={p}"))
    assert there in context
    assert away not in context
