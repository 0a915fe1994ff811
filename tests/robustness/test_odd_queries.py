"""Odd and hostile searches: every one is answered, in words, in time, and as documented."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.robustness.odd_queries import (
    ADDRESSES,
    TABLE,
    TYPED,
    address_of,
    ask,
    make_table,
    served,
)

EVERY = (*(address_of(typed) for typed in TYPED), *ADDRESSES)
_SECONDS = 1.0
_BYTES = 60_000  # as they travel


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with served(tmp_path_factory.mktemp("odd") / "archive") as client:
        yield client


def test_the_table_says_what_the_pages_say(client: FlaskClient) -> None:
    assert len(EVERY) >= 60
    assert TABLE.read_text(encoding="utf-8") == make_table(client), (
        "run python -m tests.robustness.odd_queries"
    )


@pytest.mark.parametrize("lang", ["en", "zh-Hant-HK"])
@pytest.mark.parametrize("by", ["", "speaker"])
def test_every_search_is_answered_in_time(client: FlaskClient, lang: str, by: str) -> None:
    reader = client.application.test_client()  # one that keeps the language
    for address in EVERY:
        begun = time.process_time()
        sign = "&" if "?" in address else "?"
        answer = reader.get(f"{address}{sign}lang={lang}" + (f"&by={by}" if by else ""))
        assert time.process_time() - begun < _SECONDS, address
        assert answer.status_code in (200, 404), address
        assert "<script>alert" not in answer.text
        assert len(gzip.compress(answer.data, 6)) < _BYTES, address
        if address.startswith("/search"):
            assert answer.status_code == 200, address
            assert 'id="heading"' in answer.text


@pytest.mark.parametrize("typed", TYPED, ids=[repr(typed)[:30] for typed in TYPED])
def test_nothing_found_is_never_the_end(client: FlaskClient, typed: str) -> None:
    """An offer, the closest quotes, or the advice to look through the speakers."""
    said = ask(client, address_of(typed))
    page = client.get(address_of(typed)).text
    if said.heading.startswith("No quotes"):
        close = page.partition('id="nearby"')[2]
        assert said.offers or 'class="hit"' in close or "look through the speakers" in page
    else:
        assert 'class="hit"' in page
