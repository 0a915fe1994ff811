"""The A–Z: people as they are sorted, organisations apart, and a field to find a name."""

from __future__ import annotations

import re
from html import unescape

from flask.testing import FlaskClient


def _lines(page: str) -> list[list[str]]:
    found = re.findall(r'<ul class="az">(.*?)</ul>', page, re.DOTALL)
    return [re.findall(r"<bdi>(.*?)</bdi></a>", part) for part in found]


def test_people_stand_by_the_word_they_are_sorted_by(client: FlaskClient) -> None:
    [names] = _lines(client.get("/browse/speakers?initial=Q").text)
    assert names == ["Quayle, Ines"]


def test_organisations_that_speak_stand_apart(client: FlaskClient) -> None:
    page = client.get("/browse/speakers?type=others").text
    assert "Quayle" not in page
    letters = re.findall(r'href="(/browse/speakers[^"]*initial=[^"]*)"', page)
    assert all("type=others" in unescape(address) for address in letters)


def test_a_name_is_found_by_its_beginning(client: FlaskClient) -> None:
    named, _ = _lines(client.get("/browse/speakers?name=quay").text)
    assert named == ["Ines Quayle"]
    named, _ = _lines(client.get("/browse/organisations?name=weights").text)
    assert named == ["Museum of Weights"]
    page = client.get("/browse/speakers?name=%3Cb%3E").text
    assert "0 names with “&lt;b&gt;”" in page


def test_odd_pages_of_the_list_never_fail(client: FlaskClient) -> None:
    for query in ("page=0", "page=-1", "page=99999999999", "type=x", "initial=%00", "name=%22"):
        assert client.get(f"/browse/speakers?{query}").status_code == 200, query
