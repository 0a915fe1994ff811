"""An archive is known by its address, with what is remembered beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.archive import open_archive, read_address
from indexer.errors import NoArchiveError
from indexer.jobs import build, plan, recall_authority, recall_contexts, remember_authority

TEXT = "Tollerton, 4 March 2025\n\n“The bridge will open in May,” said Ann Roe, mayor of Tollerton."


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_a_build_publishes_to_an_address_and_remembers_beside_it(
    address: str, releases: Path
) -> None:
    first = build(plan([str(releases)]), address)
    assert first.found["new"] == 1
    archive = open_archive(address)
    assert archive.published() == first.generation
    with archive.reader() as reader:
        (quote,) = (reader.quote(standing.quote) for standing in reader.standings())
        assert quote.speaker_name == "Ann Roe"
        assert recall_contexts(address, reader.generation)
    assert archive.memo("ledger").is_file()
    assert not archive.memo("journal").exists(), "it was published"
    second = build(plan([str(releases)]), address)
    assert second.found == {"unchanged": 1}


def test_the_authority_folder_is_remembered_at_an_address(address: str, tmp_path: Path) -> None:
    assert recall_authority(address) is None
    remember_authority(address, tmp_path)
    assert recall_authority(address) == tmp_path
    remember_authority(address, None)
    assert recall_authority(address) is None


def test_whoever_looks_after_an_archive_needs_one(address: str) -> None:
    archive = open_archive(address)
    assert archive.published() == ""
    with pytest.raises(NoArchiveError):
        archive.verify()
    with pytest.raises(NoArchiveError):
        archive.recover()


def test_a_whole_archive_is_verified_and_stays_as_it_is(address: str, releases: Path) -> None:
    generation = build(plan([str(releases)]), address).generation
    archive = open_archive(address)
    found = archive.verify()
    assert found.current == generation
    assert found.is_whole
    assert archive.recover().generation == generation


def test_an_address_of_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="no archive of the kind 'cluster'"):
        open_archive("cluster://somewhere/quotes")
    assert read_address("./odd:name") == Path("odd:name")
