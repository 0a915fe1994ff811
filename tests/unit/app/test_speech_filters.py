"""Searching speeches, transcripts and quotes apart; who speaks, and who is spoken of."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.unit.app.test_speech_page import get, speeches, words_of

__all__ = ["speeches"]


def total(client: FlaskClient, query: str) -> int:
    found: int = json.loads(get(client, f"/search.json?{query}"))["total"]
    return found


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 7), ("kind=speech", 1), ("kind=transcript", 5), ("kind=direct", 1),
        ("kind=speech&kind=transcript", 6), ("not_kind=transcript&not_kind=speech", 1),
        ("q=kind:speeches", 1), ("q=kind:transcript+crane", 4), ("kind=statement", 0),
    ],
)  # fmt: skip
def test_speeches_transcripts_and_quotes_are_kinds(
    speeches: FlaskClient, query: str, count: int
) -> None:
    assert total(speeches, query) == count


def test_every_count_of_a_kind_is_what_it_leads_to(speeches: FlaskClient) -> None:
    page = get(speeches, "/search?q=the")
    facet = re.search(r'id="facet-kind".*?</section>', page, re.S)
    assert facet
    lines = re.findall(
        r'href="/search\?([^"]+)" rel="nofollow"><span class="box".*?<bdi>(.*?)</bdi></a> <span class="n">(\d+)',
        facet[0],
    )
    assert {label for _, label, _ in lines} == {"Speech", "Transcript"}
    for query, _, count in lines:
        assert total(speeches, unescape(query)) == int(count)


def test_a_heading_says_which_kind(speeches: FlaskClient) -> None:
    assert "1 quote (speeches)" in words_of(get(speeches, "/search?kind=speech"))


def test_who_speaks_is_apart_from_who_is_spoken_of(speeches: FlaskClient) -> None:
    page = get(speeches, "/search?q=Otto+Brandt")
    person = re.search(r'<p class="person">.*?</p>', page, re.S)
    assert person
    assert words_of(person[0]) == "Speaker: Otto Brandt , 1 quote , named in 1 quote of others"
    spoken_of = unescape(re.findall(r'href="([^"]+)"', person[0])[2])
    found = words_of(get(speeches, spoken_of))
    assert "1 quote not by Otto Brandt containing “otto brandt”" in found


def test_a_speaker_has_the_speeches_apart(speeches: FlaskClient) -> None:
    page = get(speeches, "/search?kind=speech")
    address = re.search(r'class="speaker" href="(/speaker/[^"]+)"', page)
    assert address
    shown = get(speeches, address[1])
    section = re.search(r'<section aria-labelledby="speeches">.*?</section>', shown, re.S)
    assert section
    assert "speech · 91 words" in words_of(section[0])
    assert "/release/test/lecture#p1" in section[0]
    assert '<li class="hit">' not in shown  # nothing else is quoted


def test_a_speaker_without_speeches_has_no_such_section(speeches: FlaskClient) -> None:
    page = get(speeches, "/search?q=" + quote('speaker:"Otto Brandt"'))
    address = re.search(r'class="speaker" href="(/speaker/[^"]+)"', page)
    assert address
    shown = get(speeches, address[1])
    assert 'id="speeches"' not in shown
    assert shown.count('<li class="hit">') == 1
    assert "quoted by Ines Quayle" in words_of(shown)
    assert "named in 1 quote of others" in words_of(shown)


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("", ["March 2025"]), ("date", ["March 2025"]), ("nonsense", ["March 2025"]),
        ("speaker", ["Ines Quayle", "Ann Roe", "Bo Teal"]), ("event", ["Lighthouse Dinner"]),
    ],
)  # fmt: skip
def test_speeches_are_browsed_by_date_speaker_and_event(
    speeches: FlaskClient, by: str, headings: list[str]
) -> None:
    page = get(speeches, f"/browse/speeches?by={by}")
    found = [words_of(one) for one in re.findall(r'<section class="spoken"><h2>.*?</h2>', page)]
    assert found == headings
    assert "/release/test/lecture" in page


def test_a_page_beyond_the_last_speech_says_so(speeches: FlaskClient) -> None:
    for page in ("9", "-1", "x", "99999999999999999999"):
        get(speeches, f"/browse/speeches?page={page}")
    assert "There are no speeches here." in get(speeches, "/browse/speeches?page=9")


def test_an_archive_without_speeches_says_so(client: FlaskClient) -> None:
    assert "There are no speeches here." in get(client, "/browse/speeches")
    assert "No occasion is known" in get(client, "/browse/speeches?by=event")
