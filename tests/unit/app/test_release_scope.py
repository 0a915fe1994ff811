"""The second scope: releases with the words anywhere in their texts."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape

import feedparser
import pytest
from flask.testing import FlaskClient


def _heading(page: str) -> str:
    return re.sub(r"<[^>]+>", "", re.findall(r'<h1 id="heading">(.*?)</h1>', page, re.DOTALL)[0])


def test_the_page_of_quotes_says_how_many_releases_have_the_words(client: FlaskClient) -> None:
    page = client.get("/search?q=fenna").text
    scopes = page.partition('<p class="scopes">')[2].partition("</p>")[0]
    assert '<b aria-current="true">No quotes</b>' in scopes
    url = re.findall(r'href="([^"]+)"', scopes)[0].replace("&amp;", "&")
    assert "1 release with the words anywhere in them" in scopes
    led = client.get(url).text
    assert _heading(led) == "1 release containing fenna"
    assert "Ferry timetable changes &lt;b&gt;at once&lt;/b&gt;" in led
    assert "of <mark>Fenna</mark> Line." in led
    assert re.search(r'<a href="/release/test/ferry\?q=fenna"', led)


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("q=said", "3 releases containing said"),
        ('q="the+company+said"', "1 release containing “the company said”"),
        ("q=said+-ferry", "2 releases containing said but not ferry"),
        ("q=said+role:CEO", "1 release with quotes as Chief executive containing said"),
        ("q=said&since=2025", "1 release containing said, since"),
        ("", "3 releases"),
        ("q=nowhere", "No releases containing nowhere"),
        ("q=said&publisher=nobody", "No releases carried by nobody containing said"),
    ],
)
def test_releases_are_searched_with_the_same_grammar_and_filters(
    client: FlaskClient, query: str, heading: str
) -> None:
    page = client.get(f"/search?in=releases&{query}").text
    assert _heading(page).startswith(heading)


def test_the_scope_stays_while_filters_and_words_change(client: FlaskClient) -> None:
    page = client.get("/search?in=releases&q=said&sort=oldest").text
    assert '<input type="hidden" name="in" value="releases">' in page
    orders = page.partition('<p class="orders">')[2].partition("</p>")[0]
    assert all("in=releases" in url for url in re.findall(r'href="(/search[^"]*)"', orders))
    places = [page.index(f"/release/test/{name}?") for name in ("ferry", "museum", "old")]
    assert places == sorted(places)


def test_odd_addresses_of_the_scope_never_fail(client: FlaskClient) -> None:
    for query in ("page=999", "by=speaker", "q=%22", "q=-said", "in=x", "compare=a", "office=-"):
        assert client.get(f"/search?in=releases&{query}").status_code == 200, query


def test_releases_found_are_taken_away_as_files(client: FlaskClient) -> None:
    page = client.get("/search?in=releases&q=said").text
    assert 'href="/search.csv?q=said&amp;in=releases"' in page
    assert ".ris" not in page
    lines = client.get("/search.jsonl?q=said&in=releases&sort=newest").text.splitlines()
    found = [json.loads(line) for line in lines]
    assert [one["release"] for one in found] == ["test/museum", "test/ferry", "test/old"]
    assert all("said" in one["text"] for one in found)
    answer = client.get("/search.csv?q=said&in=releases&since=2025")
    assert "releases-containing-said" in answer.headers["Content-Disposition"]
    (row,) = csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")))
    assert row["url"] == "http://localhost/release/test/museum"
    assert client.get("/search.ris?q=said&in=releases").status_code == 404
    assert client.get("/search.csv?q=nowhere&in=releases").text.count("\n") == 1


def test_every_release_of_many_pages_is_in_a_file(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.export.releases._AT_ONCE", 1)
    assert len(client.get("/search.jsonl?q=said&in=releases").text.splitlines()) == 3


def test_releases_found_are_a_page_of_json(client: FlaskClient) -> None:
    page = client.get("/search.json?q=fenna&in=releases").get_json()
    assert page["heading"] == "1 release containing fenna"
    assert (page["total"], page["pages"], page["next"]) == (1, 1, "")
    (found,) = page["releases"]
    assert found["id"] == "test/ferry"
    assert [found["snippet"][a:b] for a, b in found["marks"]] == ["Fenna"]
    assert "issuer" in page["facets"]
    assert "in=releases" in page["url"]


def test_releases_found_are_followed_in_a_feed(client: FlaskClient) -> None:
    page = client.get("/search?in=releases&q=said").text
    url = unescape(
        re.findall(r'<link rel="alternate" type="application/atom[^>]*href="([^"]+)"', page)[0]
    )
    atom = feedparser.parse(client.get(url).data)
    assert not atom.bozo
    assert atom.feed.title == "Releases containing said · On Record"
    assert [entry.link for entry in atom.entries] == [
        f"http://localhost/release/test/{name}" for name in ("museum", "ferry", "old")
    ]
    feed = client.get(url.replace(".atom", ".feed.json")).get_json()
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    assert "date_published" not in feed["items"][2]


def test_programs_read_the_releases_to_the_last_page(client: FlaskClient) -> None:
    titles: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        more = cursor and f"&cursor={cursor}"
        page = client.get(f"/api/v1/releases?q=said&limit=2{more}").get_json()
        titles += [one["id"] for one in page["releases"]]
        cursor = page["next"]
    assert page["total"] == 3
    assert sorted(titles) == ["test/ferry", "test/museum", "test/old"]
