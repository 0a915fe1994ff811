"""What the site and its exports give, read by the programs people have: one test a program."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pyarrow.parquet
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from flask import Flask
from flask.testing import FlaskClient
from frictionless import validate
from pyld import jsonld

from app import create_app
from app.settings import Settings
from indexer.archive import Reader
from indexer.export.columns import QUOTES, RELEASES, to_table_schema
from tests.unit.export.conftest import call


@pytest.fixture(scope="module")
def site(archive_dir: Path) -> Iterator[Flask]:
    application = create_app(Settings(archive=archive_dir))
    yield application
    application.extensions["archive"].close()


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    return site.test_client()


def find_quote(client: FlaskClient, words: str) -> dict[str, Any]:
    found = client.get("/api/v1/search", query_string={"q": words, "limit": 1}).json
    assert found
    quote: dict[str, Any] = found["quotes"][0]
    return quote


def test_bibtexparser_reads_every_entry_without_a_clash(
    client: FlaskClient, reader: Reader
) -> None:
    library = parse_string(
        client.get("/search.bib?unique=0").text, append_middleware=[LatexDecodingMiddleware()]
    )
    assert library.failed_blocks == []
    assert len(library.entries) == reader.statistics().quotes
    mayor = next(e for e in library.entries if "winter comes" in e["note"])
    assert mayor["author"] == "Ines Quayle"
    assert mayor["date"] in ("2024-03-04", "2024-03-05")
    assert mayor["title"].startswith("Quay 2024")


def test_rispy_reads_every_reference(client: FlaskClient, reader: Reader) -> None:
    read = rispy.loads(client.get("/search.ris?unique=0").text)
    assert len(read) == reader.statistics().quotes
    assert len({one["id"] for one in read}) == len(read)
    mayor = next(one for one in read if "winter comes" in one["abstract"])
    assert (mayor["authors"], mayor["type_of_reference"]) == (["Ines Quayle"], "PRESS")
    assert not any("unknown_tag" in one for one in read)


# Of CSL 1.0.2 it knows all but this variable, which Zotero and citeproc-js have.
@pytest.mark.filterwarnings("ignore:The following arguments .* unsupported. event_title$")
@pytest.mark.parametrize("words", ["winter comes", "kind:speech"])
def test_citeproc_sets_a_quote_in_a_style(client: FlaskClient, words: str) -> None:
    quote = find_quote(client, words)
    (item,) = client.get(f"/quote/{quote['id']}.json").get_json()
    source = CiteProcJSON([item])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    listed = CitationStylesBibliography(style, source, formatter.plain)
    listed.register(Citation([CitationItem(item["id"])]))
    (line,) = [str(one) for one in listed.bibliography()]
    for told in (quote["speaker"], quote["date"][:4], quote["release_title"]):
        assert told in line


_SCHEMA_ORG = {
    "@context": {
        "@vocab": "http://schema.org/",
        "url": {"@type": "@id"},
        "sameAs": {"@type": "@id"},
        "datePublished": {"@type": "http://schema.org/Date"},
    }
}


def test_a_json_ld_processor_finds_the_quotation_its_speaker_and_its_release(
    client: FlaskClient,
) -> None:
    def load(url: str, options: Any = None) -> dict[str, Any]:
        assert url.rstrip("/") == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": _SCHEMA_ORG}

    quote = find_quote(client, "winter comes")
    page = client.get(f"/quote/{quote['id']}").text
    script = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert script is not None
    triples = jsonld.to_rdf(json.loads(script[1]), {"documentLoader": load})["@default"]
    told = {
        (t["subject"]["value"], t["predicate"]["value"].rpartition("/")[2]): t["object"]["value"]
        for t in triples
    }
    address = f"http://localhost/quote/{quote['id']}"
    speaker, release = told[address, "creator"], told[address, "isPartOf"]
    assert told[address, "text"] == quote["text"].rstrip(",")
    assert told[speaker, "name"] == "Ines Quayle"
    assert told[release, "headline"] == quote["release_title"]
    for linked in (address, speaker, release):
        assert client.get(linked).status_code == 200


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_frictionless_finds_every_row_as_the_package_says(
    archive_dir: Path, tmp_path: Path, reader: Reader, form: str
) -> None:
    call("export", "--archive", archive_dir, "--format", form, "--output", tmp_path / form)
    report = validate(str(tmp_path / form / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:5]
    rows = {task.name: task.stats["rows"] for task in report.tasks}
    assert rows["quotes"] == reader.statistics().quotes
    assert rows["releases"] == reader.statistics().releases


@pytest.mark.parametrize("table", [QUOTES, RELEASES], ids=lambda table: table.name)
def test_parquet_has_the_types_that_the_package_says(
    archive_dir: Path, tmp_path: Path, table: Any
) -> None:
    call("export", "--archive", archive_dir, "--format", "parquet", "--output", tmp_path / "p")
    described = json.loads((tmp_path / "p/datapackage.json").read_text("utf-8"))
    (said,) = [r["schema"] for r in described["resources"] if r["name"] == table.name]
    assert said == to_table_schema(table, "parquet")
    names = {"string": "string", "double": "number", "int32": "integer", "date32[day]": "date"}
    held = pyarrow.parquet.read_schema(tmp_path / f"p/{table.name}.parquet")
    for field, told in zip(held, said["fields"], strict=True):
        kind = names.get(str(field.type), "array")
        assert (field.name, kind) == (told["name"], told["type"])


@pytest.fixture(scope="module")
def made_client(site: Flask, tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """A client for Python as openapi-python-client makes it of the description."""
    folder = tmp_path_factory.mktemp("client")
    answer = site.test_client().get("/api/v1/openapi.json")
    (folder / "openapi.json").write_bytes(answer.data)
    (folder / "config.yml").write_text("post_hooks: []\n", "utf-8")
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"]
    command += ["--path", "openapi.json", "--config", "config.yml", "--output-path", "quotes_api"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning" not in (done.stdout + done.stderr).lower(), done.stdout
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module("quotes_api")
    finally:
        sys.path.remove(str(folder))


def test_a_client_made_from_the_description_searches_and_reads(
    made_client: ModuleType, site: Flask, reader: Reader
) -> None:
    def operation(name: str) -> Any:
        return importlib.import_module(f"{made_client.__name__}.api.api.get_api_v1_{name}")

    transport = httpx.WSGITransport(app=site)
    client = made_client.Client("http://localhost", httpx_args={"transport": transport})
    models = importlib.import_module(f"{made_client.__name__}.models")
    every = models.GetApiV1SearchUnique.VALUE_0
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = operation("search").sync(client=client, unique=every, limit=100, **cursor)
        seen += [quote.id for quote in page.quotes]
        if not page.next_:
            break
        cursor = {"cursor": page.next_}
    assert len(seen) == len(set(seen)) == reader.statistics().quotes
    quote = operation("quote_identifier").sync(seen[0], client=client)
    assert quote.id == seen[0]
    release = operation("release_identifier").sync(quote.release, client=client)
    assert seen[0] in [one.id for one in release.quotes]
    assert operation("quote_identifier").sync_detailed("nobody", client=client).status_code == 404
