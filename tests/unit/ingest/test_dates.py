"""Dates as metadata writes them."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.ingest.dates import parse_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-04-26", date(2025, 4, 26)),
        ("2025-04-26T23:59:00+08:00", date(2025, 4, 26)),
        ("Wed, 04 Jun 2025 16:40:00 GMT", date(2025, 6, 4)),
        ("Sept. 30, 2025", date(2025, 9, 30)),
        ("aPRIL 28th, 2026", date(2026, 4, 28)),
        ("30. März 2025", date(2025, 3, 30)),
        ("1er août 2025", date(2025, 8, 1)),
        ("15 de enero del 2025", date(2025, 1, 15)),
        ("2025年4月26日", date(2025, 4, 26)),
        ("二〇二五年三月二十五日", date(2025, 3, 25)),
        ("二零二五年十一月十日", date(2025, 11, 10)),
        ("民國114年3月5日", date(2025, 3, 5)),
        ("中華民國一百一十四年三月五日", date(2025, 3, 5)),
        ("二〇二五年十三月五日", None),
        ("二〇二五年三月三十三日", None),
        ("04/26/2025", date(2025, 4, 26)),
        ("26/04/2025", date(2025, 4, 26)),
        ("04/05/2025", None),  # April or May
        ("31 February 2025", None),
        ("0001-01-01", None),  # an empty field of some content systems
        ("next Tuesday", None),
        ("", None),
        (None, None),
        (20250426, date(2025, 4, 26)),
    ],
)
def test_the_day_a_value_names(written: object, day: date | None) -> None:
    assert parse_date(written) == day
