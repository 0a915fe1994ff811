"""Every test here runs against every archive, opened by its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from indexer.archive import StoredArchive, open_archive


@pytest.fixture(params=["memory:{name}", "{folder}/a"], ids=["memory", "embedded"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    address: str = request.param
    return address.format(name=uuid4().hex, folder=tmp_path)


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
