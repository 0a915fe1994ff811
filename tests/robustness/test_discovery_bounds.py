"""What claims to be without end is refused at once, before anything of that size is read."""

from __future__ import annotations

import io
import os
import struct
import sys
import tarfile
import time
import zipfile
from pathlib import Path
from typing import Literal

import pytest

from indexer.errors import ReleaseError
from indexer.ingest import Limits, discover, load
from indexer.model import Release

TEXT = b"# Ferry\n\nThe ferry sailed at six in the morning, the harbour board said.\n"
ENDLESS = 2**60
_SECONDS = 1.0


def read(path: Path | str, limits: Limits | None = None) -> list[Release | ReleaseError]:
    bounds = limits or Limits()
    return [r for i in discover([str(path)], limits=bounds) for r in load(i, limits=bounds)]


def read_at_once(path: Path | str) -> list[Release | ReleaseError]:
    before = time.process_time()
    found = read(path)
    assert time.process_time() - before < _SECONDS
    return found


def reasons(found: list[Release | ReleaseError]) -> list[str]:
    return [r.reason for r in found if isinstance(r, ReleaseError)]


def header(
    name: str, size: int, kind: bytes = tarfile.REGTYPE, form: Literal[0, 1, 2] = tarfile.GNU_FORMAT
) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.type = size, kind
    return info.tobuf(form, "utf-8", "surrogateescape")


def file(name: str) -> bytes:
    return header(name, len(TEXT)) + TEXT.ljust(512, b"\0")


def mended(block: bytes | bytearray) -> bytes:
    """A header with its checksum put right."""
    block = bytearray(block)
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def sparse(claimed: int, stored: int) -> bytes:
    block = bytearray(header("sparse.md", stored, tarfile.GNUTYPE_SPARSE))
    block[386:398] = b"%011o\0" % 0
    block[398:410] = block[483:495] = b"\x80" + claimed.to_bytes(11, "big")
    return mended(block)


def negative(name: str) -> bytes:
    block = bytearray(header(name, 0))
    block[124:136] = b"\xff" * 12
    return mended(block)


_PAX_SIZE = b"28 size=1152921504606846976\n"

TARS: dict[str, bytes] = {
    "a file": header("a.md", ENDLESS) + b"x" * 1000,
    "a file, in a newer header": header("a.md", ENDLESS, form=tarfile.PAX_FORMAT) + b"x" * 1000,
    "a file of no known kind": header("a", ENDLESS, b"Z"),
    "a long name": header("a", ENDLESS, tarfile.GNUTYPE_LONGNAME),
    "a newer header": header("a", ENDLESS, tarfile.XHDTYPE),
    "a header for all": header("a", ENDLESS, tarfile.XGLTYPE),
    "a size in a newer header": header("p", len(_PAX_SIZE), tarfile.XHDTYPE)
    + _PAX_SIZE.ljust(512, b"\0")
    + header("b.md", 5),
    "a sparse file, stored": sparse(ENDLESS, ENDLESS),
    "a size below nothing": negative("a.md") + b"x" * 1024,
}


@pytest.mark.parametrize("claim", TARS)
def test_a_tar_that_claims_to_be_endless_is_refused_at_once(tmp_path: Path, claim: str) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(file("good.md") + TARS[claim])
    assert path.stat().st_size < 5000
    good, *rest = read_at_once(path)
    assert isinstance(good, Release), "what comes before is read"
    assert 1 <= len(reasons(rest)) == len(rest)


def test_what_only_claims_to_be_sparse_spoils_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(
        sparse(ENDLESS, 512) + b"x" * 512 + file("good.md") + bytes(1024)
    )
    error, good = read_at_once(tmp_path / "a.tar")
    assert isinstance(error, ReleaseError)
    assert "too big" in error.reason
    assert isinstance(good, Release)


def test_headers_of_headers_are_refused(tmp_path: Path) -> None:
    longs = (header("a", 3, tarfile.GNUTYPE_LONGNAME) + b"a/b".ljust(512, b"\0")) * 5000
    (tmp_path / "a.tar").write_bytes(longs + file("good.md"))
    (reason,) = reasons(read_at_once(tmp_path / "a.tar"))
    assert "nested too deeply" in reason


def test_a_tar_that_takes_too_long_to_list_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(b"".join(file(f"{n}.md") for n in range(40)))
    found = read(tmp_path / "a.tar", Limits(archive_seconds=-1.0))
    assert reasons(found) == ["to list it takes more than -1 seconds"]


def zip_directory(entries: int) -> bytes:
    """A zip that is nothing but a directory of that many files."""
    entry = (
        struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 0, 20, 0, *[0] * 4, 33, 0, 0, 1, *[0] * 6)
        + b"a"
    )
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, entries * len(entry), 0, 0)
    return b"PK\3\4" + entry * entries + end


def test_a_zip_with_a_directory_of_millions_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_directory(2_000_000))
    (reason,) = reasons(read_at_once(tmp_path / "a.zip"))
    assert "list of files is too long" in reason


def test_a_zip_member_whose_name_is_not_utf8_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.md", TEXT)
        archive.writestr("señor.md", TEXT)
        archive.writestr("z.md", TEXT)
    path.write_bytes(path.read_bytes().replace("ñ".encode(), b"\xff\xff"))
    first, odd, last = read(path)
    assert isinstance(first, Release)
    assert isinstance(odd, ReleaseError)
    assert isinstance(last, Release)


def test_a_tar_member_whose_name_is_not_utf8_is_read(tmp_path: Path) -> None:
    with tarfile.open(
        tmp_path / "a.tar", "w", format=tarfile.GNU_FORMAT, encoding="latin-1"
    ) as tar:
        info = tarfile.TarInfo("señor.md")
        info.size = len(TEXT)
        tar.addfile(info, io.BytesIO(TEXT))
    (release,) = read(tmp_path / "a.tar")
    assert isinstance(release, Release)
    assert release.origin == rf"{tmp_path}/a.tar!se\xf1or.md"
    release.id.encode()


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_file_of_terabytes_without_a_line_is_given_up(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(
        b'{"text": "The ferry sailed."}\n' if name == "a.jsonl" else b"text\nThe ferry sailed.\n"
    )
    os.truncate(path, 2**43)  # sparse: takes no room on disk
    good, error = read(path, Limits(file_bytes=5_000_000))
    assert isinstance(good, Release)
    assert isinstance(error, ReleaseError)
    assert "line 2" in error.reason or "line 3" in error.reason


def test_a_quotation_mark_that_never_closes_in_csv_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('text\nThe ferry sailed.\n"open ' + "row\n" * 40_000, "utf-8")
    good, error = read(path, Limits(file_bytes=100_000))
    assert isinstance(good, Release)
    assert isinstance(error, ReleaseError)
    assert "line 3" in error.reason
    assert "never closes" in error.reason


def test_standard_input_without_end_is_given_up() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = b'{"id": "a", "text": "The ferry sailed."}\n'
            buffer[: len(line)] = line
            return len(line)

    limits = Limits(stream_bytes=3_000_000)
    items = list(discover(["-"], stdin=io.BufferedReader(Endless(), 1 << 16), limits=limits))
    assert [i.problem != "" for i in items] == [False] * (len(items) - 1) + [True]
    assert "the rest was not read" in items[-1].problem


def deep(root: Path, levels: int) -> None:
    """Folders nested deeper than a path can say; made from inside, as an archive would be."""
    here = os.open(root, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def remove_deep(root: Path) -> None:
    while (root / "d").exists():
        (root / "d").rename(root / "gone")
        inner = root / "gone" / "d"
        if inner.exists():
            inner.rename(root / "d")
        (root / "gone").rmdir()


@pytest.mark.parametrize("pattern", ["", "/**/*.md", "/**"])
def test_folders_nested_beyond_any_path_are_named(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "good.md").write_bytes(TEXT)
    deep(tmp_path, 4_000)
    try:
        found = read(f"{tmp_path}{pattern}")
    finally:
        remove_deep(tmp_path)
    assert sum(isinstance(r, Release) for r in found) == 1
    assert set(reasons(found)) <= {"file name too long"}
    assert reasons(found) or pattern, "what is too deep to be read is said"


@pytest.mark.parametrize("pattern", ["", "/*.md", "/**/*.md", "/**", "/*/*/*.md"])
def test_links_that_lead_back_up_are_no_endless_tree(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "one" / "two").mkdir(parents=True)
    for place in (tmp_path, tmp_path / "one", tmp_path / "one" / "two"):
        (place / "good.md").write_bytes(TEXT)
        for name in ("up", "up2"):
            (place / name).symlink_to(tmp_path, target_is_directory=True)
    found = read_at_once(f"{tmp_path}{pattern}")
    assert 1 <= sum(isinstance(r, Release) for r in found) <= 9


def test_a_link_to_itself_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "self.md").symlink_to("self.md")
    (tmp_path / "good.md").write_bytes(TEXT)
    good, error = read(tmp_path)
    assert isinstance(good, Release)
    assert isinstance(error, ReleaseError)
    assert error.reason == "a link that leads back to itself"


@pytest.mark.parametrize("pattern", ["", "/*"])
def test_a_folder_of_more_files_than_are_listed_says_so(tmp_path: Path, pattern: str) -> None:
    for number in range(12):
        (tmp_path / f"{number}.md").write_bytes(TEXT)
    (reason,) = reasons(read(f"{tmp_path}{pattern}", Limits(files=10)))
    assert "more than 10 files" in reason


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.md", ["a.md", "b.md"]),
        ("**/*.md", ["a.md", "b.md", "sub/c.md", "sub/deep/d.md"]),
        ("sub/**/d.md", ["sub/deep/d.md"]),
        ("**/deep/*", ["sub/deep/d.md"]),
        ("[ab].m?", ["a.md", "b.md"]),
        ("s*/*.md", ["sub/c.md"]),
        ("*/../a.md", ["a.md"]),
        ("**/**/d.md", ["sub/deep/d.md"]),
    ],
)
def test_a_pattern_matches_what_a_shell_would(
    tmp_path: Path, pattern: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.md", "b.md", ".hidden.md", "sub/c.md", "sub/deep/d.md", ".git/e.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(TEXT)
    monkeypatch.chdir(tmp_path)
    for root in (f"{tmp_path}/", ""):
        found = [r for r in read(root + pattern) if isinstance(r, Release)]
        assert (
            sorted(
                {
                    os.path.relpath(os.path.realpath(r.origin), os.path.realpath(tmp_path))
                    for r in found
                }
            )
            == names
        )


class Broken(Exception):  # noqa: N818
    """An error that nobody foresaw."""


@pytest.mark.parametrize("name", ["a.md", "a.tar", "a.jsonl"])
def test_an_error_of_ours_in_finding_is_told_and_costs_one_path(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(file("a.md") if name == "a.tar" else b'{"text": "A ferry."}\n')
    (tmp_path / "z.txt").write_bytes(TEXT)

    def fail(*_: object, **__: object) -> None:
        raise Broken("in finding")

    target = {"a.md": "format_by_name", "a.tar": "count_members", "a.jsonl": "split_lines"}[name]
    with monkeypatch.context() as patched:
        patched.setattr(sys.modules["indexer.ingest.discover"], target, fail)
        items = list(discover([str(tmp_path / name)]))
    (error,) = [r for i in items for r in load(i)]
    assert isinstance(error, ReleaseError)
    assert "an error of ours: " in error.reason
    assert "Broken" in error.reason
    assert "in finding" in getattr(error, "traceback", "")
