"""Addresses of people and bodies that were merged lead on with 301."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import Settings, create_app
from indexer.archive import open_archive
from indexer.model import (
    Identification,
    Organisation,
    OrganisationId,
    Speaker,
    SpeakerId,
)


@pytest.fixture
def merged(tmp_path: Path) -> Iterator[FlaskClient]:
    """An app over an archive in which two old ids lead to one that stands."""
    archive = open_archive(tmp_path / "archive")
    with archive.writer() as writer:
        writer.identify(
            Identification(
                (),
                (Speaker(SpeakerId("ann-roe-ab2cd3"), "Ann Roe", "person"),),
                (Organisation(OrganisationId("fenna-line"), "Fenna Line"),),
                (
                    ("ann-older", "ann-old"),
                    ("ann-old", "ann-roe-ab2cd3"),
                    ("fenna-ferries", "fenna-line"),
                    ("lost", "nobody"),
                ),
            )
        )
        writer.publish()
    archive.close()
    application = create_app(Settings(archive=tmp_path / "archive"))
    application.testing = True
    with application.test_client() as client:
        yield client
    application.extensions["archive"].close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/speaker/ann-old", "/speaker/ann-roe-ab2cd3"),
        ("/speaker/ann-older", "/speaker/ann-roe-ab2cd3"),
        ("/organisation/fenna-ferries", "/organisation/fenna-line"),
    ],
)
def test_a_merged_id_leads_to_the_one_that_stands(merged: FlaskClient, old: str, new: str) -> None:
    answer = merged.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, new)
    assert merged.get(new).status_code == 200


def test_an_id_that_leads_to_nobody_is_not_found(merged: FlaskClient) -> None:
    assert merged.get("/speaker/lost").status_code == 404
