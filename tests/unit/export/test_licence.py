"""What may be done with the quotes, told in each form that other programs read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from frictionless import validate

from app import create_app
from app.settings import Settings
from indexer.cli import main
from indexer.export.licence import to_frictionless

ADDRESS = "https://rights.example/terms"


def export(archive: Path, form: str, output: Path, licence: str) -> None:
    command = ["export", "--archive", str(archive), "--format", form, "--output", str(output)]
    done = CliRunner().invoke(main, [*command, "--licence", licence])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("licence", "told"),
    [
        ("CC BY 4.0", {"name": "CC-BY-4.0", "title": "CC BY 4.0"}),
        (ADDRESS, {"path": ADDRESS}),
        ("只供閱讀", {"name": "licence", "title": "只供閱讀"}),
    ],
)
def test_a_package_tells_it_as_frictionless_wants_it(
    archive_dir: Path, tmp_path: Path, licence: str, told: dict[str, str]
) -> None:
    export(archive_dir, "jsonl", tmp_path / "package", licence)
    description = tmp_path / "package/datapackage.json"
    assert json.loads(description.read_text("utf-8"))["licenses"] == [told]
    assert validate(str(description)).valid


def test_nothing_is_told_where_nobody_said_anything() -> None:
    assert to_frictionless("") == []


@pytest.mark.parametrize(("licence", "name"), [("CC0", "license"), (ADDRESS, "license_url")])
def test_datasette_is_told(archive_dir: Path, tmp_path: Path, licence: str, name: str) -> None:
    export(archive_dir, "sqlite", tmp_path / "quotes.db", licence)
    told = json.loads((tmp_path / "quotes.metadata.json").read_text("utf-8"))
    assert told[name] == licence


@pytest.mark.parametrize(
    ("licence", "told"),
    [("CC0", {"name": "CC0"}), (ADDRESS, {"name": ADDRESS, "url": ADDRESS}), ("", None)],
)
def test_the_api_says_whose_terms_hold(
    archive_dir: Path, licence: str, told: dict[str, str] | None
) -> None:
    application = create_app(Settings(archive=archive_dir, licence=licence))
    client: FlaskClient = application.test_client()
    info = client.get("/api/v1/openapi.json").get_json()["info"]
    assert info.get("license") == told
    page = client.get("/api/v1/").text
    assert (licence in page) if licence else ("Licence" not in page)
    application.extensions["archive"].close()
