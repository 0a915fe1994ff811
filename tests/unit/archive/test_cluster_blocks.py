"""What a writer on a cluster streams: blocks of releases, what changed in each, and their shares
of what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from indexer.archive.opensearch.storage.blocks import BLOCK, EMPTY, Block, Head, write_block
from indexer.archive.opensearch.storage.held import HeldRelease, hold, read_held
from indexer.archive.opensearch.writing import base as base_module
from indexer.archive.opensearch.writing.base import Base
from indexer.archive.opensearch.writing.census import Appearance, Census
from indexer.archive.opensearch.writing.shares import Counting, Share, read_share
from indexer.archive.opensearch.writing.spool import Spool
from indexer.model import QuoteId
from tests.contract.samples import make_quote, make_release

_ENGINE: Any = SimpleNamespace(
    cluster=SimpleNamespace(prefix="p"), get_many=lambda index, ids, fields: {}
)


def _held(number: int) -> HeldRelease:
    release = make_release(f"r{number:05d}")
    return hold(release, (make_quote(f"q{number}", release, "tax"),), ())


@pytest.fixture
def spool() -> Iterator[Spool]:
    with closing(Spool()) as made:
        yield made


def test_a_release_is_the_same_when_it_comes_back() -> None:
    held = _held(1)
    assert read_held(held.as_json()) == held


def test_a_fresh_start_is_streamed_in_blocks(spool: Spool) -> None:
    for number in reversed(range(3 * BLOCK + 1)):
        spool.add(_held(number), "text")
    base = Base(_ENGINE, "", spool)
    found = list(base.pieces(base.heads()))
    assert [len(piece.changes) for piece in found] == [BLOCK, BLOCK, BLOCK + 1]
    assert [piece.first for piece in found] == ["", f"r{BLOCK:05d}", f"r{2 * BLOCK:05d}"]
    assert [piece.name for piece in found] == [f"block:{piece.first}" for piece in found]
    assert {piece.head for piece in found} == {EMPTY}


def test_each_change_stands_in_the_block_it_belongs_to(
    spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = [Head("block:", "", "r00030", "s"), Head("block:r00030", "r00030", None, "s")]
    before = [(heads[0], [_held(10), _held(20)]), (heads[1], [_held(30)])]
    monkeypatch.setattr(base_module, "open_blocks", lambda *_: iter(before))
    spool.add(_held(25), "new")
    spool.add(_held(30), "again")
    spool.add(_held(40), "behind")
    spool.discard("r00010")
    found = {
        piece.name: [
            (change.before.id if change.before else "", change.now.id if change.now else "")
            for change in piece.changes
        ]
        for piece in Base(_ENGINE, "000001", spool).pieces(iter(heads))
    }
    assert found == {
        "block:": [("r00010", ""), ("r00020", "r00020"), ("", "r00025")],
        "block:r00030": [("r00030", "r00030"), ("", "r00040")],
    }


def test_what_was_given_is_known_of_each_range_of_ids(spool: Spool) -> None:
    spool.add(_held(25), "new")
    spool.discard("r00050")
    spool.place("r00070", ())
    ranges = [("", "r00025"), ("r00025", "r00050"), ("r00050", "r00051"), ("r00051", None)]
    assert [spool.changes(first, before) for first, before in ranges] == [False, True, True, True]
    assert not spool.changes("r00071", None)


def test_a_block_is_stored_under_its_name_with_its_share() -> None:
    stored = write_block("i", Block("block:r00002", "r00002", [_held(2)]), "share")
    assert stored["_id"] == "block:r00002"
    assert (stored["_source"]["first"], stored["_source"]["share"]) == ("r00002", "share")


def _count(*texts: tuple[str, date | None, str], sayings: dict[str, str] | None = None) -> Share:
    """The share of a release for each (id, day, role), with one quote of the same number."""
    counting = Counting({QuoteId(quote): said for quote, said in (sayings or {}).items()})
    for id_, day, role in texts:
        release = make_release(f"r{id_}", day)
        quote = replace(make_quote(f"q{id_}", release, "Tax"), published=day, role=role)
        counting.see(release, [quote], [])
    return counting.result()


def test_a_share_comes_back_as_it_was() -> None:
    share = _count(("1", date(2024, 5, 3), "Mayor"), ("2", None, ""), sayings={"q1": "q0"})
    assert share.sayings
    assert read_share(share.packed()) == share
    assert read_share("") == Share()


def test_shares_add_up_to_what_is_counted_at_once() -> None:
    days = [date(2024, 5, 3), None, date(2023, 1, 1), date(2025, 2, 2)]
    rows = [
        (str(n), day, role)
        for n, (day, role) in enumerate(
            zip(days, ["Mayor", "mayor", "Mayor", "Nurse"], strict=True)
        )
    ]
    said = {"q0": "q0", "q2": "q0"}
    whole, parts = Census({}, {}), Census({}, {})
    whole.add(_count(*rows, sayings=said))
    for row in reversed(rows):
        parts.add(_count(row, sayings=said))
    whole.settle()
    parts.settle()
    assert parts == whole
    assert (parts.first, parts.last, parts.quotes) == (days[2], days[3], 4)
    assert parts.counts["role"] == {"mayor": 2, "nurse": 1}
    assert parts.labels["role"]["mayor"] == "Mayor"
    assert parts.appearance("q0") == Appearance("q2", 2, 2)


def test_blocks_with_a_value_that_is_called_otherwise_are_known() -> None:
    one, two = _count(("1", None, "Mayor")), _count(("2", None, "Nurse"))
    before, now = Census({}, {}), Census({}, {})
    for census, shares in (
        (before, [one, two]),
        (now, [one, two, *[_count(("3", None, "MAYOR"))] * 2]),
    ):
        for share in shares:
            census.add(share)
        census.settle()
    labels = now.other_labels(before)
    assert labels == {("role", "mayor")}
    assert (one.touches(labels, set()), two.touches(labels, set())) == (True, False)


def test_blocks_with_a_saying_that_appears_once_more_are_known() -> None:
    said = {"q1": "q1", "q2": "q1"}
    one = _count(("1", date(2024, 1, 1), ""), sayings=said)
    two = _count(("2", date(2023, 1, 1), ""), sayings=said)
    before, now = Census({}, {}), Census({}, {})
    before.add(one)
    now.add(one)
    now.add(two)
    for census in (before, now):
        census.settle()
    quotes = now.other_appearances(before)
    assert quotes == {"q1", "q2"}
    assert one.touches(set(), quotes)
