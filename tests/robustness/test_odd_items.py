"""One odd file beside a good one: the good one is published, the odd one is read or named."""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import jobs
from indexer.archive import SearchQuery, open_archive

GOOD = "# Ferry\n\n“We are glad to sail,” said Ann Roe, CEO of Acme.\n"
ODD = b"The bridge opens, Bob Doe said."


def named_in_latin1(folder: Path) -> None:
    (folder / os.fsdecode(b"a\xf1o.md")).write_bytes(ODD)


def named_with_controls(folder: Path) -> None:
    (folder / "a\n\x1b[2J.md").write_bytes(ODD)


def linked_to_itself(folder: Path) -> None:
    (folder / "self.md").symlink_to("self.md")


def json_file(record: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "s.json").write_text(record)

    return write


def undefined_charset(folder: Path) -> None:
    head = b'<html><head><meta charset="undefined"></head><body>'
    (folder / "u.html").write_bytes(head + b"<p>\xe9\xff " + ODD + b"</p>")


def member_named_in_latin1(folder: Path) -> None:
    form = tarfile.GNU_FORMAT
    with tarfile.open(folder / "a.tar", "w", format=form, encoding="latin-1") as archive:
        info = tarfile.TarInfo("año.md")
        info.size = len(ODD)
        archive.addfile(info, io.BytesIO(ODD))


CASES: dict[str, tuple[Callable[[Path], None], int]] = {
    "a name in Latin-1": (named_in_latin1, 2),
    "a name with controls": (named_with_controls, 2),
    "a link to itself": (linked_to_itself, 1),
    "half a pair in a text": (json_file(r'{"text":"The ferry \ud83d sails, Ann Roe said."}'), 2),
    "half a pair in an id": (json_file(r'{"id":"x\ud83d","text":"It sails, Ann Roe said."}'), 2),
    "half a pair in a title": (json_file(r'{"title":"x\ud83d","text":"It sails, a man said."}'), 2),
    "half a pair in a link": (
        json_file(r'{"url":"http://a/\ud83d","language":"e\ud83d","text":"It sails, he said."}'),
        2,
    ),
    "an undefined charset": (undefined_charset, 2),
    "a member in Latin-1": (member_named_in_latin1, 2),
}


@pytest.mark.parametrize("case", CASES)
def test_one_odd_item_does_not_stop_a_build(tmp_path: Path, case: str) -> None:
    make, read = CASES[case]
    folder = tmp_path / "releases"
    folder.mkdir()
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    make(folder)
    report = jobs.build(jobs.plan([str(folder)]), tmp_path / "archive")
    assert report.read == read
    assert report.read + len(report.failures) == 2, "nothing is lost in silence"
    assert not report.internal
    for error in report.failures:
        assert str(folder) in error.origin
        assert error.reason
    archive = open_archive(tmp_path / "archive")
    with archive.reader() as reader:
        texts = {hit.quote.text for hit in reader.export(SearchQuery())}
    archive.close()
    assert "We are glad to sail," in texts
