"""Every test here runs against every archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from indexer.archive import MemoryArchive, open_archive


@pytest.fixture(params=["memory", "embedded"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    opened: Any = MemoryArchive() if request.param == "memory" else open_archive(tmp_path / "a")
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
