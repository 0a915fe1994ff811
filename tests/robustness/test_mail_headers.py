"""Headers of mail that would be parsed for minutes: refused with a reason, at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from indexer.errors import ReleaseError
from indexer.ingest import load
from indexer.ingest.item import Item
from indexer.model import Release

_BODY = b"\n\nThe pier is closed, Ann Roe said.\n"
_TOP = b"From: press@tolle.example\nSubject: Pier closed\n"
_PART = b"--b\nContent-Type: text/plain"
_SECONDS = 1.0  # of a processor; they took minutes

HOSTILE = {
    "an encoded subject": (b"Subject: =?utf-8?q?" + b"=41" * 70_000 + b"?=" + _BODY, "Subject"),
    "many encoded words": (b"Subject: " + b"=?utf-8?q?=41?= " * 13_000 + _BODY, "Subject"),
    "a folded subject": (b"Subject: a" + b"\n a" * 70_000 + _BODY, "Subject"),
    "many senders": (b"From: " + b"a@b.example, " * 16_000 + _BODY, "From"),
    "comments": (b"from: " + b"(" * 200_000 + _BODY, "from"),
    "parameters": (_TOP + b"Content-Type: text/plain" + b"; a=b" * 40_000 + _BODY, "Content-Type"),
    "a disposition": (_TOP + b"Content-Disposition: a" + b"; a=b" * 40_000 + _BODY, "Disposition"),
    "a date": (_TOP + b"Date: " + b"1 " * 100_000 + _BODY, "Date"),
    "an id": (_TOP + b"Message-ID: <" + b"a." * 100_000 + _BODY, "Message-ID"),
    "headers of a part": (
        _TOP + b"Content-Type: multipart/mixed; boundary=b\n\n" + _PART + b"; a=b" * 40_000 + _BODY,
        "Content-Type",
    ),
}


def _read(folder: Path, name: str, data: bytes) -> list[object]:
    path = folder / name
    path.write_bytes(data)
    return list(load(Item(str(path), name)))


@pytest.mark.parametrize("name", ["a.eml", "a.mbox"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_header_that_is_too_long_is_refused_at_once(tmp_path: Path, kind: str, name: str) -> None:
    data, said = HOSTILE[kind]
    border = b"From a@b.example Wed Jun  9 09:00:00 2021\n" if name == "a.mbox" else b""
    started = time.process_time()
    (error,) = _read(tmp_path, name, border + data)
    took = time.process_time() - started
    assert isinstance(error, ReleaseError)
    assert said in error.reason
    assert took < _SECONDS


def test_headers_of_many_parts_are_refused_once_there_are_too_many(tmp_path: Path) -> None:
    top = _TOP + b"Content-Type: multipart/mixed; boundary=b\n\n"
    started = time.process_time()
    (error,) = _read(tmp_path, "a.eml", top + (_PART + b"; a=b" * 300 + _BODY) * 1_000)
    assert isinstance(error, ReleaseError)
    assert "its headers have more than 30,000 bytes" in error.reason
    assert time.process_time() - started < 8 * _SECONDS


def test_one_such_message_costs_no_other_of_its_mailbox(tmp_path: Path) -> None:
    border = b"From a@b.example Wed Jun  9 09:00:00 2021\n"
    bad = HOSTILE["many senders"][0]
    found = _read(tmp_path, "a.mbox", b"\n".join([border + bad, border + _TOP + _BODY]))
    assert [isinstance(one, ReleaseError) for one in found] == [True, False]


def test_long_headers_that_nobody_reads_cost_nothing(tmp_path: Path) -> None:
    others = b"To: " + b"a@b.example, " * 16_000 + b"\nX-Spam: " + b"; a=b" * 40_000 + b"\n"
    started = time.process_time()
    (release,) = _read(tmp_path, "a.eml", _TOP + others + _BODY)
    assert time.process_time() - started < _SECONDS
    assert isinstance(release, Release)
    assert release.title == "Pier closed"


def test_subjects_of_real_length_are_read_whole(tmp_path: Path) -> None:
    subject = "The pier of Tolle is closed " * 40
    (release,) = _read(tmp_path, "a.eml", f"Subject: {subject}".encode() + _BODY)
    assert isinstance(release, Release)
    assert release.title == subject.strip()


def test_a_malformed_header_is_told_in_plain_words(tmp_path: Path) -> None:
    (error,) = _read(tmp_path, "a.eml", b"Subject: x\nFrom: " + b"(" * 900 + _BODY)
    assert isinstance(error, ReleaseError)
    assert error.reason == "not readable as e-mail: a header is malformed"
