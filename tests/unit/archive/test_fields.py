"""The table of fields: what a row may say, and what is refused with a remedy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.archive.embedded.storage.columns import check_names
from indexer.archive.fields import BY_NAME, FIELDS, Code, Field, check_fields

KIND = BY_NAME["kind"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((replace(KIND, typed=("since",)),), "take another"),
        ((KIND, replace(BY_NAME["role"], typed=("kind",))), "as the field “kind”"),
        ((replace(KIND, of_release=lambda r: r.title),), "neither or both"),
        ((replace(KIND, comparison="words"),), "its comparison is “code”"),
        ((replace(BY_NAME["office"], order="value"),), "no order by value"),
        ((replace(KIND, codes=(Code("a"),) * 256),), "more than 255"),
    ],
)
def test_a_row_that_nothing_can_be_made_of_is_refused(rows: tuple[Field, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        check_fields(rows)


def test_the_table_itself_is_accepted() -> None:
    check_fields(FIELDS)


def test_a_field_cannot_bear_the_name_of_another_column() -> None:
    with pytest.raises(ValueError, match="call it otherwise"):
        check_names(("length",))


def test_a_code_is_meant_by_its_other_names() -> None:
    assert [KIND.code(word) for word in ("Reported", "indirect", "turns", "sung")] == [
        "indirect",
        "indirect",
        "transcript",
        "",
    ]
    assert KIND.label("indirect") == "Reported"
