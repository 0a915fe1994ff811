"""A real archive of a few invented quotes, odd ones among them, and a client over it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from indexer.model import Block, Release, ReleaseId, Span
from tests.sites import open_site, publish_releases

TEXTS = (
    (
        "ferry",
        "Ferry timetable changes <b>at once</b>",
        date(2024, 5, 3),
        "The ferry will sail twice a day, the company said.\n\n“The sea does not read our "
        "timetable,” said Ines Quayle, chief executive of Fenna Line. “We read the sea’s.”\n\n"
        "Ms Quayle said that the tax on harbours was slowing everything down.",
    ),
    (
        "museum",
        "A headline of great length " * 6,
        date(2025, 2, 1),
        "“Nobody stole the cup & nobody will,” <script>alert(1)</script> said Otto Brandt, "
        "director of the Museum of Weights.\n\n陳大文, chair of the Harbour Friends, "
        "said: “We shall see, "
        "and we shall count the trading days.”",
    ),
    (
        "old",
        "Without a date",
        None,
        "“Words without a day,” said Ann Roe, archivist at the Museum of Weights.",
    ),
)


def make_release(slug: str, title: str, day: date | None, text: str) -> Release:
    """A release whose paragraphs are its running text."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(Span(start, start + len(paragraph)), "paragraph"))
        start += len(paragraph) + 2
    return Release(
        ReleaseId(f"test/{slug}"),
        "test",
        "Harbour News",
        title,
        day,
        "Port Fenna",
        "https://example.org/" + slug,
        "en",
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        blocks=tuple(blocks),
    )


@pytest.fixture(scope="session")
def archive_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a published archive."""
    folder = tmp_path_factory.mktemp("archive")
    releases = [make_release(*text) for text in TEXTS]
    publish_releases(folder, releases)
    return folder


@pytest.fixture
def client(archive_folder: Path) -> Iterator[FlaskClient]:
    with open_site(archive_folder) as client:
        yield client


@pytest.fixture
def in_a_request(client: FlaskClient) -> Iterator[None]:
    """Within a request for the start page: addresses are made for one."""
    with client.application.test_request_context():
        yield


@pytest.fixture
def empty_client(tmp_path: Path) -> Iterator[FlaskClient]:
    application = create_app(Settings(archive=tmp_path / "nothing"))
    with application.test_client() as client:
        yield client
