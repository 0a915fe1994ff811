"""A publication that changes little opens and writes little, however much is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import uuid4

import pytest

from indexer.archive import StoredArchive, open_archive
from indexer.archive.opensearch.storage.blocks import BLOCK
from indexer.archive.opensearch.storage.engine import Engine, Json
from tests.contract.samples import PEOPLE, make_quote, make_release
from tests.opensearch.cluster import Cluster

pytestmark = pytest.mark.opensearch
RELEASES = [make_release(f"r{number:03d}") for number in range(12 * BLOCK)]


@pytest.fixture
def archive(opensearch: Cluster) -> Iterator[StoredArchive]:
    name = f"updates-{uuid4().hex[:8]}"
    opened = open_archive(f"opensearch+http://{opensearch.hosts}/{name}")
    with opened.writer() as writer:
        for release in RELEASES:
            writer.add(release, (make_quote(f"q-{release.id}", release, "The quay is open"),))
        writer.identify(PEOPLE)
        writer.publish()
    yield opened
    opensearch.drop(name)


class Watched(Counter[str]):
    """Counts blocks that are opened, and documents that are written, by the ends of indexes."""

    def __init__(self, patched: pytest.MonkeyPatch) -> None:
        bulk, get_many = Engine.bulk, Engine.get_many

        def watched_bulk(engine: Engine, actions: Iterable[Json]) -> int:
            def each() -> Iterator[Json]:
                for action in actions:
                    part = action["_index"].rpartition("-")[2]
                    kind = "block" if action["_id"].startswith("block:") else part
                    self[kind] += 1
                    yield action

            return bulk(engine, each())

        def watched_get(
            engine: Engine, index: str, ids: Sequence[str], fields: Sequence[str]
        ) -> dict[str, Json]:
            self["opened"] += sum(one.startswith("block:") for one in ids)
            return get_many(engine, index, ids, fields)

        patched.setattr(Engine, "bulk", watched_bulk)
        patched.setattr(Engine, "get_many", watched_get)


def test_a_changed_release_is_one_block_opened_and_written(
    archive: StoredArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched, archive.writer() as writer:
        seen = Watched(patched)
        release = RELEASES[20]
        writer.add(release, (make_quote(f"q-{release.id}", release, "The quay is shut"),))
        writer.publish()
    assert (seen["quotes"], seen["releases"], seen["block"]) == (1, 0, 1)
    assert seen["opened"] == 2, "once to look, once to write"
    assert archive.verify().is_whole


def test_a_name_that_is_spelt_otherwise_is_written_wherever_it_stands(
    archive: StoredArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched, archive.writer() as writer:
        seen = Watched(patched)
        called = [replace(one, name=f"{one.name} of Fleet") for one in PEOPLE.speakers]
        writer.identify(replace(PEOPLE, speakers=tuple(called)))
        writer.publish()
    assert seen["quotes"] == len(RELEASES)
    with archive.reader() as reader:
        (found, *_) = reader.suggest("", ("speaker",), 1)
    assert found.label.endswith(" of Fleet")
    assert archive.verify().is_whole
