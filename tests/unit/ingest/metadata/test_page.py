"""The date, headline, author and body of pages: each kind of markup, by the words of its names."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.ingest import prepare
from indexer.ingest.html_page import read_html
from indexer.model import Release

DAY = date(2021, 6, 9)
PROSE = (
    "<p>The town of Tollerton opened its new swing bridge this morning, a year before the day "
    "that had been set, and the river was full of boats that wanted to see it.</p>"
)


def read(head: str = "", body: str = "") -> Release:
    markup = (
        f"<html><head><title>Bridge opens – Tollerton</title>{head}</head><body><main>"
        f"<h1>Bridge opens</h1>{body}{PROSE}{PROSE}</main></body></html>"
    )
    return prepare(read_html(markup, "a.html"))


@pytest.mark.parametrize(
    ("head", "where"),
    [
        ('<meta property="article:published_time" content="2021-06-09T08:00:00Z">', "meta"),
        ('<meta name="town:first-published-at" content="2021-06-09">', "meta"),
        ('<meta name="DC.date.issued" content="9 June 2021">', "meta"),
        ('<meta name="release-date" content="June 9, 2021">', "meta"),
        ('<meta itemprop="datePublished" content="2021-06-09">', "meta"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", '
            '"datePublished": "2021-06-09"}</script>',
            "json-ld",
        ),
    ],
)
def test_the_day_in_a_head(head: str, where: str) -> None:
    release = read(head)
    assert (release.published, dict(release.provenance)["published"]) == (DAY, where)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ('<time datetime="2021-06-09T08:00">9 June</time>', "time element"),
        (
            '<span property="dc:date" content="2021-06-09T00:00:00-04:00">Wednesday</span>',
            "microdata",
        ),
        ('<span itemprop="datePublished">June 9, 2021</span>', "microdata"),
        ('<abbr class="published" title="2021-06-09T00:23:00-04:00">12:23 AM</abbr>', "microdata"),
        ('<div class="entry-date">June 9, 2021</div>', "time element"),
        ("<div>Published</div><div>9 June 2021</div>", "published line"),
        ("<p>Wednesday, June 9, 2021</p>", "date line"),
        ("<p>TOLLERTON, June 9, 2021 – The bridge was open to all who came.</p>", "dateline"),
    ],
)
def test_the_day_in_a_body(body: str, where: str) -> None:
    release = read(body=body)
    assert (release.published, dict(release.provenance)["published"]) == (DAY, where)


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="last-modified" content="Wed, 09 Jun 2021 10:00:00 GMT">',
        '<meta name="last-modified" content="2021-06-09">',
        '<meta property="article:modified_time" content="2021-06-09">',
        '<meta name="dcterms.valid" content="2021-06-09">',
        '<meta name="publisher" content="9 June 2021 Press">',
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        '"dateModified": "2021-06-09"}</script>',
    ],
)
def test_when_a_page_was_last_touched_is_no_date(head: str) -> None:
    assert read(head).published is None


def test_a_day_of_another_page_or_of_a_change_is_none_of_this_one() -> None:
    teaser = '<ul class="related"><li><time datetime="2020-01-01">1 January</time></li></ul>'
    changed = '<time class="updated" datetime="2021-06-11">11 June</time>'
    day = '<time datetime="2021-06-09">9 June</time>'
    assert read(body=teaser + changed + day).published == DAY


def test_the_headline_is_bare_of_the_name_of_its_site() -> None:
    assert read().title == "Bridge opens"
    head = '<meta property="og:title" content="Bridge opens | Tollerton">'
    assert read(head).title == "Bridge opens"


def test_a_person_is_the_author_and_a_body_issued_it() -> None:
    script = (
        '<script type="application/ld+json">[{"@type": "Organization", "@id": "#t", "name": '
        '"Tollerton Town Council"}, {"@type": "Article", "author": [{"@type": "Person", "name": '
        '"Ann Roe"}, {"@type": "GovernmentOrganization", "name": "Bridge Office"}], '
        '"publisher": {"@id": "#t"}}]</script>'
    )
    release = read(script)
    assert (release.author, release.publisher) == ("Ann Roe", "Tollerton Town Council")
    assert release.issuer == "Bridge Office"
    assert read('<meta name="author" content="admin">').author == ""


def test_broken_scripts_cost_nothing_but_themselves() -> None:
    deep = '<script type="application/ld+json">' + "[" * 50_000 + "</script>"
    lines = '<script type="application/ld+json">{"@type": "Article", "headline": "A\nday"}</script>'
    assert read(deep).title == "Bridge opens"
    assert read(lines).title == "A day"


def test_what_a_page_shows_on_networks_is_no_better_than_its_heading() -> None:
    release = read('<meta name="twitter:title" content="Guess what opened">')
    assert release.title == "Bridge opens"
