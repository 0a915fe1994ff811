"""Every test here runs against every archive, opened by its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from indexer.archive import StoredArchive, open_archive

ENGINES = (
    pytest.param("memory:{name}", id="memory"),
    pytest.param("{folder}/a", id="embedded"),
    pytest.param("opensearch+http://{hosts}/{name}", id="opensearch", marks=pytest.mark.opensearch),
)


@contextmanager
def _address_of(engine: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """An address at which nothing is yet; what a cluster keeps there is dropped at the end."""
    name = uuid4().hex
    if "{hosts}" not in engine:
        yield engine.format(name=name, folder=folder)
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ON_RECORD_STATE", str(folder / "state"))
        cluster = request.getfixturevalue("opensearch")
        yield engine.format(name=name, hosts=cluster.hosts)
        cluster.drop(name)


def _publisher(archive: Any) -> Callable[..., str]:
    """Publishes (release, quotes) pairs, with an identification if one is given."""

    def run(*items: Any, identification: Any = None, fresh: bool = False) -> str:
        with archive.writer(fresh=fresh) as writer:
            for release, quotes in items:
                writer.add(release, tuple(quotes))
            if identification is not None:
                writer.identify(identification)
            name: str = writer.publish()
            return name

    return run


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with _address_of(request.param, tmp_path, request) as address:
        yield address


@pytest.fixture
def archive(address: str) -> Iterator[StoredArchive]:
    opened = open_archive(address)
    yield opened
    opened.close()


@pytest.fixture
def publish(archive: StoredArchive) -> Callable[..., str]:
    return _publisher(archive)


@pytest.fixture(scope="module", params=ENGINES)
def standing(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StoredArchive]:
    """An archive of one module, published to once, that its tests only read."""
    with _address_of(request.param, tmp_path_factory.mktemp("standing"), request) as address:
        opened = open_archive(address)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def publish_once(standing: StoredArchive) -> Callable[..., str]:
    return _publisher(standing)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the archive on OpenSearch says it does not offer."""
    try:
        from indexer.archive.opensearch import NOT_OFFERED
    except ImportError:
        return
    missing = {test for row in NOT_OFFERED for test in row.tests}
    for item in list(items):
        if item.get_closest_marker("opensearch") and missing & {
            item.path.name,
            getattr(item, "originalname", ""),
        }:
            items.remove(item)
            config.hook.pytest_deselected(items=[item])
