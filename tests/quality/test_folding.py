"""Folding is right: on an archive of the releases that were read, if one is given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indexer.archive import open_archive
from tests.quality.folding.scoring import (
    LEAST_INDEX,
    LEAST_RIGHT,
    Folded,
    adjusted_rand_index,
    measure,
    read_groups,
    read_pairs,
)

FOLDER = os.environ.get("ON_RECORD_KNOWN_ARCHIVE", "")


def test_pairs_and_groups_say_where_and_hold_no_text() -> None:
    pairs = read_pairs()
    assert sum(pair.drawn == "fold" for pair in pairs) >= 200
    assert sum(pair.drawn == "near miss" for pair in pairs) >= 100
    places = [place for pair in pairs for place in (pair.one, pair.other)]
    of_groups = [place for group in read_groups() for saying in group for place in saying]
    assert len(set(of_groups)) == len(of_groups) >= 200
    assert all(len(digest) == 16 and 0 <= a < b for digest, a, b in places + of_groups)


def test_the_index_is_one_for_equal_partitions_and_about_none_for_chance() -> None:
    truth = [n // 2 for n in range(200)]
    assert adjusted_rand_index(truth, [str(n) for n in truth]) == 1.0
    assert adjusted_rand_index(truth, list(range(200))) == pytest.approx(0.0)
    assert adjusted_rand_index([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]) == pytest.approx(
        0.2424, 1e-3
    )


@pytest.mark.skipif(not FOLDER, reason="ON_RECORD_KNOWN_ARCHIVE names no archive")
def test_what_is_said_twice_is_one_saying_and_nothing_else() -> None:
    archive = open_archive(Path(FOLDER))
    with archive.reader() as reader:
        score = measure(Folded(reader))
    archive.close()
    pairs, right = (sum(counts) for counts in zip(*score.pairs.values(), strict=True))
    assert pairs >= 290
    assert right >= LEAST_RIGHT * pairs
    assert score.index >= LEAST_INDEX
