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


def page(body: str, head: str = "") -> str:
    prose = (
        "<p>The town of Tollerton opened its new swing bridge this morning, a year before the day "
        "that had been set, and the river was full of boats that wanted to see it.</p>"
    )
    rest = (
        "<p>The works cost less than planned and took four months, which nobody in the council "
        "had dared to hope for when the first of the piers went down in the spring.</p>"
    )
    return (
        f"<!doctype html><html><head><title>Bridge opens</title>{head}</head><body><article>"
        f"<h1>Bridge opens</h1>{prose}{body}{rest}</article></body></html>"
    )


WORDS = "We swung it twice, and it swung back."
SAID = [f"“{WORDS}”", "— Ann Roe, harbour master"]


@pytest.mark.parametrize(
    "markup",
    [
        f"<blockquote><p>{WORDS}</p><cite>Ann Roe, harbour master</cite></blockquote>",
        f"<blockquote>“{WORDS}”<br><cite>Ann Roe, harbour master</cite></blockquote>",
        f"<blockquote><p>{WORDS}</p><footer>— <cite>Ann Roe</cite>, harbour master</footer></blockquote>",
        f"<figure><blockquote>{WORDS}</blockquote><figcaption>Ann Roe, harbour master</figcaption></figure>",
        f"<blockquote><p>{WORDS}</p><p>— Ann Roe, harbour master</p></blockquote>",
        f'<div class="testimonial"><p class="testimonial__text">{WORDS}</p>'
        '<p class="testimonial__author">Ann Roe</p><p class="testimonial__role">harbour master</p></div>',
    ],
)
def test_a_block_quotation_with_its_source_reads_as_one(markup: str) -> None:
    blocks = read_html(page(markup), "a.html").text.split("\n\n")
    assert blocks[2:4] == SAID


def test_several_paragraphs_in_a_block_behind_a_colon_are_of_who_is_named_above() -> None:
    quoted = "<blockquote><p>It swings.</p><p>You can walk below it.</p></blockquote>"
    markup = f"<p>Harbour master Ann Roe said:</p>{quoted}<p>The bridge is of steel.</p>"
    blocks = read_html(page(markup), "a.html").text.split("\n\n")
    assert "“It swings." in blocks
    assert "“You can walk below it.”" in blocks
    alone = markup.replace("<p>It swings.</p>", "")  # one paragraph needs no marks
    assert "You can walk below it." in read_html(page(alone), "a.html").text.split("\n\n")


def test_words_set_apart_that_stand_in_the_text_too_are_left_out() -> None:
    markup = (
        f"<p>Ann Roe, harbour master, said: “{WORDS} I have seen it.”</p>"
        f'<figure class="pullquote"><blockquote>{WORDS}</blockquote><cite>Ann Roe</cite></figure>'
    )
    assert read_html(page(markup), "a.html").text.count(WORDS) == 1


def test_q_gets_the_marks_a_browser_draws() -> None:
    markup = "<p><q>It swings,</q> said Ann Roe. <q>It says <q>creak</q>.</q></p>"
    text = read_html(page(markup), "a.html").text
    assert "“It swings,” said Ann Roe. “It says ‘creak’.”" in text


def test_inline_markup_joins_and_marks_of_footnotes_go() -> None:
    markup = (
        "<p>The 77<sup>th</sup> <a href='/p'>Precinct</a> <em>of</em> the <i>Tolle</i> Guard "
        "measured 3 km<sup>2</sup>,<sup><a href='#f1'>1</a></sup> said Ann Roe.</p>"
    )
    text = read_html(page(markup), "a.html").text
    assert "The 77th Precinct of the Tolle Guard measured 3 km2, said Ann Roe." in text


def test_menus_share_bars_comments_and_other_news_are_no_text() -> None:
    markup = (
        '<div class="share-links"><p>Share on Face</p></div><p>Ann Roe watched it swing.</p>'
        "<h2>Related news</h2><p>“I never saw a bridge,” said Hale, a heron.</p>"
        '<div id="comments"><h3>2 thoughts</h3><p>“About time,” said my husband.</p></div>'
        "<aside><p>“Buy a boat,” says Boat.</p></aside><h2>Background</h2><p>It is of steel.</p>"
    )
    text = read_html(page(markup), "a.html").text
    assert "Ann Roe watched it swing." in text
    assert "It is of steel." in text
    assert not any(w in text for w in ("Share on", "heron", "my husband", "Buy a boat", "Related"))


def test_a_page_laid_out_in_tables_has_its_paragraphs() -> None:
    long = "The bridge swung over the river while the crowd on the quay looked on and ate plums. "
    markup = (
        "<html><body><table><tr><td class=nav><a>Home</a><br><a>News</a></td><td><h1>Bridge</h1>"
        f"<p class=date>Wednesday 9 June 2021<p>{long * 3}<p>“It swings,” said Ann Roe."
        "</td></tr></table></body></html>"
    )
    blocks = read_html(markup, "a.html").text.split("\n\n")
    assert blocks[-2:] == [(long * 3).strip(), "“It swings,” said Ann Roe."]
    assert "Wednesday 9 June 2021" in blocks


def test_a_page_whose_main_part_nobody_finds_has_text() -> None:
    cells = "".join(
        f"<div><span>Ann Roe said that pier {n} was sound.</span></div>" for n in range(9)
    )
    raw = read_html(f"<html><body><form>{cells}</form><div>{cells}</div></body></html>", "a.html")
    assert raw.text.count("was sound") == 9
