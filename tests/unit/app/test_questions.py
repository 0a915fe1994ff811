"""What is typed as a question, and phrases nobody said quite so."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from indexer.archive import open_archive
from indexer.identity import context_of, identify
from indexer.pipeline import extract_quotes
from tests.unit.app.conftest import make_release
from tests.unit.app.test_search import get, heading, total

_TEXT = (
    "“The tolls are fair,” said Vera Stone, chair of Fenna Line.\n\n"
    "“The tolls are too high,” said Ann Roe, archivist at the Museum of Weights."
)


@pytest.fixture(scope="module")
def tolls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """An archive of two quotes about tolls."""
    folder: Path = tmp_path_factory.mktemp("tolls")
    archive = open_archive(folder)
    release = make_release("tolls", "Tolls at the bridge", date(2024, 5, 3), _TEXT)
    quotes = extract_quotes(release)
    with archive.writer() as writer:
        writer.add(release, quotes)
        writer.identify(identify(quotes, {release.id: context_of(release)}))
        writer.publish()
    archive.close()
    application = create_app(Settings(archive=folder))
    with application.test_client() as client:
        yield client
    application.extensions["archive"].close()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("what did the baker say about tolls", "baker and tolls"),
        ("why are tolls fair", "tolls and fair"),  # nothing has all four
        ("who speaks most of tolls", "tolls"),
        ("are tolls fair?", "are and tolls and fair"),
    ],
)
def test_words_of_a_question_ask_nothing_of_a_quote(
    tolls: FlaskClient, typed: str, said: str
) -> None:
    page = tolls.get("/search", query_string={"q": typed}).text
    assert heading(page).endswith(f" containing {said}")


def test_every_word_of_a_question_is_one_click_away(tolls: FlaskClient) -> None:
    page = get(tolls, "/search?q=who+speaks+most+of+tolls")
    ways = dict(re.findall(r'<a href="([^"]+)" rel="nofollow">(.*?)</a>', page))
    ways = {label: html.unescape(address) for address, label in ways.items()}
    every = heading(get(tolls, ways["Search for every word"]))
    assert every.endswith("containing who and speaks and most and of and tolls")
    assert 'class="groups"' in get(tolls, ways["By speaker"])


def test_a_spelling_brings_no_words_of_the_question_back(tolls: FlaskClient) -> None:
    page = tolls.get("/search", query_string={"q": "who speaks most of tols"}).text
    assert re.findall(r"did you mean “(.*?)”", page) == ["tolls"]
    then = tolls.get("/search", query_string={"q": "who speaks most of tolls then"}).text
    assert "did you mean" not in then  # "the" for "then"


def test_a_phrase_with_a_wrong_word_is_no_dead_end(tolls: FlaskClient) -> None:
    page = tolls.get("/search", query_string={"q": '"the tolls are fairer"'}).text
    assert total(page) == 0
    close = page.partition('id="nearby"')[2]
    assert "Missing: “fairer”" in close
    address = re.search(r'<a href="(/check[^"]+)"[^>]*>Check these words</a>', close)
    assert address is not None
    assert "the tolls are fairer" in get(tolls, html.unescape(address[1]))


def test_the_words_of_a_phrase_in_another_order_are_found(tolls: FlaskClient) -> None:
    page = tolls.get("/search", query_string={"q": '"high tolls"'}).text
    way = re.search(r'<a href="([^"]+)"[^>]*>The same words in any order</a> ', page)
    assert way is not None
    assert total(get(tolls, html.unescape(way[1]))) > 0
