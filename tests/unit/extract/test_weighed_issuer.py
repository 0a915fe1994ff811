"""Who issues a release, by what speaks for each body: the table, and its limits."""

from __future__ import annotations

import pytest

from indexer.ingest.plain_text import read_plain_text
from indexer.ingest.prepare import prepare
from indexer.pipeline import read_release
from indexer.resolve.issuing.weigh import is_sure, shares, weights

BODY = (
    "The swing bridge took a year to build, and it opened in front of a crowd of nine thousand "
    "people who had come by boat from both sides of the river to see it.\n"
)


def issuer(text: str) -> str:
    return read_release(prepare(read_plain_text(f"{text}\n", "a.txt")))[0].issuer


@pytest.mark.parametrize(
    ("text", "house"),
    [
        (
            f"Tolle Quay Bank plc\nPress office\n\n9 June 2028\n\nBridge opens early\n\n{BODY}\n"
            "Tolle Quay Bank paid for the bridge, and Tolle Quay Bank will paint it.",
            "Tolle Quay Bank plc",
        ),
        (f"TOLLE ROVERS FC — OFFICIAL\n\nStatement: Ann Roe\n\n9 June 2028\n\nTolle Rovers FC can "
         f"confirm that Ann Roe leaves. {BODY}", "Tolle Rovers FC"),
        (f"Bridge opens early\n\n9 June 2028\n\nCopper rose. {BODY}\nNobody buys copper.", ""),
    ],
    ids=["a letterhead with its desk below", "a club's letterhead", "a thing"],
)  # fmt: skip
def test_whose_release_it_is(text: str, house: str) -> None:
    assert issuer(text) == house


def test_shares_add_up_with_nobody_and_grow_with_what_speaks_for_a_body() -> None:
    table = weights()
    alone, strong = shares([{"in lead"}, {"in lead", "letterhead"}], table)
    assert 0 < alone < strong < 1
    assert alone + strong < 1


def test_what_a_wire_carries_needs_more() -> None:
    assert is_sure(0.45, [{"lead"}])
    assert not is_sure(0.45, [{"lead", "carried"}])


def test_a_name_as_long_as_a_text_is_none() -> None:
    assert issuer(f"{'A' * 200_000}\n\n9 June 2028\n\n{BODY}") == ""
