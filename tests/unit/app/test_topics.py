"""What a speaker's page says somebody speaks about, and where its words lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.sites import open_site, publish_releases
from tests.unit.app.conftest import make_release

ANN = (
    "“The dredging of the Quay will go on for years,” said Ann Roe, harbour master.",
    "“We dredge at night, and the fish do not mind,” said Ann Roe, harbour master.",
    "“Every year of dredging costs us a roof,” said Ann Roe, harbour master.",
    "“The roof can wait, and so can the fish,” said Ann Roe, harbour master.",
)
OTHERS = "“The year was good and people of town {} can wait,” said Tom Marsh, baker."


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    texts = [*ANN, *(OTHERS.format(n) for n in range(40))]
    releases = [make_release(f"r{n}", f"Headline {n}", None, text) for n, text in enumerate(texts)]
    publish_releases(tmp_path, releases)
    with open_site(tmp_path) as client:
        yield client


def topics_of(client: FlaskClient, name: str) -> list[tuple[str, str, int]]:
    found = client.get(f"/search?q=speaker:%22{name}%22").text
    page = client.get(re.search(r'href="(/speaker/[^"?]+)"', found)[1]).text  # type: ignore[index]
    return [
        (address.replace("&amp;", "&"), word, int(count))
        for address, word, count in re.findall(
            r'<a href="([^"]+)" rel="nofollow"><bdi>([^<]+)</bdi></a> <span class="n">(\d+) quotes?</span>',
            page[page.index('id="topics"') : page.index("</section>", page.index('id="topics"'))]
            if 'id="topics"' in page
            else "",
        )
    ]


def test_words_that_others_do_not_say_are_topics(client: FlaskClient) -> None:
    topics = topics_of(client, "Ann Roe")
    assert [word for _, word, _ in topics] == ["dredging"]
    assert "good" in [word for _, word, _ in topics_of(client, "Tom Marsh")]


def test_a_topic_leads_to_as_many_quotes_as_it_says(client: FlaskClient) -> None:
    topics = topics_of(client, "Ann Roe")
    assert topics
    for address, _, count in topics:
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", client.get(address).text, re.DOTALL)
        assert heading is not None
        assert heading[1].strip().startswith(f"{count} quote")
