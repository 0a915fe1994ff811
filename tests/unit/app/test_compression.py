"""Packed pages: the same words, known again by their tag, and only for who can unpack them."""

from __future__ import annotations

import gzip
import re

import pytest
from flask.testing import FlaskClient

GZIP = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize("page", ["/", "/search?q=sea", "/search?q=ferry"])
def test_a_packed_page_holds_the_words_of_the_plain_one(client: FlaskClient, page: str) -> None:
    plain, packed = client.get(page), client.get(page, headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) * 2 < len(plain.data)
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    assert "Accept-Encoding" in plain.vary
    assert "Accept-Encoding" in packed.vary


def test_a_packed_page_is_known_again_by_its_tag(client: FlaskClient) -> None:
    packed = client.get("/search?q=sea", headers=GZIP).headers["ETag"]
    again = client.get("/search?q=sea", headers={**GZIP, "If-None-Match": packed})
    assert again.status_code == 304
    assert not again.data
    assert "Content-Encoding" not in again.headers
    other = client.get("/search?q=ferry", headers={**GZIP, "If-None-Match": packed})
    assert other.status_code == 200


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "gzip;q=x, ,;;"])
def test_who_cannot_unpack_gets_a_plain_page(client: FlaskClient, accepted: str) -> None:
    answer = client.get("/search?q=sea", headers={"Accept-Encoding": accepted})
    assert answer.status_code == 200
    if "q=x" not in accepted:
        assert "Content-Encoding" not in answer.headers


def test_static_files_are_packed_too(client: FlaskClient) -> None:
    found = re.search(r'href="(/static/[^"]+\.css)"', client.get("/").text)
    assert found
    plain, packed = client.get(found[1]), client.get(found[1], headers=GZIP)
    assert gzip.decompress(packed.data) == plain.data
    assert "immutable" in packed.headers["Cache-Control"]


def test_asking_for_the_head_says_how_long_the_packed_page_is(client: FlaskClient) -> None:
    whole = client.get("/search?q=sea", headers=GZIP)
    head = client.head("/search?q=sea", headers=GZIP)
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
    assert head.headers["ETag"] == whole.headers["ETag"]
