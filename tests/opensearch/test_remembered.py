"""What builds remember beside an archive on a cluster holds there as in a folder: what was withdrawn
is read no more, whatever is asked, and what came in last comes first."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result

from app import create_app
from app.settings import Settings
from indexer.archive import SearchQuery, open_archive
from indexer.archive.address import find_memo
from indexer.cli import main
from indexer.errors import WithheldArchiveError
from tests.opensearch.cluster import Cluster

pytestmark = pytest.mark.opensearch
_ONE = "# The zebrafish\n\n2024-05-03\n\n“Every zebrafish was counted twice last night,” said Ann Roe, keeper of the Fleet Aquarium.\n"
_TWO = "# The pier\n\n2024-05-04\n\n“The pier was rotten to the core when the storm came,” said Bob Doe, mayor of Fleet.\n"


class Place:
    """Releases, an authority folder, and an archive built of both."""

    def __init__(self, folder: Path, address: str) -> None:
        self.source, self.authority, self.address = folder / "src", folder / "who", address
        self.source.mkdir()
        self.authority.mkdir()
        for name, text in (("one", _ONE), ("two", _TWO)):
            (self.source / f"{name}.md").write_text(text, "utf-8")
        assert self.build().exit_code == 0

    def run(self, *arguments: object) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments])

    def build(self) -> Result:
        return self.run(
            "build", self.source, "--archive", self.address, "--authority", self.authority
        )

    def withdraw_one(self) -> None:
        (self.authority / "withdrawals.toml").write_text(
            '[[withdrawal]]\nrelease = "src/one"\nauthor = "K. Mensah"\ndate = 2026-03-01\n'
            'reason = "Asked."\n'
        )
        assert self.build().exit_code == 0

    def texts(self, address: str = "") -> str:
        with open_archive(address or self.address).reader() as reader:
            return " ".join(hit.quote.text for hit in reader.export(SearchQuery()))


@pytest.fixture
def place(opensearch: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setenv("ON_RECORD_STATE", str(tmp_path / "state"))
    name = f"withdrawn-{uuid4().hex[:8]}"
    yield Place(tmp_path, f"opensearch+http://{opensearch.hosts}/{name}")
    opensearch.drop(name)


def test_a_withdrawn_release_is_kept_out_by_builds_and_by_going_back(place: Place) -> None:
    assert "zebrafish" in place.texts()
    place.withdraw_one()
    assert "zebrafish" not in place.texts()
    assert place.build().exit_code == 0
    assert "zebrafish" not in place.texts()
    archive = open_archive(place.address)
    assert archive.withdrawn_state()
    (oldest,) = archive.generations()[-1:]
    back = place.run("rollback", oldest, "--archive", place.address)
    assert back.exit_code == 3, back.output
    assert "which was withdrawn on 2026-03-01" in back.output
    assert "zebrafish" not in place.texts()


def test_an_older_generation_is_not_read_where_nobody_can_tell_what_was_withdrawn(
    place: Place,
) -> None:
    place.withdraw_one()
    archive = open_archive(place.address)
    newest, oldest = archive.generations()
    with archive.reader():
        assert archive.trouble() == ""
    memo = find_memo(place.address, "withdrawn")
    shutil.rmtree(memo.parent)
    assert "rotten" in place.texts(), "the newest holds nothing that was withdrawn"
    with archive.reader():
        assert "nobody can tell all that was withdrawn" in archive.trouble()
    archive.roll_back(oldest)
    with pytest.raises(WithheldArchiveError, match="nobody can tell all that was withdrawn"):
        place.texts()
    archive.roll_back(newest)
    assert "rotten" in place.texts()


def test_what_was_withdrawn_is_copied_and_imported_there_no_more(
    place: Place, tmp_path: Path
) -> None:
    before, package = tmp_path / "before", tmp_path / "package"
    assert place.run("copy", place.address, before).exit_code == 0
    export = ("export", "--format", "jsonl", "--output", package, "--archive", before)
    assert place.run(*export).exit_code == 0
    place.withdraw_one()
    copied = place.run("copy", before, place.address, "--replace")
    assert (copied.exit_code, "which was withdrawn on" in copied.output) == (3, True)
    assert place.run("remove", "src/two", "--archive", place.address).exit_code == 0
    imported = place.run("import", package, "--archive", place.address)
    assert (imported.exit_code, "were withdrawn from" in imported.output) == (3, True)
    after = tmp_path / "after"
    assert place.run("copy", place.address, after).exit_code == 0
    assert open_archive(after).withdrawn_state(), "a copy knows what was withdrawn"


def test_what_came_in_last_comes_first_in_feeds_and_searches(place: Place) -> None:
    older = _TWO.replace("2024-05-04", "2020-01-01").replace("pier", "lighthouse")
    (place.source / "three.md").write_text(older, "utf-8")
    time.sleep(1.1)  # what came in within one second came in together
    assert place.build().exit_code == 0
    client = create_app(Settings(place.address)).test_client()
    feed = [
        item["content_text"] for item in json.loads(client.get("/search.feed.json").text)["items"]
    ]
    assert ["lighthouse" in text for text in feed] == [True, False, False]
    page = client.get("/search?sort=added").text
    assert "not known of this archive" not in page
    assert 0 < page.index("lighthouse was") < page.index("pier was")
    assert "The lighthouse was" in client.get("/search?added=2d").text
