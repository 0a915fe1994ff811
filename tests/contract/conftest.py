"""Every test here runs against every archive, opened by its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


@pytest.fixture(params=ENGINES)
def address(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    address: str = request.param
    name = uuid4().hex
    if "{hosts}" not in address:
        yield address.format(name=name, folder=tmp_path)
        return
    monkeypatch.setenv("ON_RECORD_STATE", str(tmp_path / "state"))
    cluster = request.getfixturevalue("opensearch")
    yield address.format(name=name, hosts=cluster.hosts)
    cluster.drop(name)


@pytest.fixture
def archive(address: str) -> Iterator[StoredArchive]:
    opened = open_archive(address)
    yield opened
    opened.close()


@pytest.fixture
def publish(archive: Any) -> Callable[..., str]:
    """Publish (release, quotes) pairs, with an identification if one is given."""

    def run(*items: Any, identification: Any = None, fresh: bool = False) -> str:
        with archive.writer(fresh=fresh) as writer:
            for release, quotes in items:
                writer.add(release, tuple(quotes))
            if identification is not None:
                writer.identify(identification)
            name: str = writer.publish()
            return name

    return run


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
