"""How much the site takes of one reader, where the operator says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.site import rate as rates
from app.site.rate import ENDPOINTS, Rate
from tests.sites import open_site


@pytest.fixture
def limited(archive_folder: Path) -> Iterator[FlaskClient]:
    with open_site(archive_folder, rate=20, page_cache=0) as client:
        yield client


@pytest.mark.parametrize(
    ("addresses", "most"),
    [
        (["/search?q=sea", "/search.json?q=sea", "/search.atom", "/api/v1/search?q=sea"], 20),
        (["/check?q=sea", "/api/v1/check?q=sea"], 20),
        (["/search.csv?q=sea", "/api/v1/export?q=sea"], 2),
    ],
)
def test_who_asks_too_much_waits(limited: FlaskClient, addresses: list[str], most: int) -> None:
    for number in range(most):
        answer = limited.get(addresses[number % len(addresses)])
        assert answer.status_code == 200, answer.text
        answer.get_data()
    for address in addresses:
        answer = limited.get(address)
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 61
        if address.startswith("/api/"):
            assert answer.content_type == "application/problem+json"
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
        else:
            assert "a great deal in a short time" in answer.text
    assert limited.get("/").status_code == 200
    other = limited.get(addresses[0], environ_base={"REMOTE_ADDR": "198.51.100.7"})
    assert other.status_code == 200


def test_without_a_word_everything_is_taken(client: FlaskClient) -> None:
    assert {client.get("/search?q=sea").status_code for _ in range(70)} == {200}
    assert {client.get("/api/v1/check?q=sea").status_code for _ in range(70)} == {200}


def test_what_is_counted_is_there(client: FlaskClient) -> None:
    assert set(ENDPOINTS) <= {rule.endpoint for rule in client.application.url_map.iter_rules()}


def test_a_rate_is_of_one_reader_and_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    rate = Rate(2, clock=lambda: now[0])
    assert [rate.wait("2001:db8::1"), rate.wait("2001:db8::2")] == [0, 0]
    assert rate.wait("2001:db8::3") == 61, "one household"
    assert rate.wait("2001:db8:0:1::3") == 0
    assert rate.wait("192.0.2.1") == 0
    now[0] = 60.0
    assert rate.wait("2001:db8::3") == 0
    monkeypatch.setattr(rates, "_CLIENTS", 3)
    for number in range(9):
        assert rate.wait(f"192.0.2.{number + 10}") == 0
    assert len(rate._taken) == 3
