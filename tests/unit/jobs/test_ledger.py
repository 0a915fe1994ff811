"""The ledger is a memory: garbled, it is forgotten whole, and ``verify`` says so."""

from __future__ import annotations

import gzip
import os
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import main
from indexer.errors import AuthorityError
from indexer.extracted_by import extractor_digest
from indexer.jobs import build, plan, recall_authority, verify_ledger
from indexer.jobs.ledger import read_ledger
from tests.robustness.flips import flipped


@pytest.fixture
def archive(releases: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    build(plan([str(releases)]), folder)
    return folder


def generation(archive: Path) -> str:
    return (archive / "CURRENT").read_text().strip()


def test_a_bit_turned_over_is_forgotten_or_changes_nothing(archive: Path) -> None:
    path = archive / "ledger.jsonl.gz"
    name, digest = generation(archive), extractor_digest()
    whole = read_ledger(archive, name, digest)
    assert len(whole.releases) == 8
    rng = random.Random(5)
    told = 0
    for _ in range(200):
        with flipped(path, rng.randrange(path.stat().st_size), 1 << rng.randrange(8)):
            found = read_ledger(archive, name, digest)
            assert found == whole or not found.releases
            said = verify_ledger(archive)
            told += path.name in said
            assert found == whole or path.name in said
    assert told > 150
    assert verify_ledger(archive) == ""


def test_verify_names_a_garbled_ledger_and_the_next_build_makes_another(
    archive: Path, releases: Path
) -> None:
    path = archive / "ledger.jsonl.gz"
    path.write_bytes(path.read_bytes()[:-9])
    done = CliRunner().invoke(main, ["verify", "--archive", str(archive)])
    assert done.exit_code == 4
    assert "ledger.jsonl.gz" in done.output
    report = build(plan([str(releases)]), archive)
    assert report.unchanged == 8
    assert len(read_ledger(archive, report.generation, extractor_digest()).releases) == 8
    assert CliRunner().invoke(main, ["verify", "--archive", str(archive)]).exit_code == 0


@pytest.mark.parametrize("text", ["[" * 100_000, "3\n3\n", "{}\n[]\n", '{}\n["a", {}]\n', "\ud800"])
def test_a_crafted_ledger_is_forgotten(archive: Path, text: str) -> None:
    with gzip.open(archive / "ledger.jsonl.gz", "wb") as file:
        file.write(text.encode("utf-8", "surrogatepass"))
    assert read_ledger(archive, generation(archive), extractor_digest()).releases == {}
    assert verify_ledger(archive)


def test_a_pipe_in_place_of_the_ledger_is_not_waited_for(archive: Path) -> None:
    path = archive / "ledger.jsonl.gz"
    path.unlink()
    os.mkfifo(path)
    assert read_ledger(archive, generation(archive), extractor_digest()).releases == {}
    assert "is no file" in verify_ledger(archive)


def test_a_garbled_authority_folder_is_an_error_and_not_forgotten(archive: Path) -> None:
    (archive / "authority-folder").write_bytes(b"/tmp/auth\xffrity")
    with pytest.raises(AuthorityError, match="authority-folder"):
        recall_authority(archive)
