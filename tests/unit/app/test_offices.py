"""The list of offices, the page of one, and offices among the filters."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from app.office.labels import OFFICE_LABELS
from indexer.lexicon.office_families import FAMILIES


def test_every_office_has_a_name_in_the_language_of_the_reader() -> None:
    assert list(OFFICE_LABELS) == sorted(FAMILIES)


def test_the_list_says_how_often_and_how_an_office_is_written(client: FlaskClient) -> None:
    page = client.get("/browse/offices").text
    lines = re.findall(r'<li><a href="(/office/[^"]+)">([^<]+)</a> <span class="n">(\d+)', page)
    assert ("/office/chief-executive", "Chief executive", "2") in lines
    assert ("/office/chair", "Chair", "1") in lines
    assert "chief executive of Fenna Line" in page or "chief executive" in page


def test_the_page_of_an_office_lists_who_holds_it_and_keeps_its_counts(client: FlaskClient) -> None:
    page = client.get("/office/chief-executive").text
    assert "<h1>Chief executive</h1>" in page
    assert "Ines Quayle" in page
    links = re.findall(r'<li><a href="(/search\?[^"]+)" rel="nofollow">.*?class="n">(\d+)', page)
    assert len(links) >= 3  # as written, a speaker, an organisation
    for url, count in links:
        found = client.get(url.replace("&amp;", "&")).text
        assert re.search(rf'<h1 id="heading">{count} quotes? .*as Chief executive', found), url


@pytest.mark.parametrize("code", ["baker", "chief-of-police", "x" * 5_000, "../etc", "%00"])
def test_an_office_that_nobody_holds_is_not_found(client: FlaskClient, code: str) -> None:
    assert client.get(f"/office/{code}").status_code == 404


@pytest.mark.parametrize("query", ["q=role:CEO", "office=CEO", "office=chief-executive"])
def test_an_office_is_chosen_by_any_of_its_names(client: FlaskClient, query: str) -> None:
    page = client.get(f"/search?{query}").text
    assert '<h1 id="heading">2 quotes as Chief executive' in page
    facet = page.partition('id="facet-office"')[2].partition("</section>")[0]
    chosen = facet.partition('class="chosen"')[2].partition("</li>")[0]
    assert "Chief executive" in chosen
    assert "+" not in facet.replace("+1", "")  # another office takes its place
    other = re.search(r'href="([^"]*office=chair[^"]*)"', facet)
    assert other is not None
    led = client.get(other[1].replace("&amp;", "&")).text
    assert '<h1 id="heading">1 quote as Chair' in led
