"""What search engines, browsers and reference managers read."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def quote_address(client: FlaskClient) -> str:
    page = client.get("/search?q=timetable").text
    found = re.search(r'href="(/quote/[0-9a-f]+)', page)
    assert found
    return found[1]


def test_robots_are_kept_out_of_what_has_no_end_and_told_of_the_rest(client: FlaskClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert {
        "Disallow: /search",
        "Disallow: /check",
        "Sitemap: http://localhost/sitemap.xml",
    } <= set(lines)


def test_sitemaps_lead_to_every_page(client: FlaskClient) -> None:
    index = ElementTree.fromstring(client.get("/sitemap.xml").data)
    seen = 0
    for place in index.iter(f"{_SITEMAP}loc"):
        sitemap = ElementTree.fromstring(client.get(str(place.text)).data)
        for address in sitemap.iter(f"{_SITEMAP}loc"):
            assert client.get(str(address.text)).status_code == 200
            seen += 1
    counted = client.get("/health").json
    assert counted
    assert seen == counted["releases"] + counted["speakers"] + counted["organisations"]


@pytest.mark.parametrize("number", [0, 2, 10**30])
def test_there_is_no_sitemap_beyond_the_last(client: FlaskClient, number: int) -> None:
    assert client.get(f"/sitemap-release-{number}.xml").status_code == 404


def test_a_browser_can_keep_the_site_as_a_search_engine(client: FlaskClient) -> None:
    root = ElementTree.fromstring(client.get("/opensearch.xml").data)
    urls = [str(url.get("template")) for url in root.iter() if url.tag.endswith("}Url")]
    assert client.get(urls[0].format(searchTerms="timetable")).status_code == 200
    assert client.get(urls[1].format(searchTerms="quay")).json == ["quay", ["Ines Quayle"]]
    assert client.get("/complete?q=").json == ["", []]


def test_a_quote_describes_itself(client: FlaskClient) -> None:
    page = client.get(quote_address(client)).text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    record = json.loads(found[1])
    assert record["@type"] == "Quotation"
    assert record["text"].startswith("The sea does not read our timetable")
    assert record["creator"]["name"] == "Ines Quayle"
    assert record["isPartOf"]["@type"] == "Report"
    assert '<meta property="og:title" content="Ines Quayle, 2024-05-03">' in page
    assert '<meta name="citation_author" content="Ines Quayle">' in page


def test_no_words_end_the_script_they_stand_in(client: FlaskClient) -> None:
    for address in re.findall(r'href="(/quote/[0-9a-f]+)', client.get("/search").text):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert page.count("</script>") == page.count("<script")


def canonical(client: FlaskClient, address: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]*)">', client.get(address).text)


@pytest.mark.parametrize(
    "address",
    [
        "/", "/search?q=timetable", "/search?q=timetable&page=2", "/search?q=ferry&in=releases",
        "/browse/speakers", "/browse/organisations", "/browse/offices", "/browse/speeches",
        "/about", "/coverage", "/corrections", "/check", "/check?q=the+ferry", "/api/v1/",
        "/compare",
    ],
)  # fmt: skip
def test_every_page_has_one_address_in_all_languages(client: FlaskClient, address: str) -> None:
    (found,) = canonical(client, address)
    assert found == f"http://localhost{address}".replace("+", "%20").replace("&", "&amp;")
    joined = "&" if "?" in address else "?"
    assert canonical(client, f"{address}{joined}lang=zh-Hant-HK") == [found]


@pytest.mark.parametrize("kind", ["speaker", "organisation", "office", "release", "quote"])
def test_what_has_an_id_has_one_address(client: FlaskClient, kind: str) -> None:
    lists = {"release": "/search?q=timetable&in=releases", "quote": "/search?q=timetable"}
    listed = client.get(lists.get(kind, f"/browse/{kind}s")).text
    address = re.search(rf'href="(/{kind}/[^"?#]+)', listed)
    assert address
    assert canonical(client, f"{address[1]}?lang=zh-Hant-HK") == [f"http://localhost{address[1]}"]


def test_one_search_has_one_address_however_it_is_asked(client: FlaskClient) -> None:
    (plain,) = canonical(client, "/search?q=timetable")
    for address in ("/search?page=1&q=timetable&since=&x=1", "/search?sort=&q=timetable"):
        assert canonical(client, address) == [plain]


def test_an_error_is_no_page_to_keep(client: FlaskClient) -> None:
    assert client.get("/quote/nothing").status_code == 404
    assert canonical(client, "/quote/nothing") == []
