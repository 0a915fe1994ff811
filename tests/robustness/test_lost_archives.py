"""Archives that lost what names them, or bits of themselves: nothing of them is lost for good."""

from __future__ import annotations

import json
import random
import shutil
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.archive import SearchQuery, open_archive
from indexer.archive.language import parse
from indexer.cli import main
from indexer.errors import DamagedArchiveError, NoArchiveError
from tests.contract.samples import make_quote, make_release
from tests.robustness.flips import flipped

OLD = Path(__file__).parents[1] / "fixtures" / "archive-0.1.tar.xz"
"""15 releases of the sample in two builds, by version 0.1."""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def add(folder: Path, name: str) -> str:
    archive = open_archive(folder)
    release = make_release(name)
    with archive.writer() as writer:
        writer.add(release, (make_quote(f"q-{name}", release, f"tax {name}"),))
        published = writer.publish()
    archive.close()
    return published


def count(folder: Path) -> int:
    archive = open_archive(folder)
    with archive.reader() as reader:
        found = reader.count(SearchQuery())
    archive.close()
    return found


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "generations").iterdir())


def everything(folder: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in (folder / "generations").rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "archive"
    add(folder, "a")
    add(folder, "b")
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "archive")


@pytest.fixture
def one(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text("Port Merrin. “We are glad of it,” said Ann Roe, Mayor of Port Merrin.\n")
    return path


LOST = {
    "missing": None,
    "empty": b"",
    "garbled": b"\x00\xffqq",
    "cut": b"2026",
    "gone": b"20200101-000000-aaaaaa\n",
    "out": b"../../outside\n",
    "long": b"a" * 9_000,
}


def lose(folder: Path, how: str) -> None:
    content = LOST[how]
    (folder / "CURRENT").unlink()
    if content is not None:
        (folder / "CURRENT").write_bytes(content)


@pytest.mark.parametrize("how", LOST)
def test_every_door_says_recover_and_removes_nothing(folder: Path, one: Path, how: str) -> None:
    lose(folder, how)
    before = everything(folder)
    for command in (
        ("build", one),
        ("status",),
        ("search", "tax"),
        ("identity", "export", "--format", "csv"),
    ):
        done = run(*command, "--archive", folder)
        assert done.exit_code == 3, command
        assert "quote-index recover" in done.output, command
        assert "CURRENT" in done.output, command
    assert everything(folder) == before


@pytest.mark.parametrize("how", LOST)
def test_recover_brings_the_newest_generation_back(folder: Path, how: str) -> None:
    newest = _generation(folder).name
    lose(folder, how)
    done = run("recover", "--archive", folder)
    assert done.exit_code == 0, done.output
    assert f"{newest} is whole and is the archive again: 2 releases, 2 quotes." in done.output
    assert count(folder) == 2
    add(folder, "c")
    assert count(folder) == 3


@pytest.mark.parametrize("how", LOST)
def test_a_fresh_build_destroys_nothing_even_without_a_current(
    folder: Path, one: Path, how: str
) -> None:
    lose(folder, how)
    before = everything(folder)
    assert run("build", one, "--fresh", "--archive", folder).exit_code == 0
    after = everything(folder)
    assert before.items() <= after.items()
    assert len(generations(folder)) == 3


def test_a_fresh_build_that_fails_leaves_the_archive(folder: Path, tmp_path: Path) -> None:
    before = everything(folder)
    (tmp_path / "empty").mkdir()
    assert run("build", tmp_path / "empty", "--fresh", "--archive", folder).exit_code != 0
    assert everything(folder) == before
    assert count(folder) == 2


def test_a_generation_that_cannot_be_opened_is_not_published(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(folder)

    def refuse(_: Path) -> None:
        raise DamagedArchiveError("archive", "cannot be opened")

    monkeypatch.setattr("indexer.archive.embedded.writing.writer.open_generation", refuse)
    with pytest.raises(DamagedArchiveError, match="cannot be opened"):
        add(folder, "c")
    assert everything(folder) == before
    assert count(folder) == 2


@pytest.mark.parametrize("kept", [0, 1, 2, 5])
def test_so_many_generations_are_kept_beside_the_newest(tmp_path: Path, kept: int) -> None:
    names = [add(tmp_path, "a")]
    if kept != 1:
        assert run("keep", kept, "--archive", tmp_path).exit_code == 0
    names += [add(tmp_path, name) for name in "bcdefg"]
    assert set(generations(tmp_path)) == set(names[-1 - kept :])
    assert open_archive(tmp_path).verify().is_whole


def test_a_garbled_number_of_generations_to_keep_removes_none(folder: Path) -> None:
    (folder / "keep").write_bytes(b"\xff")
    before = everything(folder)
    with pytest.raises(DamagedArchiveError, match="keep: holds no number"):
        add(folder, "c")
    assert everything(folder) == before
    assert run("keep", 2, "--archive", folder).exit_code == 0
    add(folder, "c")
    assert len(generations(folder)) == 3


def test_generations_that_are_kept_share_no_file(folder: Path) -> None:
    for name in "cdefghi":
        add(folder, name)
    files = [p for p in (folder / "generations").rglob("*") if p.is_file()]
    inodes = {path.stat().st_ino for path in files}
    assert len(inodes) == len(files)


def test_an_archive_that_never_was_is_no_damage(tmp_path: Path, one: Path) -> None:
    assert "no archive is published" in run("status", "--archive", tmp_path / "x").output
    for command in ("verify", "recover"):
        done = run(command, "--archive", tmp_path / "x")
        assert done.exit_code == 3
        assert "no archive is published" in done.output
    (tmp_path / "x" / "generations" / ".building-half").mkdir(parents=True)
    with pytest.raises(NoArchiveError), open_archive(tmp_path / "x").reader():
        pass
    assert run("build", one, "--archive", tmp_path / "x").exit_code == 0
    assert len(generations(tmp_path / "x")) == 1


# Damage


def _generation(folder: Path) -> Path:
    return folder / "generations" / (folder / "CURRENT").read_text().strip()


def test_damage_is_named_by_verify_with_a_code_of_its_own(folder: Path) -> None:
    whole = run("verify", "--archive", folder)
    assert whole.exit_code == 0, whole.output
    assert whole.output.count("whole, ") == 2
    path = _generation(folder) / "columns" / "speaker.npy"
    with flipped(path, 5, 1):
        done = run("verify", "--archive", folder)
        told = json.loads(run("verify", "--json", "--archive", folder).output)
    assert done.exit_code == 4
    assert "speaker.npy: bytes 0 to 8191 have changed" in done.output
    assert not told["whole"]
    assert [bool(found["damage"]) for found in told["generations"]] == [True, False]


def test_recover_goes_back_to_the_generation_before(folder: Path) -> None:
    newer = _generation(folder).name
    (older,) = set(generations(folder)) - {newer}
    with flipped(_generation(folder) / "archive.db", 50_000, 4):
        assert "quote-index recover" in run("status", "--archive", folder).output
        done = run("recover", "--archive", folder)
        assert done.exit_code == 0
        assert f"{newer} (passed over): damaged" in done.output
        assert "archive.db: bytes 49152 to 57343" in done.output
        assert f"{older} is whole and is the archive again: 1 releases" in done.output
    assert count(folder) == 1
    assert newer in generations(folder), "recover removed something"


def test_recover_mends_a_file_that_another_generation_has_whole(folder: Path) -> None:
    add(folder, "c")
    generation = _generation(folder)
    records = sorted(generation.glob("records/*.db"))
    shared = next(
        p for p in records if len(list(folder.glob(f"generations/*/records/{p.name}"))) > 1
    )
    with shared.open("r+b") as file:
        file.seek(9_000)
        file.write(b"other words")
    done = run("recover", "--archive", folder)
    assert done.exit_code == 0, done.output
    assert f"Mended: records/{shared.name} from " in done.output
    assert f"{generation.name} is whole and stays the archive: 3 releases" in done.output
    assert run("verify", "--archive", folder).exit_code == 0


def test_recover_says_why_where_nothing_is_whole(folder: Path) -> None:
    for path in folder.glob("generations/*/archive.db"):
        path.write_bytes(b"")
    before = everything(folder)
    done = run("recover", "--archive", folder)
    assert done.exit_code == 4
    assert done.output.count("archive.db: 0 bytes") == 2
    assert everything(folder) == before


def test_recover_waits_for_no_writer(folder: Path) -> None:
    with open_archive(folder).writer():
        done = run("recover", "--archive", folder)
    assert done.exit_code == 3
    assert "another writer" in done.output


def test_a_build_takes_no_damage_over(folder: Path) -> None:
    """The copies that are made of what stays are compared."""
    path = next(_generation(folder).glob("tokens/*.codes.npy"))
    broken = bytearray(path.read_bytes())
    broken[-1] ^= 1
    for other in folder.glob(f"generations/*/tokens/{path.name}"):
        other.write_bytes(broken)
    with pytest.raises(DamagedArchiveError, match=path.name):
        add(folder, "c")


# Archives of the version before


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with tarfile.open(OLD) as tar:
        tar.extractall(tmp_path / "old", filter="data")
    return tmp_path / "old"


def test_an_archive_of_version_0_1_opens(old: Path) -> None:
    archive = open_archive(old)
    with archive.reader() as reader:
        held = reader.statistics()
        assert (held.releases, held.quotes, held.speakers) == (15, 136, 31)
        assert reader.count(parse("water").query()) == 2
        assert len(list(reader.export(SearchQuery()))) == 136
    archive.close()
    assert run("verify", "--archive", old).exit_code == 0


def test_a_build_takes_an_archive_of_version_0_1_over(old: Path, one: Path) -> None:
    archive = open_archive(old)
    with archive.reader() as reader:
        quoted = {hit.quote.release_id for hit in reader.export(SearchQuery())}
    archive.close()
    done = run("build", one, "--archive", old, "--jobs", "1")
    assert done.exit_code == 0, done.output
    archive = open_archive(old)
    with archive.reader() as reader:
        assert reader.statistics().releases == 16
        found = [hit.quote.release_id for hit in reader.export(SearchQuery())]
        assert quoted < set(found), "each with quotes as before, by the rules of now"
        assert len(found) > 130
    archive.close()
    assert run("verify", "--archive", old).exit_code == 0


def test_damage_of_an_archive_of_version_0_1_is_found_at_opening(old: Path) -> None:
    rng = random.Random(4)
    generation = _generation(old)
    manifest = json.loads((generation / "manifest.json").read_text())
    for name in (file["path"] for file in manifest["files"]):
        path = generation / name
        with flipped(path, rng.randrange(path.stat().st_size), 1 << rng.randrange(8)):
            with pytest.raises(DamagedArchiveError, match=path.name), open_archive(old).reader():
                pass
            assert run("verify", "--archive", old).exit_code == 4
