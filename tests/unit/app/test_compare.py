"""Two people side by side."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.unit.app.test_release_scope import _heading


def _read(client: FlaskClient, **asked: str | list[str]) -> str:
    answer = client.get("/compare", query_string=asked)
    assert answer.status_code == 200
    return str(answer.text)


def test_two_people_stand_side_by_side_and_counts_are_kept(client: FlaskClient) -> None:
    page = _read(client, speaker=["Ines Quayle", "Ann Roe"])
    assert "<h1><bdi>Ines Quayle and Ann Roe</bdi></h1>" in page
    assert page.index('id="of1"') < page.index("Ines Quayle", page.index('id="of1"'))
    links = re.findall(r'<p><a href="(/search[^"]+)">(\d+) quotes?</a></p>', page)
    years = re.findall(r'<td><a href="(/search[^"]+)" rel="nofollow">(\d+)</a></td>', page)
    assert len(links) == 2
    assert years
    for url, count in links + years:
        assert _heading(client.get(unescape(url)).text).startswith(f"{count} quote")


def test_what_about_narrows_both(client: FlaskClient) -> None:
    page = _read(client, speaker=["quayle", "roe"], q="timetable")
    assert "timetable" in page
    assert re.search(r'id="of2".*?No quotes', page, re.DOTALL)
    assert 'name="q" value="timetable"' in page


def test_one_chosen_leaves_a_field_for_the_other(client: FlaskClient) -> None:
    page = _read(client, speaker="Ann Roe")
    assert "Two speakers compared" in page
    assert re.search(r"Speaker 1 <input name=\"speaker\" value=\"Ann Roe\"", page)
    assert re.search(r"Speaker 2 <input name=\"speaker\" value=\"\"", page)


def test_the_page_of_a_speaker_leads_to_a_comparison(client: FlaskClient) -> None:
    found = client.get("/suggest?q=quayle").get_json()[0]["value"]
    assert f'/compare?speaker={found}"' in client.get(f"/speaker/{found}").text


@pytest.mark.parametrize("name", ["nobody at all", '"><script>', "x" * 5_000, "\x00", "-"])
def test_a_name_that_nobody_has_is_said(client: FlaskClient, name: str) -> None:
    page = _read(client, speaker=[name, "Ann Roe"])
    assert "Nothing in the archive is called" in page
    assert "<script>&" not in page
