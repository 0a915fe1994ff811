"""What an interrupted build had extracted is there for the next one, or worked out anew."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from indexer import jobs
from indexer.identity import context_of
from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.jobs import extraction
from indexer.jobs.extraction import Extracted
from indexer.jobs.journal import Done, Journal, journal_key
from indexer.model import RawRelease
from indexer.pipeline import extract_quotes

NAME = "interrupted.journal"


@pytest.fixture(scope="module")
def done() -> dict[bytes, Done]:
    """Two hundred releases as they are extracted, by their keys."""
    found = {}
    for number in range(200):
        text = (
            f"FLEET, Merrin, April {number % 28 + 1}, 2025 – The Fleet Harbour Board (FHB), a unit "
            f"of Fleet Group Inc. (NYSE: FLT), met.\n\n“We counted {number} boats,” said Ann Roe, "
            f"Harbour Master of Fleet. Bob Doe said that it was enough.\n\n“No – ‘{number}’!” 😀"
        )
        raw = RawRelease(origin="o", id=f"r/{number}", text=text)
        release = prepare(add_fields(raw, {"title": f"N {number}"}, "record"))
        quotes, context = extract_quotes(release), context_of(release)
        found[journal_key(release.id, extraction.fingerprint(release))] = Done(quotes, context)
    assert any(value.quotes for value in found.values())
    return found


def write(folder: Path, done: dict[bytes, Done], extractor: str = "x") -> Path:
    with Journal(folder, extractor) as journal:
        for key, value in done.items():
            journal.add(key, value)
    return folder / NAME


def read(folder: Path, extractor: str = "x") -> dict[bytes, Done | None]:
    with Journal(folder, extractor) as journal:
        return {key: journal.take(key) for key in journal.keys}


def test_what_was_done_comes_back_as_it_was(tmp_path: Path, done: dict[bytes, Done]) -> None:
    write(tmp_path, done)
    assert read(tmp_path) == done


def test_a_journal_is_gone_on_with(tmp_path: Path, done: dict[bytes, Done]) -> None:
    entries = list(done.items())
    for part in (entries[:90], entries[80:150], entries[150:]):
        write(tmp_path, dict(part))
    assert read(tmp_path) == done


def test_another_extractor_begins_anew(tmp_path: Path, done: dict[bytes, Done]) -> None:
    write(tmp_path, done)
    assert read(tmp_path, "y") == {}
    some = dict(list(done.items())[:3])
    write(tmp_path, some, "y")
    assert read(tmp_path, "y") == some
    assert read(tmp_path) == {}


def test_what_is_published_is_forgotten(tmp_path: Path, done: dict[bytes, Done]) -> None:
    path = write(tmp_path, done)
    with Journal(tmp_path, "x") as journal:
        journal.remove()
    assert not path.exists()
    with Journal(tmp_path, "x") as journal:
        assert not journal.keys
        journal.add(*next(iter(done.items())))
        journal.remove()
    assert not path.exists()


def test_without_anything_done_there_is_no_file(tmp_path: Path) -> None:
    write(tmp_path, {})
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize("kept", [0, 5, 11, 12, 100, 3_000, -1])
def test_of_a_journal_that_is_cut_the_whole_blocks_are_taken(
    tmp_path: Path, done: dict[bytes, Done], kept: int
) -> None:
    path = write(tmp_path, done)
    path.write_bytes(path.read_bytes()[:kept])
    before = read(tmp_path)
    assert before.items() <= done.items()
    assert len(before) < len(done)
    write(tmp_path, done)
    assert read(tmp_path) == done


def test_no_single_flipped_bit_changes_what_is_taken(
    tmp_path: Path, done: dict[bytes, Done]
) -> None:
    path = write(tmp_path, done)
    whole = path.read_bytes()
    chance = random.Random(13)
    for _ in range(200):
        place, bit = chance.randrange(len(whole)), chance.randrange(8)
        spoilt = bytearray(whole)
        spoilt[place] ^= 1 << bit
        path.write_bytes(spoilt)
        assert read(tmp_path).items() <= done.items()


def test_damage_after_the_journal_was_looked_through_is_noticed(
    tmp_path: Path, done: dict[bytes, Done]
) -> None:
    path = write(tmp_path, done)
    with Journal(tmp_path, "x") as journal:
        spoilt = bytearray(path.read_bytes())
        spoilt[-10] ^= 1
        path.write_bytes(spoilt)
        found = [journal.take(key) for key in journal.keys]
    assert None in found
    assert {id(v) for v in found if v is not None}


@pytest.mark.parametrize(
    "block",
    [
        b"{}", b"[]", b"[1]", b"[[1,2,3]]", b'[["zz",{},[]]]', b"[" * 50_000, b'"x"', b"not JSON",
        b'[["00000000000000000000000000000000",{},[]]]', b"[" + b"0," * 2_000_000 + b"0]",
        b'[["00000000000000000000000000000000",{"published":null},[["[]","t","matched"]]]]',
    ],
)  # fmt: skip
def test_a_journal_that_somebody_made_up_is_no_trouble(
    tmp_path: Path, done: dict[bytes, Done], block: bytes
) -> None:
    path = write(tmp_path, {})
    with Journal(tmp_path, "x") as journal:
        journal._write_block(block)
    found = read(tmp_path)
    assert set(found.values()) <= {None}
    assert write(tmp_path, done) == path
    assert read(tmp_path).items() >= done.items()


def test_a_pipe_in_place_of_a_journal_is_not_waited_for(
    tmp_path: Path, done: dict[bytes, Done]
) -> None:
    os.mkfifo(tmp_path / NAME)
    assert read(tmp_path) == {}


def test_a_full_disk_ends_the_journal_and_not_the_build(
    tmp_path: Path, done: dict[bytes, Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "_write_block", full)
        write(tmp_path, done)
    assert read(tmp_path) == {}


def test_a_link_in_place_of_a_journal_is_not_written_to(
    tmp_path: Path, done: dict[bytes, Done]
) -> None:
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / NAME).symlink_to(other)
    write(tmp_path, done)
    assert other.read_text() == "mine"


def test_a_release_whose_entry_is_lost_is_extracted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("# N\n\n“We counted nine boats,” said Ann Roe, mayor.\n")
    items = jobs.plan([str(tmp_path / "a.md")])
    with Journal(tmp_path, "x") as journal:
        (first,) = jobs.extract(items, jobs.Means(journal=journal))
    assert isinstance(first, Extracted)
    assert first.quotes
    with Journal(tmp_path, "x") as journal:
        monkeypatch.setattr(journal, "take", lambda key: None)
        assert list(jobs.extract(items, jobs.Means(journal=journal))) == [first]
