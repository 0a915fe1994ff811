"""The present search as files, as JSON and as a feed: the same quotes as the page, safely written."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from app.export.forms import EXPORT_FORMS, list_exports, name_export
from app.search.form import SearchForm
from indexer.export import QUOTES
from tests.unit.app.test_search import get, total

_ATOM = "{http://www.w3.org/2005/Atom}"
SEARCHES = ["", "?q=sea", "?q=sea&sort=oldest", "?not_kind=indirect&since=2024", "?q=nowhere"]


def rows(client: FlaskClient, search: str) -> list[dict[str, str]]:
    text = client.get(f"/search.csv{search}").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def ids_on_page(client: FlaskClient, search: str) -> list[str]:
    page = json.loads(client.get(f"/search.json{search}").text)
    return [quote["id"] for quote in page["quotes"]]


@pytest.mark.parametrize("search", SEARCHES)
def test_every_form_holds_what_the_page_counts(client: FlaskClient, search: str) -> None:
    found = total(get(client, f"/search{search}"))
    wanted = ids_on_page(client, search)
    assert len(wanted) == found
    assert [row["id"] for row in rows(client, search)] == wanted
    lines = client.get(f"/search.jsonl{search}").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == wanted
    assert client.get(f"/search.ris{search}").text.count("TY  - PRESS") == found
    assert client.get(f"/search.bib{search}").text.count("@misc{") == found
    feed = ET.fromstring(client.get(f"/search.atom{search}").text)
    assert len(feed.findall(f"{_ATOM}entry")) == found


@pytest.mark.parametrize("form", EXPORT_FORMS)
def test_a_file_is_saved_under_what_it_holds(client: FlaskClient, form: str) -> None:
    answer = client.get(f"/search.{form}?q=sea")
    assert answer.get_data()
    ending = form.removeprefix("plain.")
    assert answer.headers["Content-Disposition"].endswith(
        f'filename="quotes-containing-sea.{ending}"'
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert name_export("“陳大文”", form) == f"quotes.{ending}"


def test_the_first_file_is_a_sheet_in_plain_words(client: FlaskClient) -> None:
    page = get(client, "/search?q=sea+timetable")
    address = re.search(r'<a href="([^"]+)"[^>]*>Spreadsheet \(CSV\)</a>', page)
    assert address is not None
    text = client.get(unescape(address[1])).data.decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert len(row) <= 14
    assert row["Words"].startswith("The sea does not read our timetable")
    assert (row["Speaker"], row["Role"]) == ("Ines Quayle", "chief executive")
    assert (row["Organisation"], row["Date"]) == ("Fenna Line", "2024-05-03")
    assert row["Kind"] == "In quotation marks"
    assert row["Carrier"] == "Harbour News"
    assert row["How sure"].startswith("words and speaker right in about ")
    assert row["Looked up on"] == date.today().isoformat()  # noqa: DTZ011
    assert row["Original"].startswith("https://example.org/ferry")
    assert client.get(urlsplit(row["Link"]).path).status_code == 200
    chinese = client.get("/search.plain.csv?q=sea", headers={"Accept-Language": "zh-Hant"})
    assert "發言者" in chinese.text.splitlines()[0]


def test_addresses_in_files_lead_to_the_quotes(client: FlaskClient) -> None:
    for row in rows(client, ""):
        assert client.get(urlsplit(row["url"]).path).status_code == 200
    feed = ET.fromstring(client.get("/search.atom").text)
    for entry in feed.findall(f"{_ATOM}entry"):
        for link in entry.findall(f"{_ATOM}link"):
            assert client.get(urlsplit(link.get("href")).path).status_code == 200
        assert entry.findtext(f"{_ATOM}updated", "").endswith(("Z", "+00:00"))


def test_a_feed_is_of_the_newest_and_knows_its_page(client: FlaskClient) -> None:
    feed = ET.fromstring(client.get("/search.atom?q=sea&sort=relevance&page=7").text)
    assert feed.findtext(f"{_ATOM}title") == "Quotes containing sea · On Record"
    addresses = {link.get("rel"): link.get("href") for link in feed.findall(f"{_ATOM}link")}
    assert addresses["self"] == feed.findtext(f"{_ATOM}id") == "http://localhost/search.atom?q=sea"
    assert addresses["alternate"] == "http://localhost/search?q=sea&sort=newest"
    days = [e.findtext(f"{_ATOM}updated", "")[:10] for e in feed.findall(f"{_ATOM}entry")]
    assert days == sorted(days, reverse=True)


def test_the_page_as_json_says_what_was_understood(client: FlaskClient) -> None:
    address = '/search.json?q=sea "&since=2024&per_page=1&by=speaker'
    page = json.loads(client.get(address).text)
    assert page["understood"] == "sea"
    assert "A quotation mark without its partner was ignored." in page["problems"]
    assert (
        page["heading"].endswith("quotes containing sea, since 1 January 2024")
        or page["total"] == 1
    )
    assert sum(group["count"] for group in page["groups"]) <= page["total"]
    shown = json.loads(client.get("/search.json?per_page=2").text)
    seen = [quote["id"] for quote in shown["quotes"]]
    while shown["next"]:
        assert parse_qs(urlsplit(shown["next"]).query)["per_page"] == ["2"]
        shown = json.loads(client.get(shown["next"]).text)
        seen += [quote["id"] for quote in shown["quotes"]]
    assert seen == ids_on_page(client, "")


@pytest.mark.parametrize(
    "odd",
    ["?q=%00%01%EF%BF%BF", "?kind=%01%3Cb%3E", "?q=%ED%A0%80", "?page=-1&per_page=x", "?since=99999",
     "?speaker=%0d%0aSet-Cookie:x", "?q=" + "%F0%9F%98%80" * 90],
)  # fmt: skip
def test_odd_searches_are_written_well(client: FlaskClient, odd: str) -> None:
    ET.fromstring(client.get(f"/search.atom{odd}").text)
    json.loads(client.get(f"/search.json{odd}").text)
    for form in EXPORT_FORMS:
        answer = client.get(f"/search.{form}{odd}")
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Content-Disposition"].isascii()
        assert answer.get_data() or form in ("jsonl", "ris", "bib")


def test_no_file_ends_before_the_quotes_do(client: FlaskClient) -> None:
    with client.application.test_request_context():
        labels = [choice.label for choice in list_exports(SearchForm(), 600_000)]
        assert labels[0] == "Spreadsheet (CSV)"
        assert list_exports(SearchForm(), 0) == []


def test_files_have_the_columns_that_the_docs_tell(client: FlaskClient) -> None:
    row = rows(client, "?q=sea")[0]
    assert tuple(row) == QUOTES.names
    assert row["original"] == "https://example.org/ferry"
    line = json.loads(client.get("/search.jsonl?q=sea").text.splitlines()[0])
    assert tuple(line) == QUOTES.names
    release = client.get(urlsplit(line["url"]).path).text
    assert line["text"].split()[0] in release


def test_an_empty_archive_has_no_files(empty_client: FlaskClient) -> None:
    for ending in (*EXPORT_FORMS, "json", "atom"):
        assert empty_client.get(f"/search.{ending}").status_code == 503
    assert empty_client.get("/search.xls").status_code == 404
