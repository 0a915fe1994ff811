"""What a typed text may mean: somebody and what about, a day, an office, a topic."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.unit.app.test_release_scope import _heading


def _offers(page: str) -> list[tuple[str, str, int]]:
    part = page.partition("Or meant as:")[2].partition("</p>")[0]
    found = re.findall(
        r'<a href="([^"]+)" rel="nofollow"><bdi>(.*?)</bdi></a> <span class="n">(\d+)', part
    )
    return [(unescape(url), unescape(label), int(count)) for url, label, count in found]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("quayle tax", "by Ines Quayle: “tax”"),
        ("quayle about tax", "by Ines Quayle: “tax”"),
        ("timetable Ines Quayle", "by Ines Quayle: “timetable”"),
        ("3 May 2024", "on 3 May 2024"),
        ("sea May 2024", "“sea” in May 2024"),
    ],
)
def test_a_person_with_a_topic_and_a_day_are_offered_as_filters(
    client: FlaskClient, typed: str, label: str
) -> None:
    offers = _offers(client.get("/search", query_string={"q": typed}).text)
    assert label in [said for _, said, _ in offers]
    for url, _, count in offers:
        assert _heading(client.get(url).text).startswith(f"{count} quote")


@pytest.mark.parametrize(
    "typed", ["sea", "nobody tax", "by:quayle tax", '"quayle tax"', "tax OR sea"]
)
def test_nothing_is_offered_where_nothing_else_is_meant(client: FlaskClient, typed: str) -> None:
    assert _offers(client.get("/search", query_string={"q": typed}).text) == []


@pytest.mark.parametrize(
    ("typed", "label", "detail"),
    [
        ("quay", "Ines Quayle", "Speaker, chief executive, Fenna Line"),
        ("ceo", "Chief executive", "Office"),
        ("museum", "Museum of Weights", "Organisation"),
        ("timet", "timetable", "Words"),
        ("quayle tax", "by Ines Quayle: “tax”", ""),
    ],
)
def test_the_main_box_suggests_what_leads_to_as_many_quotes(
    client: FlaskClient, typed: str, label: str, detail: str
) -> None:
    found = client.get("/suggest", query_string={"text": typed}).get_json()
    assert (label, detail) in [(one["label"], one["detail"]) for one in found]
    for one in found:
        assert _heading(client.get(one["url"]).text).startswith(f"{one['count']} quote"), one


@pytest.mark.parametrize("typed", ["", " ", '"', "a" * 5_000, "%00", "NOT", "x:y", "-", "２０２４"])
def test_odd_texts_are_completed_without_fail(client: FlaskClient, typed: str) -> None:
    assert client.get("/suggest", query_string={"text": typed}).status_code == 200


def test_a_search_that_finds_little_offers_other_speakers_and_dates(client: FlaskClient) -> None:
    page = client.get("/search?q=sea+by:quayle&since=2024&until=2024").text
    assert re.search(r'<h1 id="heading">[1-4] quotes?', page)
    narrow = client.get("/search?q=we+by:quayle&since=2024").text
    ways = re.findall(r'<li><a href="([^"]+)"><bdi>(.*?)</bdi></a> <span class="n">(\d+)', narrow)
    assert "without “quayle”" in [unescape(label) for _, label, _ in ways]
    for url, label, count in ways:
        assert _heading(client.get(unescape(url)).text).startswith(f"{count} quote"), label


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("May 2024 sea", "“sea” in May 2024"),
        ("timetable in 2024", "“timetable” in 2024"),
        ("ceo timetable", "as Chief executive: “timetable”"),
        ("timetable chief executive", "as Chief executive: “timetable”"),
        ("fenna line timetable", "for Fenna Line: “timetable”"),
    ],
)
def test_months_offices_and_bodies_are_understood_where_they_are_typed(
    client: FlaskClient, typed: str, label: str
) -> None:
    offers = _offers(client.get("/search", query_string={"q": typed}).text)
    assert label in [said for _, said, _ in offers]
    for url, _, count in offers:
        assert _heading(client.get(url).text).startswith(f"{count} quote")
