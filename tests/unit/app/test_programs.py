"""The site for other programs: unAPI, pages as Markdown, the whole as a file, the description."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import rispy
from flask.testing import FlaskClient

from app.quote.original import original_url
from app.site.markdown import ENDPOINTS
from indexer.export.pasted import escape_markdown, link_markdown
from indexer.model import Span
from indexer.pipeline import extract_quotes
from tests.unit.app.conftest import make_release

QUOTE = extract_quotes(make_release("q", "T", None, "“We go on,” said Ann Roe, mayor of Fleet."))[0]
MARKDOWN = {"Accept": "text/markdown"}


def quotes(client: FlaskClient, **query: str) -> list[dict[str, Any]]:
    found = client.get("/api/v1/search", query_string={"limit": "100", **query}).json
    assert found
    return list(found["quotes"])


# unAPI, asked as Zotero's translator asks


def named_on(page: str) -> list[str]:
    return re.findall(r'<abbr class="unapi-id" title="([^"]+)"></abbr>', page)


@pytest.mark.parametrize("address", ["/search?q=sea", "/search?by=speaker", "/speaker/{speaker}"])
def test_every_quote_of_a_page_is_saved_through_unapi(client: FlaskClient, address: str) -> None:
    one = quotes(client, q="timetable")[0]
    page = client.get(address.format(speaker=one["speaker_id"])).text
    (server,) = re.findall(r'<link rel="unapi-server"[^>]* href="([^"]+)"', page)
    ids = named_on(page)
    assert ids or "by=" in address
    assert len(ids) == len(set(ids)) == page.count('<li class="hit">')
    for id_ in ids:
        listed = client.get(server, query_string={"id": id_})
        assert listed.status_code == 300
        forms = ET.fromstring(listed.text)
        assert forms.get("id") == id_
        assert {form.get("name") for form in forms} == {"ris", "bibtex"}
        for form in forms:
            saved = client.get(server, query_string={"id": id_, "format": form.get("name")})
            assert saved.status_code == 200
            assert saved.mimetype == form.get("type")
        (read,) = rispy.loads(client.get(server, query_string={"id": id_, "format": "ris"}).text)
        assert read["id"] == id_


def test_the_page_of_a_quote_names_that_quote(client: FlaskClient) -> None:
    id_ = quotes(client, q="timetable")[0]["id"]
    assert named_on(client.get(f"/quote/{id_}").text) == [id_]
    assert client.get(f"/quote/{id_}.ris").text == client.get(f"/unapi?id={id_}&format=ris").text


def test_unapi_says_what_it_has_and_what_it_has_not(client: FlaskClient) -> None:
    forms = client.get("/unapi")
    assert forms.status_code == 200
    assert ET.fromstring(forms.text).attrib == {}
    id_ = quotes(client)[0]["id"]
    assert client.get("/unapi?id=nobody").status_code == 404
    assert client.get("/unapi?id=nobody&format=ris").status_code == 404
    assert client.get(f"/unapi?id={id_}&format=mods").status_code == 406


# Markdown


def test_a_quote_a_speaker_and_a_search_are_markdown_where_it_is_asked_for(
    client: FlaskClient,
) -> None:
    one = quotes(client, q="timetable")[0]
    for address in (f"/quote/{one['id']}", f"/speaker/{one['speaker_id']}", "/search?q=timetable"):
        page = client.get(address)
        assert page.mimetype == "text/html"
        assert "Accept" in page.vary
        for _ in range(2):
            answer = client.get(address, headers=MARKDOWN)
            assert answer.content_type == "text/markdown; charset=utf-8"
            assert "> The sea does not read our timetable" in answer.text
            assert "Ines Quayle (chief executive, Fenna Line)" in answer.text
            assert f"[Permalink](http://localhost/quote/{one['id']})" in answer.text
        assert client.get(address).mimetype == "text/html"
        again = client.get(address, headers={**MARKDOWN, "If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
    assert {"quote.quote", "who.speaker", "search.search"} == ENDPOINTS


@pytest.mark.parametrize(
    ("accept", "kind"),
    [("*/*", "text/html"), ("text/html,text/markdown;q=0.5", "text/html"), ("", "text/html"),
     ("text/markdown;q=0", "text/html"), ("text/markdown, text/html;q=0.7, */*;q=0.1", "text/markdown")],
)  # fmt: skip
def test_browsers_get_pages(client: FlaskClient, accept: str, kind: str) -> None:
    assert client.get("/search?q=sea", headers={"Accept": accept}).mimetype == kind


def test_nothing_that_was_said_becomes_markup(client: FlaskClient) -> None:
    text = client.get("/search", headers=MARKDOWN).text
    assert "\\<script\\>" in text or "<script" not in text
    assert "<b>" not in text
    assert escape_markdown("# [x](y) *z* <b>\n1. one\n- two") == (
        "\\# \\[x\\](y) \\*z\\* \\<b\\>\n1\\. one\n\\- two"
    )
    assert link_markdown("a]b", "javascript:x") == "a\\]b"
    assert link_markdown("a", "https://x.example/a b)c") == "[a](https://x.example/a%20b%29c)"


def test_long_searches_go_on_in_markdown(client: FlaskClient) -> None:
    client.application.extensions["on_record"]  # its pages have 20 quotes
    text = client.get("/search?page=1", headers=MARKDOWN).text
    assert text.startswith("# ")
    assert text.count("[Permalink]") == len(quotes(client))


def test_a_quote_is_pasted_as_markdown_and_html(client: FlaskClient) -> None:
    one = quotes(client, q="timetable")[0]
    saved = client.get(f"/quote/{one['id']}.md")
    assert saved.mimetype == "text/markdown"
    page = client.get(f"/quote/{one['id']}").text
    assert "&lt;blockquote cite=&#34;http://localhost/quote/" in page
    assert "&lt;p&gt;The sea does not read our timetable" in page


# The original and the day


def test_the_original_opens_at_the_words(client: FlaskClient) -> None:
    one = quotes(client, q="timetable")[0]
    page = client.get(f"/quote/{one['id']}").text
    (address,) = re.findall(r'href="(https://example\.org/ferry[^"]*)"', page)
    assert address == (
        "https://example.org/ferry#:~:text=The%20sea%20does%20not%20read%20our%20timetable%2C"
    )


@pytest.mark.parametrize(
    ("words", "url", "place"),
    [
        ("We go on.", "https://a.example/x", "#:~:text=We%20go%20on."),
        ("A well-known, old & wide sea", "https://a.example/x#top",
         ":~:text=A%20well%2Dknown%2C%20old%20%26%20wide%20sea"),
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
         "sixteen", "https://a.example/x",
         "#:~:text=one%20two%20three%20four%20five,twelve%20thirteen%20fourteen%20fifteen%20sixteen"),
    ],
)  # fmt: skip
def test_words_are_written_as_text_fragments_want_them(words: str, url: str, place: str) -> None:
    release = replace(make_release("a", "A title", None, words), url=url)
    quote = replace(QUOTE, content=(Span(0, len(words)),), text=words)
    assert original_url(quote, release) == url + place
    assert original_url(quote, replace(release, url="file:///x")) == ""


def test_a_reference_has_the_day_it_was_looked_up(client: FlaskClient) -> None:
    id_ = quotes(client)[0]["id"]
    today = date.today()  # noqa: DTZ011
    assert f"urldate = {{{today}}}" in client.get(f"/quote/{id_}.bib").text
    assert f"Y2  - {today:%Y/%m/%d}" in client.get(f"/quote/{id_}.ris").text
    (item,) = client.get(f"/quote/{id_}.json").get_json()
    assert item["accessed"] == {"date-parts": [[today.year, today.month, today.day]]}


# The whole as a file


@pytest.mark.parametrize("form", ["jsonl", "csv", "ris", "bib"])
def test_the_interface_gives_a_search_as_a_file(client: FlaskClient, form: str) -> None:
    answer = client.get(f"/api/v1/export?q=sea&format={form}")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.is_streamed
    assert answer.data == client.get(f"/search.{form}?q=sea").data


def test_a_file_has_all_that_there_is(client: FlaskClient) -> None:
    lines = client.get("/api/v1/export").text.splitlines()
    assert {json.loads(line)["id"] for line in lines} == {
        q["id"] for q in quotes(client, unique="0")
    }
    assert client.get("/api/v1/export?format=xls").status_code == 422


# The description


def test_the_description_can_be_read(client: FlaskClient) -> None:
    page = client.get("/api/v1/")
    assert page.mimetype == "text/html"
    told = client.get("/api/v1/openapi.json").json
    assert told
    for path, methods in told["paths"].items():
        assert f"GET {path}" in page.text
        for parameter in methods["get"].get("parameters", ()):
            assert f"<code>{parameter['name']}</code>" in page.text
    for name in re.findall(r'href="#([^"]+)"', page.text):
        assert f'id="{name}"' in page.text
    assert not re.search(r'(?:src|href)="https?://(?!localhost)', page.text)
    assert '/api/v1/"' in client.get("/about").text
