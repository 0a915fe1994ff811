"""The page of what is in the archive counts releases as the searches it leads to do."""

from __future__ import annotations

import re
from html import unescape

from flask.testing import FlaskClient


def test_every_count_of_releases_is_what_its_link_finds(client: FlaskClient) -> None:
    page = client.get("/coverage").text
    counted = re.findall(r'<td><a href="(/search\?[^"]*in=releases[^"]*)">([\d,]+)</a>', page)
    assert counted
    for address, count in counted:
        found = client.get(unescape(address).replace("/search?", "/search.json?")).json
        assert found is not None
        assert found["total"] == int(count.replace(",", "")), address


def test_years_and_undated_are_all_releases(client: FlaskClient) -> None:
    page = client.get("/coverage").text
    rows = re.findall(r'<th scope="row">\d{4}</th><td>[\d,]+</td><td>(\d+)</td>', page)
    undated = re.search(r'Releases without a date <span class="n">(\d+)</span>', page)
    held = client.get("/health").json
    assert rows
    assert undated
    assert held is not None
    assert sum(map(int, rows)) + int(undated[1]) <= held["releases"]
    none = client.get("/search.json?in=releases&since=0001-01-01&until=9999-12-31").json
    assert none is not None
    assert none["total"] == held["releases"] - int(undated[1])
