"""Members of archives that are no files, and archives of nothing but broken ones."""

from __future__ import annotations

import io
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from indexer.errors import ReleaseError
from indexer.ingest import discover, load
from indexer.model import Release

WORDS = b"Ann Roe, mayor of Port Merrin, said: \xe2\x80\x9cThe quay is open.\xe2\x80\x9d\n"


def read(path: Path) -> tuple[list[Release], dict[str, str]]:
    """Releases, and the reasons by what they are for."""
    found = [one for item in discover([str(path)]) for one in load(item)]
    errors = {
        e.origin.removeprefix(str(path)): e.reason for e in found if isinstance(e, ReleaseError)
    }
    return [one for one in found if isinstance(one, Release)], errors


def test_links_and_devices_in_a_tar_are_named_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    kinds = {"soft.txt": tarfile.SYMTYPE, "hard.txt": tarfile.LNKTYPE, "pipe.txt": tarfile.FIFOTYPE,
             "disk.txt": tarfile.BLKTYPE}  # fmt: skip
    with tarfile.open(path, "w") as archive:
        for name, kind in kinds.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("good.txt")
        info.size = len(WORDS)
        archive.addfile(info, io.BytesIO(WORDS))
    releases, errors = read(path)
    assert [one.given_id for one in releases] == ["good"] or len(releases) == 1
    link, other = "a link in an archive is not followed", "a pipe or a device, not a file"
    assert errors == {
        "!soft.txt": link, "!hard.txt": link, "!pipe.txt": other, "!disk.txt": other
    }  # fmt: skip


def test_a_link_in_a_zip_is_no_release(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("good.txt", WORDS)
    releases, errors = read(path)
    assert len(releases) == 1
    assert errors == {"!link.txt": "a link in an archive is not followed"}


@pytest.mark.parametrize(
    ("at", "value", "reason"),
    [(8, 1, "it is encrypted"), (10, 97, "packed in a way that is not known here")],
)
def test_a_zip_member_is_refused_for_what_it_is(
    tmp_path: Path, at: int, value: int, reason: str
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("odd.txt", WORDS)
        archive.writestr("good.txt", WORDS)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + at] = value
    path.write_bytes(data)
    releases, errors = read(path)
    assert len(releases) == 1
    assert errors == {"!odd.txt": reason}


def broken_zip(entries: int) -> bytes:
    """A good file, and a list of many that are not where it says."""
    head = io.BytesIO()
    with zipfile.ZipFile(head, "w") as archive:
        archive.writestr("good.txt", WORDS)
    body = head.getvalue()
    start = body.index(b"PK\x01\x02")
    listed = bytearray(body[start : body.index(b"PK\x05\x06")])
    for number in range(entries):
        name = b"%x.txt" % number
        listed += struct.pack(
            "<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 3, 20, 0, 0, 0, 0, 0, 0, 5, 5, len(name),
            0, 0, 0, 0, 0, 4,
        ) + name  # fmt: skip
    count, size = entries + 1, len(listed)
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    wide += struct.pack("<4sLQL", b"PK\x06\x07", 0, start + size, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return body[:start] + bytes(listed) + wide + end


def test_a_zip_of_broken_entries_is_given_up_after_a_thousand(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(broken_zip(30_000))
    releases, errors = read(path)
    assert len(releases) == 1
    assert len(errors) == 1_001
    assert "1,000 files in a row are damaged" in errors[""]


def test_two_texts_of_one_name_are_no_release(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "One.", "text": "Two."}, {"text": "Three.", "text": "Three."}]')
    releases, errors = read(path)
    assert [one.text for one in releases] == ["Three."]
    assert errors == {"#1": 'two different texts are called "text"'}
    table = tmp_path / "a.csv"
    table.write_text("id,text,text\n1,One.,Two.\n")
    releases, errors = read(table)
    assert not releases
    assert errors == {":1": "two columns are called 'text': give one another name"}
