"""Lines of dates and notices, in the orders and with the labels houses use."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.ingest.metadata.lines import read_line

DAY = date(2021, 6, 9)


@pytest.mark.parametrize(
    "words",
    [
        "June 9, 2021",
        "Wednesday, June 9th, 2021",
        "Wednesday 9 June 2021",
        "9th of June, 2021",
        "2021-06-09",
        "2021-06-09T08:30:00+02:00",
        "9.6.2021",
        "9-Jun-2021",
        "Wed, 06/09/2021 - 11:23",  # by the weekday
        "9 de junio de 2021",
        "Jun. 9, 2021 | 8:30 am EDT",
        "June 9, 2021 at 08:00 AM Eastern Daylight Time",
        "FOR IMMEDIATE RELEASE June 9, 2021",
        "9 June 2021  MEDIA RELEASE  01/742",
        "June 9, 2021 – Press Release",
        "Wednesday 9 June 2021, Guildhall, Tollerton",
        "9 June 2021 Posted in Speeches and answers",
        "Tollerton University press office, 9 June 2021",
        "Ends/Wednesday, June 9, 2021",
        "Date: 9 June 2021",
    ],
)
def test_a_line_that_is_a_date(words: str) -> None:
    line = read_line(words)
    assert line is not None
    assert [(stated.role, stated.days) for stated in line.dates] == [("dated", (DAY,))]


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Posted on June 9, 2021 by admin", ["published"]),
        ("Published: 9 June 2021", ["published"]),
        ("Release Date: June 9, 2021", ["published"]),
        ("Fecha de publicación: 9 de junio de 2021", ["published"]),
        ("Updated: 9 June 2021", ["updated"]),
        ("Last modified on June 9, 2021", ["updated"]),
        ("Accepted: 1 June 2021. Published: 9 June 2021", ["other", "published"]),
        ("Published 9 June 2021 (updated 10 June 2021)", ["published", "updated"]),
        ("Event date: June 9, 2021", ["other"]),
        ("9 June 2021 – 11 June 2021", ["other", "other"]),
        ("EMBARGOED UNTIL 00:01 GMT, 9 JUNE 2021", ["embargo"]),
        ("Not for publication before 9 June 2021", ["embargo"]),
    ],
)
def test_what_a_label_makes_of_a_date(words: str, roles: list[str]) -> None:
    line = read_line(words)
    assert line is not None
    assert [stated.role for stated in line.dates] == roles
    assert line.embargo == ("embargo" in roles)


@pytest.mark.parametrize(
    "words",
    [
        "FOR IMMEDIATE RELEASE",
        "PRESS RELEASE",
        "STATEMENT",
        "Media Centre",
        "Press Release No. 44/2025",
        "Check against delivery",
        "Comunicado de prensa",
        "– ENDS –",
    ],
)
def test_a_notice_has_no_date(words: str) -> None:
    line = read_line(words)
    assert line is not None
    assert line.notice
    assert line.dates == []


@pytest.mark.parametrize(
    "words",
    [
        "Lock opens early",
        "Statement by the Mayor of Tollerton on the closure of the mill",
        "News from the front",
        "Report finds that nothing works",
        "The lock opened on June 9, 2021.",
        "June 2021",  # no day
        "31 June 2021",
        "Contact: Jane Roe",
        "Updated rules for the lock",
        "",
        "June 9, 2021 " * 40,
    ],
)
def test_a_line_that_says_anything_else_is_none(words: str) -> None:
    assert read_line(words) is None


def test_a_label_waits_for_its_date_on_the_next_line() -> None:
    first = read_line("Published")
    assert first is not None
    assert first.label == "published"
    second = read_line("June 9, 2021", first.label)
    assert second is not None
    assert [(stated.role, stated.days) for stated in second.dates] == [("published", (DAY,))]


def test_a_date_that_reads_two_ways_keeps_both() -> None:
    line = read_line("Published: 03/04/2021")
    assert line is not None
    assert line.dates[0].days == (date(2021, 4, 3), date(2021, 3, 4))


def test_who_posted_a_text_is_its_author_unless_it_is_an_account() -> None:
    named = read_line("Posted by Ann Roe on June 9, 2021")
    assert named is not None
    assert named.author == "Ann Roe"
    account = read_line("Posted by admin on June 9, 2021")
    assert account is not None
    assert account.author == ""
