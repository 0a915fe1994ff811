"""Rows that say whether a segment between commas tells what stands before it."""

from __future__ import annotations

import pytest

from indexer.grammar import telling
from indexer.grammar.appositions import tells_of_it
from indexer.grammar.language import Language
from indexer.grammar.tagged import Tagged, tag_sentence
from indexer.grammar.telling import Telling
from indexer.languages import read_languages

_TABLES = ("FIRST", "LAST")
_ROWS = [
    pytest.param(table, row, id=f"{row.fires}")
    for table in _TABLES
    for row in getattr(telling, table)
]


def _segment(row: Telling, example: str) -> tuple[Tagged, tuple[int, int]]:
    """A sentence and the tokens between its marks."""
    language = read_languages()["es" if row.apposed else "en"]
    assert isinstance(language, Language)
    start = example.index("⟦")
    plain = example.replace("⟦", "").replace("⟧", "")
    t = tag_sentence(language, plain, 0, len(plain))
    end = example.index("⟧") - 1
    inside = [i for i in range(len(t.starts)) if start <= t.starts[i] and t.ends[i] <= end]
    return t, (inside[0], inside[-1] + 1)


def _has_office(row: Telling) -> bool:
    """Whether the phrase before has an office; where the row does not ask, what is harder for it."""
    return not row.tells if row.after_role is None else row.after_role


def _settling(table: str, row: Telling, example: str) -> Telling | None:
    found = _segment(row, example)
    return telling.settling(getattr(telling, table), *found, _has_office(row))


@pytest.mark.parametrize(("table", "row"), _ROWS)
def test_a_row_settles_the_segment_it_must_and_spares_the_other(table: str, row: Telling) -> None:
    assert _settling(table, row, row.fires) is row
    assert _settling(table, row, row.spares) is not row
    assert tells_of_it(*_segment(row, row.fires), _has_office(row)) == row.tells


@pytest.mark.parametrize(("table", "row"), _ROWS)
def test_without_a_row_its_segment_is_read_otherwise(
    table: str, row: Telling, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tuple(one for one in getattr(telling, table) if one is not row)
    monkeypatch.setattr(telling, table, left)
    assert tells_of_it(*_segment(row, row.fires), _has_office(row)) != row.tells
