"""What people decided goes along when an archive is exported and imported, or copied."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.archive import SearchQuery, open_archive
from indexer.archive.address import find_memo
from indexer.cli import main
from indexer.withdrawals import read_withdrawals
from tests.sites import open_site

TEXTS = {
    "a.txt": "Harbour news\n\n3 May 2024\n\n“We counted eleven boats,” said Ann Roe, mayor of Fleet.",
    "b.md": "# Lamp\n\n2024-05-04\n\n“The lamp is lit,” said Bob Doe, keeper of the Fleet Light.",
}  # fmt: skip


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


class Places:
    def __init__(self, folder: Path) -> None:
        self.releases, self.authority = folder / "news", folder / "authority"
        self.first, self.second = folder / "first", folder / "second"
        self.package = folder / "package"
        self.releases.mkdir()
        self.authority.mkdir()
        for name, text in TEXTS.items():
            (self.releases / name).write_text(text, "utf-8")
        (self.releases / "c.json").write_text(
            json.dumps({
                "id": "seals", "title": "Seals", "date": "2024-05-05",
                "text": "FLEET – The Fleet Bay Trust has news.\n\n“We counted nine seals,” said"
                " Cleo Fenn, director of the Fleet Bay Trust.\n\nAbout the Fleet Bay Trust\n\nThe"
                " Fleet Bay Trust looks after the bay.",
            })
        )  # fmt: skip
        assert self.build(self.first).exit_code == 0
        archive = open_archive(self.first)
        with archive.reader() as reader:
            self.ids = {h.quote.speaker_name: h.quote.id for h in reader.export(SearchQuery())}
        archive.close()
        (self.authority / "withdrawals.toml").write_text(
            f'[[withdrawal]]\nquote = "{self.ids["Bob Doe"]}"\nauthor = "K. Mensah"\n'
            'date = 2026-03-01\nreason = "Asked for."\n'
        )
        assert self.build(self.first, "--authority", self.authority).exit_code == 0

    def build(self, archive: Path, *more: object) -> Result:
        return call("build", self.releases, "--archive", archive, *more)

    def hand_on(self, way: str) -> Result:
        if way == "copy":
            return call("copy", self.first, self.second)
        export = ("export", "--format", "jsonl", "--output", self.package)
        assert call(*export, "--archive", self.first).exit_code == 0
        return call("import", self.package, "--archive", self.second)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


@pytest.mark.parametrize("way", ["copy", "import"])
def test_what_was_withdrawn_stays_withdrawn_elsewhere(places: Places, way: str) -> None:
    assert places.hand_on(way).exit_code == 0
    here, there = (read_withdrawals(find_memo(a, "withdrawn"))
                   for a in (places.first, places.second))  # fmt: skip
    assert there.notices == here.notices != {}
    with open_site(places.second) as client:
        gone = client.get(f"/quote/{places.ids['Bob Doe']}")
        assert (gone.status_code, "Asked for." in gone.text) == (410, True)
        assert "Asked for." in client.get("/corrections").text
    assert call("verify", "--archive", places.second).exit_code == 0


@pytest.mark.parametrize("way", ["copy", "import"])
def test_the_next_build_asks_for_the_decisions(places: Places, way: str) -> None:
    told = places.hand_on(way)
    refused = places.build(places.second)
    assert refused.exit_code == 2
    assert "give their folder with --authority DIR" in refused.output
    if way == "import":
        assert "--authority DIR" in told.output
    done = places.build(places.second, "--authority", places.authority)
    assert done.exit_code == 0
    assert "0 new, 0 changed, 3 unchanged" in done.output
    told = call("search", "lamp", "--archive", places.second)
    assert "The lamp is lit" not in told.output
    assert places.build(places.second).exit_code == 0, "the folder is remembered from now on"


def test_an_archive_without_decisions_asks_for_none(places: Places) -> None:
    assert places.build(places.first, "--no-authority", "--show-withdrawn").exit_code == 0
    places.hand_on("import")
    done = places.build(places.second)
    assert (done.exit_code, "0 new, 0 changed, 3 unchanged" in done.output) == (0, True)


def test_a_package_whose_notices_were_changed_is_refused(places: Places) -> None:
    places.hand_on("import")
    path = places.package / "withdrawals.jsonl"
    path.write_text(path.read_text("utf-8").replace("Asked for", "Asked  for"), "utf-8")
    refused = call("import", places.package, "--archive", places.first.with_name("third"))
    assert refused.exit_code == 3
    assert "withdrawals.jsonl is not as it was written" in refused.output


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_build_keeps_as_many_generations_as_was_said(places: Places, kept: int) -> None:
    assert call("keep", kept, "--archive", places.first).exit_code == 0
    for name in "xyz":
        (places.releases / f"{name}.txt").write_text(f"“It is {name},” said Ann Roe, mayor.\n")
        assert places.build(places.first).exit_code == 0
    assert len(list((places.first / "generations").iterdir())) == kept + 1
