"""An archive goes to another host by its back-up or as an export, and from version to version."""

from __future__ import annotations

import json
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from app.site.base_url import BaseURL
from indexer.archive.embedded.integrity.manifest import SCHEMA_VERSION
from indexer.cli import main

ROOT = Path(__file__).parents[2]
PAGES = ("/", "/search?q=quay", "/search.csv", "/coverage", "/corrections", "/browse/speakers")


def call(*arguments: object) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


@contextmanager
def site(archive: Path) -> Iterator[FlaskClient]:
    """A site under one name, wherever the archive lies."""
    base = BaseURL.read("https://quotes.example")
    application = create_app(Settings(archive=archive, base_url=base))
    yield application.test_client()
    application.extensions["archive"].close()


def answers(archive: Path, *more: str) -> dict[str, bytes]:
    with site(archive) as client:
        found = {}
        for address in (*PAGES, *more):
            answer = client.get(address)
            assert answer.status_code in (200, 410), address
            found[address] = answer.data
        return found


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """A host with releases, an authority folder with a withdrawal, and two generations."""
    here = tmp_path / "one"
    (here / "releases").mkdir(parents=True)
    (here / "authority").mkdir()
    for name, who in (("quay", "Ann Roe"), ("bell", "Bob Doe"), ("mill", "Cleo Fenn")):
        (here / "releases" / f"{name}.md").write_text(
            f"# Notice of the {name}\n\n2024-05-03\n\n“The {name} is old,” said {who}, mayor.\n"
        )
    build(here)
    with site(here / "archive") as client:
        (gone,) = client.get("/api/v1/search?q=bell").get_json()["quotes"]
    (here / "authority/withdrawals.toml").write_text(
        f'[[withdrawal]]\nquote = "{gone["id"]}"\nauthor = "K"\ndate = 2026-03-01\nreason = "Asked."\n'
    )
    (here / "gone").write_text(f"/quote/{gone['id']}")
    build(here)
    return here


def build(host: Path) -> str:
    return call(
        "build", host / "releases", "--archive", host / "archive",
        "--authority", host / "authority", "--jobs", 1,
    )  # fmt: skip


def test_a_back_up_answers_on_another_host_as_the_first_did(host: Path, tmp_path: Path) -> None:
    gone = (host / "gone").read_text()
    before = answers(host / "archive", gone)
    assert b"Withdrawn on 1 March 2026" in before[gone]
    with tarfile.open(tmp_path / "backup.tar", "w") as tar:
        for part in ("archive", "authority", "releases"):
            tar.add(host / part, part)
    shutil.rmtree(host)
    other = tmp_path / "other" / "deeper"
    with tarfile.open(tmp_path / "backup.tar") as tar:
        tar.extractall(other, filter="data")
    call("verify", "--archive", other / "archive")
    assert answers(other / "archive", gone) == before
    told = build(other)
    assert "A decision changed nothing" not in told
    assert answers(other / "archive", gone)[gone] == before[gone]
    with site(other / "archive") as client:
        assert client.get("/search.atom").data.count(b"<entry>") == 2


def test_an_export_makes_the_same_archive_on_another_host(host: Path, tmp_path: Path) -> None:
    call("export", "--archive", host / "archive", "--format", "jsonl", "--output", tmp_path / "x")
    before = answers(host / "archive")
    shutil.rmtree(host)
    call("import", tmp_path / "x", "--archive", tmp_path / "new")
    call("verify", "--archive", tmp_path / "new")
    after = answers(tmp_path / "new")

    def words(found: dict[str, bytes]) -> list[str]:
        return sorted(line.split(",")[1] for line in found["/search.csv"].decode().splitlines())

    assert words(after) == words(before)


def test_an_archive_of_version_0_1_is_served_as_it_is_and_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tarfile.open(ROOT / "tests/fixtures/archive-0.1.tar.xz") as tar:
        tar.extractall(tmp_path / "old", filter="data")
    monkeypatch.chdir(ROOT)
    archive = tmp_path / "old"
    with site(archive) as client:
        rows = [json.loads(line) for line in client.get("/search.jsonl").text.splitlines()]
        addresses = {f"/quote/{row['id']}" for row in rows[:40]}
        assert rows
        for page in (*PAGES, *addresses):
            if page != "/search?q=quay":
                assert client.get(page).status_code == 200, page
        call("build", "corpus/releases", "--archive", archive, "--jobs", 1)
        manifests = sorted(archive.glob("generations/*/manifest.json"))
        schemas = {json.loads(path.read_text("utf-8"))["schema"] for path in manifests}
        assert SCHEMA_VERSION in schemas
        call("verify", "--archive", archive)
        led = [client.get(address).status_code for address in sorted(addresses)]
        assert led.count(301) > 0.9 * len(led)
        assert set(led) <= {301, 410}, "nothing that was given out is unknown"
