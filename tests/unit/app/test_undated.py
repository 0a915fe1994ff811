"""A search with dates says how many quotes without a date it leaves out."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_undated_quotes_that_are_left_out_are_counted(client: FlaskClient) -> None:
    page = client.get("/search?since=2020&until=2026").text
    assert "1 quote without a date is left out." in page
    assert "without a date is left out" not in client.get("/search?q=words").text
    chinese = client.get("/search?since=2020", headers={"Accept-Language": "zh-Hant"}).text
    assert "另有 1 句沒有日期" in chinese
