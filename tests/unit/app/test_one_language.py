"""One language for box, form, address, JSON and command line: the same answers, the same words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from indexer.archive.language import REPAIR_WORDS, Repair, RepairCode, say_repair
from indexer.cli import main
from tests.unit.app.test_search import get, total

SEARCHES = [
    'sea "', "sea OR", "(tax", "-tax", "speaker:quayle", "org:fenna ferry", "kind:direct since:2024",
    "since:20x4 sea", "nobody:x sea", "speaker:nobody", "NEAR/900 sea", "a* sea*", "陳大文", "“",
]  # fmt: skip


@pytest.mark.parametrize("typed", SEARCHES)
def test_every_way_in_gives_the_same(client: FlaskClient, archive_folder: Path, typed: str) -> None:
    page = get(client, f"/search?q={quote(typed)}")
    record = json.loads(client.get(f"/search.json?q={quote(typed)}").text)
    told = CliRunner().invoke(
        main, ["search", "--archive", str(archive_folder), "--json", "--", typed]
    )
    assert told.exit_code == 0
    found = [json.loads(line)["id"] for line in told.stdout.splitlines()]
    assert found == [hit["id"] for hit in record["quotes"]]
    assert len(found) == record["total"] == total(page)
    said = told.stderr.splitlines()
    for problem in record["problems"]:
        assert problem in said
        assert f'dir="auto">{problem}</p>' in page.replace("&#34;", '"').replace("&#39;", "'")


def test_names_say_what_they_became(client: FlaskClient, archive_folder: Path) -> None:
    told = CliRunner().invoke(main, ["search", "--archive", str(archive_folder), "speaker:QUAYLE"])
    assert "speaker:QUAYLE is Ines Quayle" in told.stderr
    assert " by Ines Quayle" in get(client, "/search?q=speaker:QUAYLE")


def test_every_repair_has_words() -> None:
    assert set(REPAIR_WORDS) == set(get_args(RepairCode))
    params = tuple((name, "x") for name in ("kept", "word", "text", "field", "name"))
    for code in get_args(RepairCode):
        assert "%" not in say_repair(Repair(code, params))
