"""Datelines in the orders and with the separators publishers use."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.ingest.dateline import find_dateline, find_late_dateline

REST = " Merrin Rail said today that trains would run on Sundays."


@pytest.mark.parametrize(
    ("head", "place", "day", "wire"),
    [
        (
            "PORT MERRIN, CA, November 26, 2024 /24-7PressRelease/ --",
            "PORT MERRIN, CA",
            date(2024, 11, 26),
            "24-7PressRelease",
        ),
        ("SARIBAY, Apr 26, 2025 – (SBN Newswire) –", "SARIBAY", date(2025, 4, 26), "SBN Newswire"),
        ("TOLVERTON, TX -- November 20th, 2025--", "TOLVERTON, TX", date(2025, 11, 20), ""),
        ("ALDERSUND, 3 March 2025 –", "ALDERSUND", date(2025, 3, 3), ""),
        ("Puerto Amparo, 4 de marzo de 2025 –", "Puerto Amparo", date(2025, 3, 4), ""),
        ("BELRIVAGE, le 4 mars 2025 –", "BELRIVAGE", date(2025, 3, 4), ""),
        (
            "(NewMediaWire) - May 01, 2025 - TOLVERTON –",
            "TOLVERTON",
            date(2025, 5, 1),
            "NewMediaWire",
        ),
        (
            "Fennawick, Texas (Newsworthy.ai) Wednesday Jun 4, 2025 @ 11:40 AM US/Mountain —",
            "Fennawick, Texas",
            date(2025, 6, 4),
            "Newsworthy.ai",
        ),
        (
            "SARIBAY, ASIA – Media OutReach Newswire – 13 August 2026 –",
            "SARIBAY, ASIA",
            date(2026, 8, 13),
            "Media OutReach Newswire",
        ),
        (
            "TOLVERTON, AVALINE / KELLHAVEN, NASH / MERRIN – 3 March 2025 –",
            "TOLVERTON, AVALINE",
            date(2025, 3, 3),
            "",
        ),
        ("ALDERSUND--(BUSINESS WIRE)--", "ALDERSUND", None, "BUSINESS WIRE"),
        ("ALDERSUND (March 5, 2025) –", "ALDERSUND", date(2025, 3, 5), ""),
        ("TOLVERTON, AZ –", "TOLVERTON, AZ", None, ""),
        (
            "BELRIVAGE, BC / ACCESS Newswire / January 7, 2025 /",
            "BELRIVAGE, BC",
            date(2025, 1, 7),
            "ACCESS Newswire",
        ),
        (
            "Belrivage, Avaline--(Newsfile Corp. - May 5, 2025) -",
            "Belrivage, Avaline",
            date(2025, 5, 5),
            "Newsfile Corp.",
        ),
        (
            "SANTA LIGIA (Agencia Marea), 4 de junio de 2024.—",
            "SANTA LIGIA",
            date(2024, 6, 4),
            "Agencia Marea",
        ),
        (
            "THORNCASTLE and BELRIVAGE, Sept. 5, 2024 /Merrin Wire/ --",
            "THORNCASTLE and BELRIVAGE",
            date(2024, 9, 5),
            "Merrin Wire",
        ),
        ("(NewsUSA) -", "", None, "NewsUSA"),
        ("Avaline, 12th December –", "Avaline", None, ""),
        ("TOLVERTON, TX, July 15, 2026.", "TOLVERTON, TX", date(2026, 7, 15), ""),
        ("APRIL 24, 2025 PORT MERRIN, UT –", "PORT MERRIN, UT", date(2025, 4, 24), ""),
        ("Saribay / June 12, 2024 –", "Saribay", date(2024, 6, 12), ""),
        ("Tolverton, CA –", "Tolverton, CA", None, ""),
    ],
)
def test_a_dateline_run_in_at_the_head(head: str, place: str, day: date | None, wire: str) -> None:
    found = find_dateline(head + REST)
    assert found is not None
    assert (found.place, found.published, found.wire, found.whole) == (place, day, wire, False)
    assert (head + REST)[: found.length] == head


@pytest.mark.parametrize(
    "line",
    [
        "Fennawick, United States - December 21, 2025 / Fenna Line /",
        "PORT MERRIN, CA / PR Karma / June 9, 2025 17:20",
        "New York, NY - Wednesday Feb 4, 2026",
        "Puerto Amparo, 4 de marzo de 2025.",
        "--News Direct--",
    ],
)
def test_a_line_that_is_nothing_else(line: str) -> None:
    found = find_dateline(line)
    assert found is not None
    assert found.whole
    assert found.length == len(line)


@pytest.mark.parametrize(
    "text",
    [
        "The company – a leader in kites – said on Tuesday that it would grow.",
        "On March 5, 2025, Brightwater said that it would grow.",
        "Brightwater Energy (OTCQB: BRWE) announced results.",
        "Islanders will keep their early sailings, the minister said.",
        "Join us on June 5, 2025",
        "BRIGHTWATER – the maker of tidal kites – will fly one on Monday.",
        "MAYOR, COUNCIL RENEW THEIR WORK: The mayor and the council met on Monday.",
        "Jane Roe, Minister – who was away – said so.",
        "WHAT – A walk along the harbour for everybody",
        "“It stands,” said the mayor – and it did.",
        "",
    ],
)
def test_running_text_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_a_caption_that_slipped_in_front_of_the_dateline() -> None:
    text = "Proposed sign. (NewMediaWire) - April 14, 2025 - TOLVERTON, CA – The museum opened."
    late = find_late_dateline(text)
    assert late is not None
    cut, dateline = late
    assert text[:cut] == "Proposed sign. "
    assert (dateline.place, dateline.published) == ("TOLVERTON, CA", date(2025, 4, 14))


@pytest.mark.parametrize(
    ("head", "place", "day", "wire"),
    [
        ("（潯灣，2025年3月25日）", "潯灣", date(2025, 3, 25), ""),
        ("【本報訊】", "", None, ""),
        ("【記者藍怡君／杉陽報導】", "杉陽", None, ""),
        ("海潮社临津2025年4月8日电（记者 韩雨）", "临津", date(2025, 4, 8), "海潮社"),
        ("（海潮社記者王小明嵐州25日電）", "嵐州", None, "海潮社"),
        ("潯灣2025年3月25日 /海潮通訊/ -- ", "潯灣", date(2025, 3, 25), "海潮通訊"),
        ("潯灣 - Tide Newswire - 2025年3月25日 - ", "潯灣", date(2025, 3, 25), "Tide Newswire"),
        ("嵐州--（Tide Newswire）--", "嵐州", None, "Tide Newswire"),
    ],
)
def test_a_chinese_dateline(head: str, place: str, day: date | None, wire: str) -> None:
    found = find_dateline(f"{head}海事處今日公布，碼頭會在六月重開。")
    assert found is not None
    assert (found.length, found.place, found.published, found.wire) == (len(head), place, day, wire)


@pytest.mark.parametrize(
    "text",
    [
        "海事處今日公布，碼頭會在六月重開。",
        "（圖為碼頭）船隻回來了。",
        "「碼頭重開了。」",
        "海报25日前电话订票。",
    ],
)
def test_running_text_in_chinese_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_a_link_behind_a_slash_is_no_wire() -> None:
    assert find_dateline("WATCH / LISTEN: https://a.example/b") is None


def test_a_place_and_a_day_without_a_year() -> None:
    found = find_dateline("Tolverton, Monday 16th November")
    assert found is not None
    assert (found.whole, found.place) == (True, "Tolverton")
