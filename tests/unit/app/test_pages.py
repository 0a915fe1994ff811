"""Every page over a real archive: what it shows, what it must never show, what it carries."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

PAGES = ("/", "/search", "/search?q=sea", "/browse/speakers", "/browse/organisations", "/about")


def first(client: FlaskClient, pattern: str, page: str = "/search") -> str:
    found = re.search(pattern, client.get(page).text)
    assert found is not None, f"no {pattern} on {page}"
    return found.group(1)


@pytest.mark.parametrize("page", PAGES)
def test_pages_answer_with_every_header(client: FlaskClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "<h1" in answer.text
    assert len(answer.data) < 60_000


def test_a_search_marks_words_and_names_the_speaker(client: FlaskClient) -> None:
    page = client.get("/search?q=sea").text
    assert "1 quote containing sea" in page
    assert "<mark>sea</mark>" in page
    assert "Ines Quayle" in page
    assert "chief executive" in page
    assert "Fenna Line" in page


def test_markup_in_a_release_is_shown_and_never_run(client: FlaskClient) -> None:
    release = first(client, r'href="(/release/test/museum)#')
    page = client.get(release).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<b>at once</b>" not in client.get("/search?q=sea").text


def test_a_quote_page_shows_the_words_their_place_and_the_chain(client: FlaskClient) -> None:
    page = client.get(first(client, r'href="(/quote/[^"]+)"', "/search?q=harbours")).text
    assert "Where it stands" in page
    assert '<span class="said">the tax on <mark>harbours</mark> was' in page
    assert "Ms Quayle" in page
    assert "https://example.org/ferry" in page


def test_a_speaker_page_lists_roles_and_quotes(client: FlaskClient) -> None:
    page = client.get(first(client, r'href="(/speaker/[^"]*quayle[^"]*)"', "/search?q=sea")).text
    assert "<h1><bdi>Ines Quayle</bdi></h1>" in page
    assert "chief executive" in page
    assert "2024" in page


def test_an_organisation_page_lists_who_spoke_for_it(client: FlaskClient) -> None:
    page = client.get(first(client, r'href="(/organisation/[^"]+)"', "/search?q=sea")).text
    assert "Who spoke for it" in page
    assert "Ines Quayle" in page


def test_what_is_not_there_is_a_page_of_its_own(client: FlaskClient) -> None:
    for page in ("/quote/none", "/speaker/nobody", "/release/x/y", "/nowhere", "/browse/things"):
        answer = client.get(page)
        assert answer.status_code == 404, page
        assert "There is nothing at this address" in answer.text


def test_an_empty_archive_says_how_to_fill_it(empty_client: FlaskClient) -> None:
    answer = empty_client.get("/")
    assert answer.status_code == 503
    assert "quote-index build" in answer.text


def test_pages_are_kept_by_generation(client: FlaskClient) -> None:
    tag = client.get("/search?q=sea").headers["ETag"]
    again = client.get("/search?q=sea", headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_static_files_carry_their_digest_and_stay(client: FlaskClient) -> None:
    style = first(client, r'href="(/static/[^"]+\.css)"')
    answer = client.get(style)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert client.get(style.replace("/static/", "/static/0")).status_code == 404


def test_no_page_asks_another_site_for_anything(client: FlaskClient) -> None:
    for page in PAGES:
        text = client.get(page).text
        fetched = re.findall(r'<link(?! rel="canonical")[^>]*>|<[^>]* src=[^>]*>', text)
        assert fetched, "a style sheet at least"
        assert not [tag for tag in fetched if re.search(r'(?:src|href)="(?:https?:|//)', tag)]


def test_dates_that_cannot_be_read_are_said(client: FlaskClient) -> None:
    page = client.get("/search?since=soon&until=2024").text
    assert "“soon” is no date" in page
    assert "until 31 December 2024" in page


def test_a_name_typed_offers_the_person(client: FlaskClient) -> None:
    assert 'Speaker: <a href="/speaker/' in client.get("/search?q=Ines+Quayle").text


def test_nothing_found_says_which_filter_to_drop(client: FlaskClient) -> None:
    page = client.get("/search?q=sea&since=2030").text
    assert "No quotes containing sea" in page
    assert "at any date" in page


def test_health_gives_counts(client: FlaskClient) -> None:
    found = client.get("/health").get_json()
    assert found["status"] == "ok"
    assert found["quotes"] >= 5
    assert found["releases"] == 3


def test_suggestions_find_any_part_of_a_name(client: FlaskClient) -> None:
    labels = [s["label"] for s in client.get("/suggest?q=quay").get_json()]
    assert "Ines Quayle" in labels
    assert client.get("/suggest?q=").get_json() == []
