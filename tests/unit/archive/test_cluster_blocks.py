"""What a writer on a cluster streams: blocks of releases, and what changed in each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any, cast

import pytest

from indexer.archive.opensearch.storage import blocks
from indexer.archive.opensearch.storage.blocks import BLOCK, Block, cut_block, write_block
from indexer.archive.opensearch.storage.held import HeldRelease, hold, read_held
from indexer.archive.opensearch.writing import base as base_module
from indexer.archive.opensearch.writing.base import Base
from indexer.archive.opensearch.writing.spool import Spool
from tests.contract.samples import make_quote, make_release


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
    for number in reversed(range(2 * BLOCK + 10)):
        spool.add(_held(number), "text")
    found = list(Base(cast("Any", None), "", spool).changes())
    assert [len(changes) for _, changes in found] == [BLOCK, BLOCK, 10]
    assert [block.first for block, _ in found] == ["", f"r{BLOCK:05d}", f"r{2 * BLOCK:05d}"]


def test_each_change_stands_in_the_block_it_belongs_to(
    spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [Block("a", "", [_held(10), _held(20)]), Block("b", "r00030", [_held(30)])]
    monkeypatch.setattr(base_module, "read_blocks", lambda *_: iter(before))
    engine: Any = type("Engine", (), {"cluster": type("Cluster", (), {"prefix": "p"})})
    spool.add(_held(25), "new")
    spool.add(_held(30), "again")
    spool.add(_held(40), "behind")
    spool.discard("r00010")
    found = {
        block.name: [
            (change.before.id if change.before else "", change.now.id if change.now else "")
            for change in changes
        ]
        for block, changes in Base(engine, "000001", spool).changes()
    }
    assert found == {
        "a": [("r00010", ""), ("r00020", "r00020"), ("", "r00025")],
        "b": [("r00030", "r00030"), ("", "r00040")],
    }


def test_a_block_that_has_grown_falls_apart_in_order() -> None:
    held = [_held(number) for number in range(2 * BLOCK + 1)]
    parts = cut_block(Block("a", "", held))
    assert [one.id for part in parts for one in part.releases] == [one.id for one in held]
    assert [part.first for part in parts] == ["", held[BLOCK].id, held[2 * BLOCK].id]
    assert write_block("i", parts[0])["_id"] == "a"
    assert blocks.new_name() != blocks.new_name()
