"""Sentences that blank lines break, as PDF and scanned pages have them, are one again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from indexer.ingest import discover, load
from indexer.ingest.lines import join_broken
from indexer.model import Release


@pytest.mark.parametrize(
    ("blocks", "joined"),
    [
        (["The harbour board of the town", "will decide in spring."], 1),
        (["The pier was open for the", "Tolle Regatta last year."], 1),
        (["It was the 77", "th", "day of the year."], 1),
        (["“Nobody walks", "here now,” said Ann Roe."], 2),  # two words may be a name or a heading
        (["“Nobody ever walks", "here now,” said Ann Roe."], 1),
        (["Pier closed", "The pier closed today."], 2),
        (["We shall do this:", "buy two boats", "paint the pier"], 3),
        (["buy two boats", "paint the pier"], 2),
        (["The pier closed today.", "iRoam boats are late."], 2),
        (["Contact the desk at press@tolle.example", "or by telephone."], 2),
        (["1. Buy two boats for the fleet", "and mend the others."], 2),
        (["Read of it at the site", "www.tolle.example"], 2),
    ],
)
def test_where_a_paragraph_goes_on(blocks: list[str], joined: int) -> None:
    assert len(join_broken(blocks)) == joined


def test_a_raised_ending_is_part_of_its_number() -> None:
    assert join_broken(["It was the 77", "th", "day of the year."]) == [
        "It was the 77th day of the year."
    ]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_file_of_records_says_whether_its_days_come_first(tmp_path: Path, name: str) -> None:
    records = [
        {"text": f"The pier closed, for the {n}th time.", "date": day}
        for n, day in enumerate(["03/02/2021", "25/02/2021", "04/02/2021"], 4)
    ]
    path = tmp_path / name
    lines = "\n".join(map(json.dumps, records))
    path.write_text(json.dumps(records) if name == "a.json" else lines)
    found = [r for item in discover([str(path)]) for r in load(item)]
    days = [r.published for r in found if isinstance(r, Release)]
    assert days == [date(2021, 2, 3), date(2021, 2, 25), date(2021, 2, 4)]
