"""The second scope: releases with the words anywhere in their texts."""

import re

import pytest


def _heading(page):
    return re.sub(r"<[^>]+>", "", re.search(r'<h1 id="heading">(.*?)</h1>', page, re.DOTALL)[1])


def test_the_page_of_quotes_says_how_many_releases_have_the_words(client):
    page = client.get("/search?q=fenna").text
    scopes = page.partition('<p class="scopes">')[2].partition("</p>")[0]
    assert '<b aria-current="true">No quotes</b>' in scopes
    url = re.search(r'href="([^"]+)"', scopes)[1].replace("&amp;", "&")
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
def test_releases_are_searched_with_the_same_grammar_and_filters(client, query, heading):
    page = client.get(f"/search?in=releases&{query}").text
    assert _heading(page).startswith(heading)


def test_the_scope_stays_while_filters_and_words_change(client):
    page = client.get("/search?in=releases&q=said&sort=oldest").text
    assert '<input type="hidden" name="in" value="releases">' in page
    orders = page.partition('<p class="orders">')[2].partition("</p>")[0]
    assert all("in=releases" in url for url in re.findall(r'href="(/search[^"]*)"', orders))
    places = [page.index(f"/release/test/{name}?") for name in ("ferry", "museum", "old")]
    assert places == sorted(places)


def test_odd_addresses_of_the_scope_never_fail(client):
    for query in ("page=999", "by=speaker", "q=%22", "q=-said", "in=x", "compare=a", "office=-"):
        assert client.get(f"/search?in=releases&{query}").status_code == 200, query
