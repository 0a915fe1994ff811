"""Whose release it is stands first, then who carried it: on pages, in searches and citations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.archive import Filter, SearchQuery, open_archive
from indexer.export.citation import to_bibtex, to_ris, to_text
from indexer.ingest.prepare import prepare
from indexer.model import Candidate, RawRelease, Release
from indexer.pipeline import extract_quotes
from tests.sites import open_site, publish_releases

SAID = "The pier closed.\n\n“Nobody walks here now,” said {0}, harbour master of Tolle.\n"


def make(name: str, who: str, **said: str) -> Release:
    fields = {"title": f"Pier {name}", "published": "2024-05-03", **said}
    candidates = tuple(Candidate(f, v, "record", f) for f, v in fields.items())  # type: ignore[arg-type]
    return prepare(RawRelease(name, SAID.format(who), id=name, candidates=candidates))


RELEASES = (
    make("one", "Ann Roe", issuer="Tolle Council", publisher="Merrin Wire", author="Jo Doe",
         embargo="Not before noon"),
    make("two", "Ben Ost", issuer="Harbour Board", publisher="Merrin Wire"),
    make("three", "Cay Lin", publisher="Dellport Wire"),
)  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder: Path = tmp_path_factory.mktemp("issuers")
    publish_releases(folder, RELEASES)
    with open_site(folder) as client:
        yield client


def test_a_release_page_names_issuer_carrier_author_and_embargo(client: FlaskClient) -> None:
    page = client.get("/release/one").text
    assert '<bdi>Tolle Council</bdi></a> <span class="quiet">via</span>' in page
    assert "<bdi>Merrin Wire</bdi>" in page
    assert "written by Jo Doe" in page
    assert "Under embargo when it was sent: Not before noon" in page


def test_without_an_issuer_the_carrier_stands_alone(client: FlaskClient) -> None:
    page = client.get("/release/three").text
    assert "via</span>" not in page
    assert "<bdi>Dellport Wire</bdi>" in page


def test_a_search_by_issuer_and_by_carrier(client: FlaskClient) -> None:
    found = client.get("/search?issuer=tolle+council").text
    assert "Ann Roe" in found
    assert "Ben Ost" not in found
    assert "issued by" in found
    typed = client.get("/search", query_string={"q": 'issuer:"Harbour Board"'}).text
    assert "Ben Ost" in typed
    assert "Ann Roe" not in typed
    assert "Cay Lin" in client.get("/search", query_string={"q": 'carrier:"Dellport Wire"'}).text


def test_the_facet_of_issuers_stands_before_that_of_carriers(client: FlaskClient) -> None:
    page = client.get("/search?q=walks").text
    assert page.index("Issuer") < page.index("Carrier")


def test_citations_name_the_issuer_first() -> None:
    release = RELEASES[0]
    (quote,) = extract_quotes(release)
    assert "Tolle Council, via Merrin Wire" in to_text(quote, release)
    assert "howpublished = {Tolle Council, via Merrin Wire}" in to_bibtex(quote, release)
    assert "PB  - Tolle Council, via Merrin Wire" in to_ris(quote, release)
    alone = replace(release, publisher="Tolle Council")
    assert "PB  - Tolle Council\r\n" in to_ris(quote, alone)


def test_exports_have_both(client: FlaskClient) -> None:
    lines = client.get("/search.csv?issuer=tolle+council").text.splitlines()
    header = lines[0].lstrip("\ufeff").split(",")
    assert header.index("issuer") + 1 == header.index("publisher")
    assert "Tolle Council,Merrin Wire" in lines[1]


def test_an_archive_answers_by_issuer(client: FlaskClient, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    archive = open_archive(folder)
    with archive.writer() as writer:
        for release in RELEASES:
            writer.add(release, extract_quotes(release))
        writer.publish()
    with archive.reader() as reader:
        query = SearchQuery(filters=(Filter("issuer", "TOLLE council"),), facets=("issuer",))
        found = reader.search(query)
        assert [hit.issuer for hit in found.hits] == ["Tolle Council"]
        assert [b.label for b in found.facets[0].buckets] == ["Harbour Board", "Tolle Council"]
        stored = reader.release(RELEASES[0].id).release
        assert (stored.issuer, stored.author, stored.embargo) == (
            "Tolle Council", "Jo Doe", "Not before noon",
        )  # fmt: skip
    archive.close()
