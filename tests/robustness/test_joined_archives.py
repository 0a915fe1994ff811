"""Archives that are joined, cut or damaged, and rows that are too long: each is named."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import main
from indexer.ingest.lines import join_broken

NAMES = ("one", "two", "three")


def words(name: str) -> bytes:
    return f"# Notice {name}\n\n“The {name} is open,” said Ann Roe, mayor of Fleet.\n".encode()


def make_tar(names: tuple[str, ...] = NAMES) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name in names:
            info = tarfile.TarInfo(f"{name}.md")
            info.size = len(words(name))
            archive.addfile(info, io.BytesIO(words(name)))
    return file.getvalue()


def make_zip(names: tuple[str, ...]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(f"{name}.md", words(name))
    return file.getvalue()


def read(path: Path, data: bytes) -> tuple[int, str, str]:
    """The exit code, the quotes and what was complained of."""
    path.write_bytes(data)
    done = CliRunner().invoke(main, ["extract", str(path)])
    return done.exit_code, done.stdout, done.stderr


def _bad_header(tar: bytes) -> bytes:
    return tar[:1024] + b"X" * 512 + tar[1536:]


def _zeros_inside(tar: bytes) -> bytes:
    return tar[:1024] + b"\0" * 1024 + tar[1024:]


@pytest.mark.parametrize(
    ("spoil", "says", "whole"),
    [
        (_bad_header, "a header in it is damaged", 1),
        (_zeros_inside, "more follows behind its end", 1),
        (lambda tar: tar + make_tar(("four",)), "more follows behind its end", 3),
        (lambda tar: tar[:1024], "is cut off", 1),
        (lambda tar: tar[:1500], "is cut off", 1),
        (lambda tar: tar, "", 3),
    ],
    ids=["header", "zeros", "joined", "boundary", "header cut", "whole"],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_a_tar_that_does_not_end_as_one_is_named(
    tmp_path: Path, spoil: Callable[[bytes], bytes], says: str, whole: int, pack: type[bytes]
) -> None:
    code, found, told = read(tmp_path / "a.tar", pack(spoil(make_tar())))
    assert says in told
    assert (code == 0) is (not says)
    assert [name for name in NAMES if f"The {name} is open" in found] == list(NAMES[:whole])


def test_of_a_packed_tar_that_has_changed_nothing_is_taken(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(make_tar(), 0))
    packed[packed.index(b"two is open")] ^= 1
    code, found, told = read(tmp_path / "a.tar.gz", bytes(packed))
    assert (code, found) == (3, "")
    assert "part of it has changed since it was packed" in told


def test_zips_that_are_joined_are_named(tmp_path: Path) -> None:
    joined = make_zip(("one",)) + make_zip(("two",))
    code, found, told = read(tmp_path / "a.zip", joined)
    assert "as in two archives joined" in told
    assert code != 0
    assert "The two is open" in found


@pytest.mark.parametrize("program", [b"", b"MZ\x90\0" + bytes(5_000), b"#!/bin/sh\nexit\n"])
def test_a_zip_may_stand_behind_a_program_that_unpacks_it(tmp_path: Path, program: bytes) -> None:
    code, found, told = read(tmp_path / "a.zip", program + make_zip(NAMES))
    assert (code, told) == (0, "")
    assert all(f"The {name} is open" in found for name in NAMES)
    if program.startswith(b"MZ"):
        code, found, told = read(tmp_path / "a.exe", program + make_zip(NAMES))
        assert (code, found) == (3, "")
        assert "if it unpacks itself, give what is in it" in told


@pytest.mark.parametrize(
    ("kind", "says", "code"),
    [(b"V", "", 0), (b"D", "", 0), (b"M", "begins in another volume of the archive: unpack", 5)],
)
def test_what_gnu_tar_puts_between_files(tmp_path: Path, kind: bytes, says: str, code: int) -> None:
    info = tarfile.TarInfo("Fleet weekly")
    info.type = kind
    label = info.tobuf(tarfile.GNU_FORMAT)
    ended, found, told = read(tmp_path / "a.tar", label + make_tar())
    assert ended == code
    assert says in told
    assert bool(told) is bool(says)
    assert all(f"The {name} is open" in found for name in NAMES)


def test_a_tar_that_goes_on_in_another_volume_is_named(tmp_path: Path) -> None:
    code, found, told = read(tmp_path / "a.tar", make_tar()[:2580])
    assert code == 5
    assert "or goes on in another volume" in told
    assert "The two is open" in found


def test_a_row_with_more_cells_than_the_header_is_named(tmp_path: Path) -> None:
    table = "id,title,text\nr1,a,The mayor said that it was, and would be, open.\nr2,b,“It is open today,” \nr3,c,fine,,\n"
    code, _, told = read(tmp_path / "t.csv", table.encode())
    assert "t.csv:2: the row has 5 cells, and the header 3 columns" in told
    assert "t.csv:4" not in told, "empty cells hold no words"
    assert code == 5


def test_a_row_whose_cells_have_moved_is_named(tmp_path: Path) -> None:
    table = (
        "id,title,date,text,url\n"
        "r1,The quay,2026-03-01,“It is open today.”,\n"
        "r2,Quay, gate and bell,2026-03-02,“They are open today.”\n"
        "r3,The bell,to be told,“It is open today.”,\n"
        "r4,5 March 2026,,“It is a good day.”,\n"
        "r5,The lamp,04/03/2026,“It is lit.”,\n"
        "r6,The sail,2026-03-07,“It is torn.”,\n"
    )
    code, found, told = read(tmp_path / "t.csv", table.encode())
    assert (
        "t.csv:3: the cells have moved: date is “gate and bell”, and text is “2026-03-02”" in told
    )
    assert "a text that has what parts the columns in it needs quotation marks" in told
    assert "t.csv: 2 rows have no clear day in the column date: “to be told” in line 4" in told
    assert code == 5
    assert all(f'"id": "r{n}"' in found for n in (1, 3, 4, 5, 6))
    assert "2026-03-02" not in found
    whole = "\n".join(line for line in table.split("\n") if line[:2] in ("id", "r1", "r4", "r6"))
    assert read(tmp_path / "t.csv", whole.encode())[::2] == (0, "")


def test_broken_paragraphs_are_joined_in_time_that_grows_with_them() -> None:
    def seconds(times: int) -> float:
        blocks = ["Ann Roe said she would", *["and so on with it"] * times]
        start = time.process_time()
        assert len(join_broken(blocks)) == 1
        return time.process_time() - start

    seconds(100)
    once = min(seconds(4_000) for _ in range(3))
    assert seconds(16_000) < 10 * once


@pytest.mark.parametrize(
    ("pack", "ending"), [(bz2.compress, "bz2"), (lzma.compress, "xz"), (gzip.compress, "gz")]
)
def test_packed_pieces_are_read_to_the_end_or_named(
    tmp_path: Path, pack: Callable[[bytes], bytes], ending: str
) -> None:
    def line(name: str) -> bytes:
        return (
            f'{{"id": "{name}", "text": "“The {name} is open,” said Ann Roe, mayor."}}\n'.encode()
        )

    pieces = [pack(line(name)) for name in NAMES]
    path = tmp_path / f"rows.jsonl.{ending}"
    code, found, _ = read(path, b"".join(pieces) + (b"" if ending == "gz" else bytes(8)))
    assert code == 0
    assert all(f"The {name} is open" in found for name in NAMES)
    damaged = bytes([pieces[1][0] ^ 1]) + pieces[1][1:]
    code, found, told = read(path, pieces[0] + pieces[1][:-5])
    assert (code, found) == (3, "")
    assert "is not readable" in told
    for data in (pieces[0] + damaged + pieces[2], pieces[0] + b"\0and more", pieces[0] + b"\x1f"):
        code, found, told = read(path, data)
        assert code == 5
        assert "The one is open" in found
        assert "The two is open" not in found
        at = len(pieces[0]) + (b"\0" in data[len(pieces[0]) : len(pieces[0]) + 1])
        assert f"what follows its byte {at:,} is not packed, and is not read" in told


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_follows_a_packed_file_costs_it_nothing(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    code, found, told = read(tmp_path / "a.tar", pack(make_tar()) + b"and more")
    assert code == 5
    assert all(f"The {name} is open" in found for name in NAMES)
    assert "is not packed, and is not read" in told
    halves = pack(make_tar()[:1500]) + bytes(8) + pack(make_tar()[1500:]) + bytes(4)
    code, found, told = read(tmp_path / "b.tar", halves)
    assert (code, told) == (0, "")
    assert all(f"The {name} is open" in found for name in NAMES)
    code, found, told = read(tmp_path / "a.md", pack(words("one")) + b"and more")
    assert code == 5
    assert "The one is open" in found
    assert "is not packed, and is not read" in told
