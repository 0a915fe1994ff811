"""Pairs judged in parts, elsewhere, come to what they come to here."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence

import pytest

from indexer.identity import (
    Examination,
    Judged,
    Profile,
    ReleaseContext,
    World,
    examine,
    judge_part,
    put_together,
)
from indexer.model import ReleaseId
from tests.benchmarks.identity_bench import make_quotes

QUOTES = make_quotes(600)
CONTEXTS = {
    id_: ReleaseContext(id_, f"wire {n % 5}")
    for n, id_ in enumerate(ReleaseId(f"r{number}") for number in range(300))
}


@pytest.fixture(scope="module")
def whole() -> Examination:
    return examine(QUOTES, CONTEXTS)


@pytest.mark.parametrize("parts", [2, 7, 5_000])
def test_parts_come_to_the_same_as_the_whole(whole: Examination, parts: int) -> None:
    def judge(profiles: Sequence[Profile], world: World) -> Iterator[Judged]:
        sent, seen = pickle.loads(pickle.dumps((profiles, world)))  # as to other machines
        for part in range(parts):
            yield from judge_part(sent, seen, part, parts)

    found = examine(QUOTES, CONTEXTS, judging=lambda p, w: put_together(judge(p, w)))
    assert whole.merges
    assert whole.unsure
    assert found == whole
