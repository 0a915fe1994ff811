"""Three nodes, of which some are killed: nothing lost, nothing doubled, nothing in part."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from indexer.archive import SearchQuery, StoredArchive, open_archive
from indexer.archive.language import parse
from indexer.archive.opensearch.storage.engine import Engine, Json
from indexer.errors import StorageError, UnreachableError
from tests.contract.samples import PEOPLE, make_quote, make_release
from tests.opensearch.cluster import Cluster

pytestmark = pytest.mark.opensearch
RELEASES, EACH = 200, 5
KILLED_AT = 1_100  # actions into the bulk, of which 1,000 go at once


@pytest.fixture(scope="module")
def cluster(opensearch: Cluster) -> Cluster:
    assert len(opensearch.nodes) == 3
    return opensearch


@pytest.fixture
def archive(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[StoredArchive]:
    """An archive in three shards, each on two nodes."""
    monkeypatch.setenv("ON_RECORD_OPENSEARCH_SHARDS", "3")
    monkeypatch.setenv("ON_RECORD_OPENSEARCH_REPLICAS", "1")
    opened = open_archive(f"opensearch+http://{cluster.hosts}/kills")
    yield opened
    opened.close()


@pytest.fixture(scope="module", autouse=True)
def nothing_is_left(cluster: Cluster) -> Iterator[None]:
    yield
    cluster.drop("kills")


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
    print(
        f"\na node killed: {sum(seen.values())} searches whole, {len(refused)} refused, 0 in part"
    )
    assert set(seen) == {RELEASES * EACH}
    cluster.restart(cluster.nodes[0])
    print(f"green again {cluster.wait():.0f} s after its start")


def test_a_node_killed_during_a_build_loses_and_doubles_nothing(
    cluster: Cluster, archive: StoredArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = archive.published()
    bulk = Engine.bulk

    def killing(engine: Engine, actions: Iterable[Json]) -> int:
        def watched() -> Iterator[Json]:
            for number, action in enumerate(actions):
                if number == KILLED_AT:
                    cluster.nodes[1].kill()
                yield action

        return bulk(engine, watched())

    with monkeypatch.context() as patched:
        patched.setattr(Engine, "bulk", killing)
        try:
            _publish(archive)
            told = "published"
        except StorageError as error:  # it may be refused; then nothing of it is read
            told = f"refused ({error})"
            assert archive.published() == before
    assert not cluster.nodes[1].is_running
    if told == "published":
        _check_all(archive)
    cluster.restart(cluster.nodes[1])
    green = cluster.wait()
    _publish(archive)
    _check_all(archive)
    print(f"\na node killed within bulk: {told}; green {green:.0f} s after its start;"
          f" built again: {RELEASES * EACH} of {RELEASES * EACH} quotes, none twice")  # fmt: skip
    assert archive.verify().is_whole


def _check_all(archive: StoredArchive) -> None:
    """Every quote is there, once."""
    with archive.reader() as reader:
        ids = [standing.quote for standing in reader.standings()]
    assert (len(ids), len(set(ids))) == (RELEASES * EACH, RELEASES * EACH)


def test_two_of_three_killed_is_an_error_and_no_part_of_an_answer(
    cluster: Cluster, archive: StoredArchive
) -> None:
    for node in cluster.nodes[1:]:
        node.kill()
    time.sleep(2)
    for _ in range(5):
        with pytest.raises(UnreachableError) as told:
            _count(archive)
    print(f"\ntwo of three killed: 5 of 5 searches refused ({told.value})")
    for node in cluster.nodes[1:]:
        cluster.restart(node)
    green = cluster.wait()
    assert _count(archive) == RELEASES * EACH
    print(f"green {green:.0f} s after their start; {RELEASES * EACH} of {RELEASES * EACH} found")
