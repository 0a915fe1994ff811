"""Names as they are sorted, and how widely somebody is quoted."""

from __future__ import annotations

import pytest

from indexer.archive.names import how_widely, initial_of, split_name
from indexer.model import Speaker, SpeakerId


@pytest.mark.parametrize(
    ("name", "before", "family", "initial"),
    [
        ("Ann Roe", "Ann", "Roe", "R"),
        ("Ann Marsh-Roe", "Ann", "Marsh-Roe", "M"),
        ("Ann Marsh‑Roe", "Ann", "Marsh‑Roe", "M"),
        ("Ann Roe Ka-yee", "Ann", "Roe Ka-yee", "R"),
        ("Roe Ka-yee", "", "Roe Ka-yee", "R"),
        ("Ka-yee", "", "Ka-yee", "K"),
        ("陳大文", "", "陳大文", "#"),
        ("", "", "", "#"),
    ],
)
def test_people_are_sorted_by_their_family_name(
    name: str, before: str, family: str, initial: str
) -> None:
    assert split_name(name) == (before, family)
    assert initial_of(Speaker(SpeakerId("s"), name, "person")) == initial


def test_carriers_count_more_than_releases_and_both_count() -> None:
    assert how_widely(1, 30) > how_widely(2, 2)
    assert how_widely(3, 6) > how_widely(1, 30)
