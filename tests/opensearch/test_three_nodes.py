"""Three nodes, of which some are killed: nothing lost, nothing doubled, nothing in part."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from indexer.archive import SearchQuery, StoredArchive, open_archive
from indexer.archive.language import parse
from indexer.errors import StorageError, UnreachableError
from tests.contract.samples import PEOPLE, make_quote, make_release
from tests.opensearch.cluster import Cluster

pytestmark = pytest.mark.opensearch
RELEASES, EACH = 200, 5


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with Cluster(3) as running:
        yield running


@pytest.fixture
def archive(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[StoredArchive]:
    """An archive in three shards, each on two nodes."""
    monkeypatch.setenv("ON_RECORD_OPENSEARCH_SHARDS", "3")
    monkeypatch.setenv("ON_RECORD_OPENSEARCH_REPLICAS", "1")
    opened = open_archive(f"opensearch+http://{cluster.hosts}/kills")
    yield opened
    opened.close()


def _publish(archive: StoredArchive, fresh: bool = True) -> None:
    with archive.writer(fresh=fresh) as writer:
        for number in range(RELEASES):
            release = make_release(f"r{number:03d}")
            quotes = (make_quote(f"q{number}-{n}", release, f"Tax {n}", n) for n in range(EACH))
            writer.add(release, tuple(quotes))
        writer.identify(PEOPLE)
        writer.publish()


def _count(archive: StoredArchive) -> int:
    with archive.reader() as reader:
        return reader.search(SearchQuery(parse("tax").expression, facets=("role",))).total


def test_a_node_killed_during_searches_costs_no_quote(
    cluster: Cluster, archive: StoredArchive
) -> None:
    _publish(archive)
    seen: Counter[int] = Counter()
    refused: list[str] = []
    stop = threading.Event()

    def search() -> None:
        while not stop.is_set():
            try:
                seen[_count(archive)] += 1
            except UnreachableError as error:
                refused.append(str(error))

    searching = threading.Thread(target=search)
    searching.start()
    time.sleep(3)
    cluster.nodes[0].kill()  # whom clients ask first
    time.sleep(12)
    stop.set()
    searching.join()
    print(f"searches: {sum(seen.values())} answered, {len(refused)} refused")
    assert set(seen) == {RELEASES * EACH}
    cluster.restart(cluster.nodes[0])
    cluster.wait()


def test_a_node_killed_during_a_build_loses_and_doubles_nothing(
    cluster: Cluster, archive: StoredArchive
) -> None:
    killing = threading.Timer(2, cluster.nodes[1].kill)
    killing.start()
    try:
        _publish(archive)
    except StorageError:  # it may be refused; then nothing of it is read
        assert archive.published() == "000001"
    killing.join()
    cluster.restart(cluster.nodes[1])
    cluster.wait()
    _publish(archive)
    with archive.reader() as reader:
        ids = [standing.quote for standing in reader.standings()]
    assert (len(ids), len(set(ids))) == (RELEASES * EACH, RELEASES * EACH)
    assert archive.verify().is_whole


def test_two_of_three_killed_is_an_error_and_no_part_of_an_answer(
    cluster: Cluster, archive: StoredArchive
) -> None:
    for node in cluster.nodes[1:]:
        node.kill()
    time.sleep(2)
    for _ in range(5):
        with pytest.raises(UnreachableError):
            _count(archive)
    for node in cluster.nodes[1:]:
        cluster.restart(node)
    cluster.wait()
    assert _count(archive) == RELEASES * EACH
