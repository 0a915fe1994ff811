"""Rows that take off a role what is no part of it: each does, and spares what looks like it."""

from __future__ import annotations

import re

import pytest

from indexer.resolve.plain_role import ROLE_ROWS, WHOLE_ROWS, RoleRow, whole_role

_TAKEN = re.compile("⟦(.*?)⟧")
_ROWS = [pytest.param(row, id=row.fires) for row in (*WHOLE_ROWS, *ROLE_ROWS)]


@pytest.mark.parametrize("row", _ROWS)
def test_a_row_takes_off_what_its_example_says(row: RoleRow) -> None:
    whole, left = _TAKEN.sub(r"\1", row.fires), _TAKEN.sub("", row.fires)
    assert row.words.sub("", whole) == left != whole
    assert whole_role(whole) == left


@pytest.mark.parametrize("row", _ROWS)
def test_a_row_spares_what_only_looks_like_it(row: RoleRow) -> None:
    assert row.words.search(row.spares) is None


@pytest.mark.parametrize("words", ["another", "see", "contact", "who"])
def test_words_that_are_no_role_leave_nothing(words: str) -> None:
    assert whole_role(words) == ""
