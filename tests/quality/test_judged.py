"""Judged queries: their form, and what they score on an archive of their releases."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from indexer.archive import open_archive
from tests.quality.judged.scoring import Query, Result, means, measure, read_queries

FOLDER = os.environ.get("ON_RECORD_KNOWN_ARCHIVE", "")
"""An archive of the releases the graded quotes stand in."""
LEAST = 0.88


def test_queries_are_of_many_types_and_hold_no_text() -> None:
    queries = read_queries()
    assert len({query.text for query in queries}) == len(queries) == 100
    types = Counter(query.type for query in queries)
    assert len(types) >= 9
    assert 45 <= sum(query.part == "kept" for query in queries) <= 55
    for query in queries:
        assert len(query.grades) >= 10
        assert set(query.grades.values()) <= {0, 1, 2}
        assert max(query.grades.values()) > 0, f"nothing answers {query.text}"
        assert all(len(digest) == 16 and start < end for digest, start, end in query.grades)


def test_means_are_by_type_and_half() -> None:
    results = [
        Result(Query(str(n), type_, part, {}), ndcg, 1.0)
        for n, (type_, part, ndcg) in enumerate(
            [("topic", "tuned", 1.0), ("topic", "kept", 0.5), ("dated", "kept", 0.0)]
        )
    ]
    assert means(results) == {"all": 0.5, "dated": 0.0, "kept": 0.25, "topic": 0.75, "tuned": 1.0}


@pytest.mark.skipif(not FOLDER, reason="ON_RECORD_KNOWN_ARCHIVE names no archive")
def test_what_newsrooms_ask_is_answered_first() -> None:
    archive = open_archive(Path(FOLDER))
    with archive.reader() as reader:
        results = measure(reader, read_queries())
    archive.close()
    scores = means(results)
    assert sum(result.graded for result in results) / len(results) >= 0.9
    assert scores["all"] >= LEAST
    assert scores["kept"] >= LEAST
