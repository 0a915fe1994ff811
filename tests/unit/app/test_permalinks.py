"""Addresses of what was merged or has moved lead on with 301."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.archive import open_archive
from indexer.model import (
    Identification,
    Organisation,
    OrganisationId,
    QuoteId,
    ReleaseId,
    Speaker,
    SpeakerId,
)
from tests.contract.samples import make_quote, make_release
from tests.sites import open_site


@pytest.fixture
def merged(tmp_path: Path) -> Iterator[FlaskClient]:
    """An app over an archive in which two old ids lead to one that stands."""
    archive = open_archive(tmp_path / "archive")
    release = make_release("wires/001")
    with archive.writer() as writer:
        writer.add(release, (make_quote("0123456789abcdef", release, "Yes"),))
        writer.lead_on(
            {ReleaseId("001"): release.id, ReleaseId("gone"): ReleaseId("lost")},
            {QuoteId("fedcba9876543210"): QuoteId("0123456789abcdef")},
        )
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
    with open_site(tmp_path / "archive") as client:
        yield client


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/speaker/ann-old", "/speaker/ann-roe-ab2cd3"),
        ("/speaker/ann-older", "/speaker/ann-roe-ab2cd3"),
        ("/organisation/fenna-ferries", "/organisation/fenna-line"),
        ("/release/001", "/release/wires/001"),
        ("/quote/fedcba9876543210", "/quote/0123456789abcdef?was=fedcba9876543210"),
        ("/quote/fedcba9876543210?p=2", "/quote/0123456789abcdef?p=2&was=fedcba9876543210"),
    ],
)
def test_a_merged_id_leads_to_the_one_that_stands(merged: FlaskClient, old: str, new: str) -> None:
    answer = merged.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, new)
    assert merged.get(new).status_code == 200


def test_an_id_that_leads_to_nobody_is_not_found(merged: FlaskClient) -> None:
    for lost in ("/speaker/lost", "/release/gone", "/quote/0000000000000000"):
        assert merged.get(lost).status_code == 404


def test_a_reference_under_an_old_address_has_the_one_of_now(merged: FlaskClient) -> None:
    answer = merged.get("/quote/fedcba9876543210.ris")
    assert answer.status_code == 200
    assert "ID  - 0123456789abcdef" in answer.text
    assert merged.get("/quote/fedcba9876543210/context").status_code == 200


def test_a_release_is_shown_with_the_id_people_gave_it(merged: FlaskClient) -> None:
    page = merged.get("/release/wires/001").text
    assert "№ wires/001" in page
    assert "<bdi>wires</bdi>" in page
    exported = merged.get("/search.jsonl").text
    assert '"release_id": "№ wires/001"' in exported
    assert '"collection": "wires"' in exported
