"""HTML pages of unknown sites, and fragments as records carry them."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest

from indexer.errors import ReleaseError
from indexer.ingest.html_page import read_html
from indexer.ingest.metadata.ranking import choose

PAGE = """<!doctype html><html lang="en-GB"><head><title>Bridge opens | Port Merrin</title>
<link rel="canonical" href="https://merrin.example/bridge">
<meta property="og:site_name" content="The Site">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "The Site"},
 {"@type": "NewsArticle", "headline": "Bridge opens", "datePublished": "2024-12-07T10:00:00Z",
  "publisher": {"@type": "Organization", "name": "Port Merrin"}}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>Bridge opens</h1>
<p>The Long Bridge opened this morning after two years of work, in front of nine thousand people
who had brought sandwiches and, in one case, a ladder.</p>
<p>“It stands,” said <b>Odalys Renner</b>, Mayor of Port Merrin. “I have walked across it, and I
have walked back, and it stood both times.”</p><h2>Figures</h2>
<ul><li>Length: 1,140 metres of steel and patience</li></ul>
<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2023</td><td>12</td></tr></table>
</article></main><footer>All rights reserved.</footer><script>alert(1)</script></body></html>"""


def test_a_page_gives_its_text_and_says_where_its_metadata_stood() -> None:
    raw = read_html(PAGE, "a.html")
    said = choose(raw.candidates)
    assert (said.value("title"), said.value("publisher")) == ("Bridge opens", "Port Merrin")
    assert said.published == date(2024, 12, 7)
    assert (said.value("url"), said.value("language")) == ("https://merrin.example/bridge", "en")
    assert dict(said.provenance)["published"] == "json-ld"
    blocks = list(zip(raw.kinds, raw.text.split("\n\n"), strict=True))
    assert [k for k, _ in blocks] == ["heading", "", "", "heading", "item", "table", "table"]
    assert blocks[2][1].startswith("“It stands,” said Odalys Renner, Mayor")
    assert blocks[5][1] == "Year | Cars"
    assert not any(w in raw.text for w in ("Home", "alert", "All rights reserved"))


def test_meta_and_time_stand_in_where_json_ld_is_missing_or_broken() -> None:
    page = (
        '<html><head><meta name="DC.title" content="Pier closed">'
        '<script type="application/ld+json">{"broken": </script></head><body><article>'
        '<time datetime="2023-04-18T08:00">18 April</time>'
        + "<p>The pier is closed until somebody finds the key to the gate again.</p>" * 6
        + "</article></body></html>"
    )
    said = choose(read_html(page, "a.html").candidates)
    assert (said.value("title"), said.published) == ("Pier closed", date(2023, 4, 18))
    assert dict(said.provenance) == {"title": "meta", "published": "time element"}


def test_a_fragment_is_all_text() -> None:
    raw = read_html("<p>“It stands,” said Jane Roe.<br><br>She left.</p><ul><li>one</li></ul>", "x")
    assert raw.text == "“It stands,” said Jane Roe.\n\nShe left.\n\none"
    assert raw.kinds == ("", "", "item")


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<html></html>",
        "<html><body><script>x</script></body></html>",
        "<p></p>",
        "<!-- -->",
        "<" * 10_000,
        "<html>" + "<div>" * 20_000 + "deep" + "</div>" * 20_000,
        "\x00\x00",
        "&#0;&#xD800;",
    ],
)
def test_markup_without_text_is_a_release_error_or_plain_text(markup: str) -> None:
    with contextlib.suppress(ReleaseError):
        assert read_html(markup, "a.html").text.strip()
