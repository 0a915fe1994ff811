"""What is said in several releases is one entry of a list of results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.sites import open_site, publish_releases
from tests.unit.app.conftest import make_release

SAME = (
    "“The tide has taken the old quay, and we will not build it again,” said Odalys Vornholm,"
    " harbour master of Port Fenna."
)
OTHER = "“The tide gives nothing back,” said Odalys Vornholm, harbour master of Port Fenna."


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    releases = [
        make_release("one", "The quay is gone", date(2024, 3, 4), SAME),
        make_release("two", "Quay lost", date(2025, 3, 4), f"{SAME}\n\n{OTHER}"),
    ]
    publish_releases(tmp_path, releases)
    with open_site(tmp_path) as client:
        yield client


def read(client: FlaskClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_a_saying_is_one_entry_and_tells_where_else_it_stands(client: FlaskClient) -> None:
    page = read(client, "/search?q=tide")
    assert "2 quotes containing" in page
    assert page.count("The <mark>tide</mark> has taken") == 1
    assert "also in 1 release" in page
    assert "3 appearances in all" in page
    assert 'href="/search?q=tide&amp;unique=0"' in page


def test_each_appearance_is_shown_when_asked_for(client: FlaskClient) -> None:
    page = read(client, "/search?q=tide&unique=0")
    assert "3 quotes containing" in page
    assert page.count("The <mark>tide</mark> has taken") == 2
    assert 'name="unique" value="0"' in page


def test_what_was_repeated_later_is_found_at_the_later_date(client: FlaskClient) -> None:
    page = read(client, "/search?q=quay&since=2025")
    assert "1 quote containing" in page
    assert "Quay lost" in page


def test_the_page_of_a_quote_names_the_other_releases(client: FlaskClient) -> None:
    page = read(client, "/search?q=quay")
    address = page.split('<blockquote class="words" dir="auto"><a href="')[1].split('"')[0]
    quote = read(client, address.replace("&amp;", "&"))
    assert "The same words elsewhere" in quote
    assert "Quay lost" in quote


def test_wordings_stand_side_by_side(tmp_path: Path) -> None:
    said = (
        "“We have carried the lamp through every winter of this long harbour, and we will{} carry"
        " it again,” said Odalys Vornholm, harbour master of Port Fenna."
    )
    releases = [
        make_release("late", "Again", date(2025, 3, 4), said.format(" gladly")),
        make_release("first", "Lamp", date(2024, 3, 4), said.format("")),
        make_release("third", "Lamp once more", date(2025, 4, 4), said.format("")),
    ]
    quotes = publish_releases(tmp_path, releases)
    with open_site(tmp_path) as client:
        for quote in quotes:
            page = client.get(f"/quote/{quote.id}").text
            assert f'href="/quote/{quote.id}/wordings">2 wordings side by side</a>' in page
        page = client.get(f"/quote/{quotes[0].id}/wordings").text
    assert "2 wordings, 3 releases. First on record: 4 March 2024." in page
    assert page.index("Lamp</bdi>") < page.index("Lamp once more") < page.index("Wording 2")
    assert '<ins><span class="unseen">added: </span>gladly</ins>' in page
