"""An export that was changed by hand, with correct digests, is refused line by line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indexer.cli import main

Row = dict[str, Any]
TEXT = "Harbour news\n\n3 May 2024\n\n“We counted {n} boats,” said Ann Roe, mayor of Fleet."


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forged")
    (folder / "news").mkdir()
    for n in ("eleven", "twelve"):
        (folder / "news" / f"{n}.txt").write_text(TEXT.format(n=n), "utf-8")
    archive = ("--archive", folder / "archive")
    assert call("build", folder / "news", *archive, "--jobs", 1).exit_code == 0
    out = folder / "package"
    assert call("export", "--format", "jsonl", "--output", out, *archive).exit_code == 0
    return out


def forge(package: Path, table: str, change: Callable[[list[Row]], None], folder: Path) -> Result:
    """Import a package of which one table was changed, with its digest."""
    forged = folder / "package"
    forged.mkdir()
    for path in package.iterdir():
        (forged / path.name).write_bytes(path.read_bytes())
    path = forged / f"{table}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    change(rows)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    described = json.loads((forged / "datapackage.json").read_text("utf-8"))
    for one in described["resources"]:
        if one["path"] == path.name:
            one["hash"] = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    (forged / "datapackage.json").write_text(json.dumps(described), "utf-8")
    return call("import", forged, "--archive", folder / "made")


@pytest.mark.parametrize(
    ("table", "field", "value", "words"),
    [
        ("quotes", "kind", "shout", "kind: 'shout' is none of direct, mixed"),
        ("quotes", "speaker_type", "god", "speaker_type: 'god' is none of person"),
        ("quotes", "judgement", None, "judgement: None is no text"),
        ("quotes", "id", "", "id: '' is no id"),
        ("quotes", "id", "../../x", "id: '../../x' is no id"),
        ("quotes", "text", "", "has no words"),
        ("quotes", "text", "Tea is served", "its words do not stand in"),
        ("quotes", "spans", [[0, 10**12]], "lie outside of the text"),
        ("quotes", "spans", "x", "spans: 'x' is no list of pairs of offsets"),
        ("quotes", "spans", [], "has no words"),
        ("quotes", "speaker_id", "nobody", "speaker nobody has no line of its own"),
        ("quotes", "organisation_id", "nobody", "organisation nobody has no line of its own"),
        ("quotes", "turn", -3, "turn: -3 is no whole number from 1 on"),
        ("releases", "title", None, "title: None is no text"),
        ("releases", "original", "javascript:alert(1)", "is no address on the web"),
        ("releases", "sha256", "0" * 64, "sha256: is not that of the text"),
        ("releases", "text", "Other words", "sha256: is not that of the text"),
        ("releases", "release", "news/../x", "release: 'news/../x' is no id"),
        ("releases", "date", "soon", "date: 'soon' is no day"),
    ],
)  # fmt: skip
def test_a_value_that_no_export_writes_is_named(
    package: Path, tmp_path: Path, table: str, field: str, value: object, words: str
) -> None:
    told = forge(package, table, lambda rows: rows[0].update({field: value}), tmp_path)
    assert told.exit_code == 3, told.output
    assert f"{table}.jsonl:1: " in told.output
    assert words in told.output
    assert not (tmp_path / "made" / "CURRENT").exists()


@pytest.mark.parametrize("table", ["quotes", "releases"])
def test_what_stands_there_twice_is_named(package: Path, tmp_path: Path, table: str) -> None:
    told = forge(package, table, lambda rows: rows.append(rows[0]), tmp_path)
    assert (told.exit_code, "stands here a second time" in told.output) == (3, True)


def test_an_export_that_nobody_changed_is_taken(package: Path, tmp_path: Path) -> None:
    assert forge(package, "quotes", lambda _: None, tmp_path).exit_code == 0
    assert call("verify", "--archive", tmp_path / "made").exit_code == 0
