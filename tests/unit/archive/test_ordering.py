"""The order of a result, and its scores, by ways that are quick and ways that are plain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indexer.archive import Or, SearchQuery, Word, open_archive
from indexer.archive.embedded.searching import executor as executing
from indexer.archive.embedded.searching.selection import pick_page
from tests.benchmarks.generator import MadeUp


@pytest.mark.parametrize("count", [1, 20, 255, 2_048, 2_049, 9_999, 40_000])
@pytest.mark.parametrize("distinct", [1, 3, 50, 100_000])
@pytest.mark.parametrize(("first", "last"), [(0, 20), (20, 40), (1_980, 2_000), (0, 1)])
def test_a_page_is_what_sorting_everything_gives(
    count: int, distinct: int, first: int, last: int
) -> None:
    rng = np.random.default_rng(count + distinct)
    rank = rng.permutation(count).astype(np.int32)
    scores = rng.integers(0, distinct, count) / 7
    assert pick_page(rank, scores, first, last).tolist() == (
        np.lexsort((rank, -scores))[first:last].tolist()
    )
    assert pick_page(rank, None, first, last).tolist() == np.argsort(rank)[first:last].tolist()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: Any) -> Path:
    made_up = MadeUp(3_000)
    folder: Path = tmp_path_factory.mktemp("made-up")
    with open_archive(folder).writer() as writer:
        for release, quotes in made_up.releases():
            writer.add(release, quotes)
        writer.identify(made_up.identification())
        writer.publish()
    return folder


def test_scores_by_word_are_those_by_quote(folder: Path, monkeypatch: Any) -> None:
    words = ("year", "people", "company", "support", "growth", "nowhere")
    query = SearchQuery(expression=Or(tuple(map(Word, words))), per_page=100)
    with open_archive(folder).reader() as reader:
        quick = [(hit.quote.id, hit.score) for hit in reader.search(query).hits]
        total = reader.search(query).total
        monkeypatch.setattr(executing.Executor, "_is_sooner_by_word", lambda self, parts: False)
        assert reader.search(query).total == total == reader.count(query)
        plain = [(hit.quote.id, hit.score) for hit in reader.search(query).hits]
    assert len(quick) == 100
    assert quick == plain
