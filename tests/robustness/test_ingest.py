"""Whatever lies in the folder: a reason in the report, and the run goes on."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from indexer.errors import ReleaseError
from indexer.ingest import Limits, discover, load
from indexer.ingest import load as load_item
from indexer.model import Release

TEXT = "# Ferry\n\nThe ferry sailed at six in the morning, the harbour board said on Tuesday.\n"
SMALL = Limits(release_bytes=20_000, file_bytes=200_000)


def read(path: Path | str, limits: Limits | None = None) -> list[Release | ReleaseError]:
    bounds = limits or Limits()
    return [r for i in discover([str(path)], limits=bounds) for r in load(i, limits=bounds)]


def only_error(path: Path | str, limits: Limits | None = None) -> ReleaseError:
    (result,) = read(path, limits)
    assert isinstance(result, ReleaseError)
    return result


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.md", b"", "the file is empty"),
        ("blank.txt", b" \n\n\t", "the file is empty"),
        ("nul.txt", b"\x00" * 500, "the file is empty"),
        ("a.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "a picture"),
        ("a.txt", bytes(range(256)) * 40, "a binary file"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "an old office document; save it as .docx"),
        ("a.pdf", b"%PDF-1.7 ...", "not readable as PDF"),
        ("a.json", b'{"text": "cut', ":1"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.html", b"<html><body></body></html>", "no text"),
        ("a.csv", b"one,two\n1,2\n", "no column text or html"),
        ("a.jsonl", b"\n\n", "the file is empty"),
        ("old.csv", b"id,text\r1,Words.\r", "its lines end in CR alone"),
        ("head.csv", b"id,text\n", "it has no row below its header"),
        ("a.zip", b"PK\x03\x04 and then nothing", "ends too early"),
        ("a.tar.gz", b"\x1f\x8b\x08\x00nothing", "the archive is"),
        ("a.tar", b"no archive at all", "the archive is"),
        ("punctuation.md", b"# Title\n\n... --- ***\n", "no text"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    error = only_error(path)
    assert str(path) in error.origin
    assert reason in f"{error.origin} {error.reason}"


def test_the_run_goes_on_past_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    (tmp_path / "b.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.md").symlink_to(tmp_path / "gone.md")
    os.mkfifo(tmp_path / "d.md")  # reading it would wait for ever
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "z.md").write_text(TEXT, encoding="utf-8")
    results = read(tmp_path)
    assert [type(r).__name__ for r in results] == [
        "ReleaseError", "Release", "ReleaseError", "ReleaseError", "Release",
    ]  # fmt: skip
    reasons = [r.reason for r in results if isinstance(r, ReleaseError)]
    assert reasons == ["the file is empty", "a link that leads nowhere", "a named pipe, not a file"]


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    (item,) = discover([str(path)])

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (error,) = load_item(item)
    assert isinstance(error, ReleaseError)
    assert error.reason == "permission denied"


def test_a_file_that_vanishes_between_discovery_and_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    (item,) = discover([str(path)])
    path.unlink()
    (error,) = load(item)
    assert isinstance(error, ReleaseError)
    assert error.reason == "no such file or directory"


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.md"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # sparse: takes no room on disk
    assert "too big: 50,000,000 bytes" in only_error(path).reason


def test_a_line_above_the_limit_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = b'{"id": "%s", "text": "The ferry sailed."}\n'
    path.write_bytes(good % b"x" + b'{"text": "' + b"y" * 90_000 + b'"}\n' + good % b"z")
    first, error, last = read(path, SMALL)
    assert isinstance(first, Release)
    assert isinstance(error, ReleaseError)
    assert isinstance(last, Release)
    assert error.origin == f"{path}:2"
    assert (first.id, last.id) == ("x", "z")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Señor Iriarte dijo “sí”".encode("cp1252"), "Señor Iriarte dijo “sí”"),
        ("Señor Iriarte dijo «sí»".encode("latin-1"), "Señor Iriarte dijo «sí»"),
        ("Señor Iriarte dijo “sí”".encode("utf-16"), "Señor Iriarte dijo “sí”"),
        ("Señor Iriarte dijo “sí”".encode("utf-8-sig"), "Señor Iriarte dijo “sí”"),
        (
            "Señor Iriarte dijo “sí”".encode().decode("cp1252", "replace").encode(),
            "Señor Iriarte dijo",
        ),
        (b"The ferry\x00 sailed.", "The ferry sailed."),
        ("The mayor’s “plan” is".encode() + b"\xe2\x80", "The mayor’s “plan” is"),
    ],
)
def test_wrongly_encoded_text_is_read_all_the_same(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (release,) = read(path)
    assert isinstance(release, Release)
    assert release.text.startswith(words)


def tar_of(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def test_a_truncated_archive_gives_what_it_holds_and_says_so(tmp_path: Path) -> None:
    members = {f"a{n}.md": os.urandom(2000).hex().encode() for n in range(40)}
    whole = tar_of(tmp_path / "w.tar.gz", members).read_bytes()
    path = tmp_path / "a.tar.gz"
    path.write_bytes(whole[: len(whole) // 2])
    results = read(path)
    assert sum(isinstance(r, Release) for r in results) >= 15
    errors = [r for r in results if isinstance(r, ReleaseError)]
    assert [(e.origin, e.reason) for e in errors] == [
        (str(path), "the archive is not readable: it ends too early")
    ]


def test_paths_that_climb_out_of_an_archive_lead_nowhere(tmp_path: Path) -> None:
    tar_of(tmp_path / "a.tar.gz", {"../../evil.md": TEXT.encode(), "/etc/evil.md": TEXT.encode()})
    results = read(tmp_path / "a.tar.gz")
    assert all(isinstance(r, Release) for r in results)
    assert all(
        ".." not in r.id and not r.id.startswith("/") for r in results if isinstance(r, Release)
    )
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.tar.gz"]


def test_links_and_devices_in_an_archive_are_passed_over(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        link = tarfile.TarInfo("passwd.md")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert only_error(tmp_path / "a.tar").reason == "a link in an archive is not followed"


def test_archives_that_unpack_to_far_too_much(tmp_path: Path) -> None:
    bomb = tmp_path / "a.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", b"0" * 60_000_000)
    assert "unpacks to far more" in only_error(bomb).reason
    packed = tmp_path / "b.tar.gz"
    with gzip.open(packed, "wb") as file, tarfile.open(fileobj=file, mode="w") as tar:
        info = tarfile.TarInfo("a.md")
        info.size = 60_000_000
        tar.addfile(info, io.BytesIO(b"0" * info.size))
    assert "unpacks to far more" in only_error(packed).reason


def test_a_damaged_or_nested_member_does_not_spoil_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.md", "MARKER" + TEXT)
        archive.writestr("b.md", TEXT)
        archive.writestr("c.tar.gz", b"\x1f\x8b...")
        archive.writestr("d.md", b"")
    path.write_bytes(path.read_bytes().replace(b"MARKER", b"BROKEN", 1))
    damaged, good, nested, empty = read(path)
    assert isinstance(damaged, ReleaseError)
    assert isinstance(good, Release)
    assert isinstance(nested, ReleaseError)
    assert isinstance(empty, ReleaseError)
    assert damaged.origin == f"{path}!a.md"
    assert (empty.origin, empty.reason) == (f"{path}!d.md", "the file is empty")
