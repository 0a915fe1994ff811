"""Citations, permalinks, feed and exports of speeches and their passages."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.unit.app.test_speech_page import get, speeches, words_of

__all__ = ["speeches"]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def ids(speeches: FlaskClient) -> dict[str, str]:
    """The ids of the lecture, of a turn of several paragraphs, and of words quoted within."""
    found = json.loads(get(speeches, "/search.json?per_page=20"))["quotes"]
    by_text = {one["text"][:12]: one["id"] for one in found}
    return {
        "lecture": by_text["Good evening"],
        "turn": by_text["The crane co"],
        "inside": by_text["A quay witho"],
    }


def test_a_speech_is_cited_with_its_event(speeches: FlaskClient, ids: dict[str, str]) -> None:
    (item,) = json.loads(get(speeches, f"/quote/{ids['lecture']}.json"))
    assert item["type"] == "speech"
    assert item["genre"] == "Speech"
    assert item["event-title"] == "Lighthouse Dinner"
    assert item["event-date"] == {"date-parts": [[2025, 3, 6]]}
    assert item["issued"] == {"date-parts": [[2025, 3, 9]]}
    assert item["locator"] == "1–4"
    text = get(speeches, f"/quote/{ids['lecture']}.txt")
    assert "speech (Lighthouse Dinner, 6 March 2025), paragraphs 1–4, Harbour News" in text
    assert len(text) < 900
    bib = get(speeches, f"/quote/{ids['lecture']}.bib")
    assert "eventtitle = {Lighthouse Dinner}" in bib
    assert "eventdate = {2025-03-06}" in bib
    ris = get(speeches, f"/quote/{ids['lecture']}.ris")
    assert "M3  - Speech\n" in ris.replace("\r", "")
    assert "N1  - held on 6 March 2025\n" in ris.replace("\r", "")
    today = date.today()  # noqa: DTZ011
    assert f"Y2  - {today:%Y/%m/%d}\n" in ris.replace("\r", "")


def test_a_passage_has_a_permalink_and_citations(
    speeches: FlaskClient, ids: dict[str, str]
) -> None:
    page = get(speeches, f"/quote/{ids['turn']}?p=6")
    large = re.search(r'<blockquote class="large.*?</blockquote>', page, re.S)
    assert large
    assert words_of(large[0]) == "The crane costs nine million, and a crane pays for itself."
    assert f'<link rel="canonical" href="http://localhost/quote/{ids["turn"]}?p=6">' in page
    assert "/release/test/briefing#p6" in page
    (item,) = json.loads(get(speeches, f"/quote/{ids['turn']}.json?p=6"))
    assert item["locator"] == "6"
    assert item["abstract"] == "The crane costs nine million, and a crane pays for itself."
    assert "paragraph 6" in get(speeches, f"/quote/{ids['turn']}.txt?p=6")


@pytest.mark.parametrize("p", ["99", "0", "x", "1", "9999999999"])
def test_a_paragraph_that_a_turn_has_not_is_the_whole_turn(
    speeches: FlaskClient, ids: dict[str, str], p: str
) -> None:
    page = get(speeches, f"/quote/{ids['turn']}?p={p}")
    assert "My predecessor put it well." in page
    assert f'<link rel="canonical" href="http://localhost/quote/{ids["turn"]}">' in page


def test_words_quoted_within_say_who_quotes_them(
    speeches: FlaskClient, ids: dict[str, str]
) -> None:
    page = words_of(get(speeches, f"/quote/{ids['inside']}"))
    assert "Quoted by Ines Quayle in a speech or transcript." in page
    (item,) = json.loads(get(speeches, f"/quote/{ids['inside']}.json"))
    assert item["author"] == [{"literal": "Otto Brandt"}]
    assert "quoted by Ines Quayle" in item["note"]
    assert "(quoted by Ines Quayle)" in get(speeches, f"/quote/{ids['inside']}.txt")


def test_exports_tell_turns_and_who_quotes(speeches: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(get(speeches, "/search.csv").lstrip("\ufeff"))))
    forms = {row["text"][:12]: (row["form"], row["turn"], row["paragraphs"]) for row in rows}
    assert forms["Good evening"] == ("speech", "1", "1; 4")
    assert forms["The crane co"] == ("transcript", "3", "6; 7")
    assert {row["quoted_by"] for row in rows} == {"", "Ines Quayle"}


def test_the_page_as_json_has_the_passage(speeches: FlaskClient) -> None:
    found = json.loads(get(speeches, "/search.json?q=lamp"))["quotes"]
    assert found[0]["passage"] == {
        "paragraph": 2, "found": [2, 3], "words": 91,
        "url": "http://localhost/release/test/lecture#p2",
    }  # fmt: skip


def test_a_feed_has_a_transcript_once(speeches: FlaskClient) -> None:
    feed = ElementTree.fromstring(get(speeches, "/search.atom?q=crane"))
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    links = [
        link.get("href") or ""
        for entry in entries
        for link in entry.findall(f"{ATOM}link")
        if link.get("rel") == "alternate"
    ]
    assert sum("?p=" in link for link in links) == 1
    assert any("5 passages" in (entry.findtext(f"{ATOM}title") or "") for entry in entries)


def test_what_is_copied_of_a_passage_leads_to_it(speeches: FlaskClient) -> None:
    page = get(speeches, "/search?q=lamp")
    cited = re.search(r'data-cite="([^"]+)"', page)
    assert cited
    assert "paragraph 2, http://localhost/quote/" in cited[1]
    assert cited[1].endswith("?p=2")
