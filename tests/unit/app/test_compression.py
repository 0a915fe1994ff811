"""What travels compressed, and that nothing else about an answer changes."""

from __future__ import annotations

import gzip

from flask.testing import FlaskClient


def test_a_page_is_the_same_compressed_or_not(client: FlaskClient) -> None:
    plain = client.get("/search?q=sea")
    packed = client.get("/search?q=sea", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) * 3 < len(plain.data)
    assert "Accept-Encoding" in packed.vary
    assert "Accept-Encoding" in plain.vary


def test_a_page_that_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "gzip"}
    tag = client.get("/search?q=sea", headers=headers).headers["ETag"]
    again = client.get("/search?q=sea", headers={**headers, "If-None-Match": tag})
    assert again.status_code == 304
    assert not again.data


def test_who_refuses_gets_plain_words(client: FlaskClient) -> None:
    answer = client.get("/search?q=sea", headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in answer.headers
