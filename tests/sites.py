"""Archives of a few releases, and sites that show them, as many tests make them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from indexer.archive import open_archive
from indexer.identity import context_of, identify
from indexer.model import Quote, Release
from indexer.pipeline import read_release


def publish_releases(folder: Path, releases: Sequence[Release]) -> list[Quote]:
    """Publish releases with the quotes found in them, and who is who; gives those quotes."""
    read = [read_release(release) for release in releases]
    quotes = [quote for _, found in read for quote in found]
    archive = open_archive(folder)
    with archive.writer() as writer:
        for release, found in read:
            writer.add(release, found)
        writer.identify(identify(quotes, {r.id: context_of(r) for r, _ in read}))
        writer.publish()
    archive.close()
    return quotes


@contextmanager
def open_site(folder: Path, **settings: Any) -> Iterator[FlaskClient]:
    """A reader of the site over an archive; errors of ours come out of its requests."""
    application = create_app(Settings(archive=folder, **settings))
    application.testing = True
    with application.test_client() as client:
        yield client
    application.extensions["archive"].close()
