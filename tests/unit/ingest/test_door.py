"""Half of a surrogate pair never comes further than the door."""

from __future__ import annotations

import json
import os
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import Remark
from indexer.ingest import discover, load
from indexer.ingest.door import admit, whole_characters
from indexer.model import Candidate, RawRelease, Release

HALF = "\ud83d"
KEYS = ("id", "title", "date", "place", "publisher", "feed", "url", "language", "text", "html")


def read(path: Path) -> list[Release]:
    found = [r for item in discover([str(path)]) for r in load(item)]
    assert all(isinstance(r, Release) for r in found), found
    return [r for r in found if isinstance(r, Release)]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_a_half_in_any_field_of_any_format_is_never_stored(
    tmp_path: Path, key: str, form: str
) -> None:
    record = {"id": "n-1", "title": "Ferry", "text": "The ferry sails at six, Ann Roe said."}
    record |= {"url": "https://ferry.example/1", "language": "en"}
    if key == "html":
        record.pop("text")
    record[key] = record.get(key, "<p>The ferry sails.</p>") + HALF
    if form in ("json", "jsonl"):
        written = json.dumps(record).encode()
    elif form == "csv":
        rows = [record.keys(), (f'"{value}"' for value in record.values())]
        written = "\n".join(",".join(row) for row in rows).encode("utf-8", "surrogatepass")
    else:
        head = "".join(f"{k}: {v}\n" for k, v in record.items() if k not in ("text", "html"))
        body = record.get("text", "") or record.get("html", "")
        written = f"---\n{head}---\n\n{body}\n".encode("utf-8", "surrogatepass")
    path = tmp_path / f"a.{form}"
    path.write_bytes(written)
    (release,) = read(path)
    json.dumps(astuple(release), ensure_ascii=False, default=str).encode()
    assert "ferry sails" in release.text


def test_every_text_of_a_raw_release_is_looked_at() -> None:
    texts = [f.name for f in fields(RawRelease) if f.type == "str"]
    said = (
        Candidate("title", f"a{HALF}b", "record", HALF),
        Candidate("url", f"https://ferry.example/{HALF}", "record"),
    )
    given: dict[str, Any] = dict.fromkeys(texts, f"a{HALF}b")
    admitted = admit(RawRelease(**given, candidates=said))
    assert {name: getattr(admitted, name) for name in texts} == dict.fromkeys(texts, "a\ufffdb")
    # A link that lost a character leads nowhere.
    assert admitted.candidates == (Candidate("title", "a\ufffdb", "record", "\ufffd"),)


def test_what_is_whole_stays_as_it_is() -> None:
    said = (Candidate("url", "https://ferry.example/ñ", "record"),)
    raw = RawRelease(origin="a", text="“Señor” 😀 \U0001f6a2", candidates=said)
    assert admit(raw) is raw
    assert whole_characters("\ud83d\ude00") == "😀", "two halves that belong together"


def test_a_file_whose_name_is_not_utf8_is_read_under_a_printable_name(tmp_path: Path) -> None:
    for byte in (b"\xf1", b"\xf2"):
        (tmp_path / os.fsdecode(b"se" + byte + b"or.md")).write_bytes(b"The ferry sails.")
    one, other = read(tmp_path)
    assert (one.origin, other.origin) == (rf"{tmp_path}/se\xf1or.md", rf"{tmp_path}/se\xf2or.md")
    assert one.id != other.id
    assert one.id.isascii()


@pytest.mark.parametrize(
    "unseen", [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u061c", "\U000e0041"]
)  # fmt: skip
def test_nothing_unseen_turns_what_a_page_says(tmp_path: Path, unseen: str) -> None:
    path = tmp_path / "a.json"
    record = {"id": "n-1", "title": "Ferry sails", "text": "The ferry sails, Ann Roe said."}
    record |= {"publisher": "Tolle Harbour", "author": "Ann Roe"}
    path.write_text(json.dumps({k: f"{v[:3]}{unseen}{v[3:]}" for k, v in record.items()}))
    (release,) = read(path)
    assert unseen not in repr(release)
    assert unseen not in "".join(map(str, astuple(release)))
    assert (release.given_id, release.title) == (record["id"], record["title"])
    assert release.text == record["text"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://ann:secret@tolle.example/7", "https://tolle.example/7"),
        ("https://ann@tolle.example:81/7?a=b#c", "https://tolle.example:81/7?a=b#c"),
        ("https://tolle.example/7\r\nX: y", ""),
        ("http://a b/", ""),
        ("http://[::1", ""),
    ],
)
def test_an_address_with_more_in_it_is_no_link(tmp_path: Path, given: str, kept: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"url": given, "text": "The ferry sails, Ann Roe said."}))
    found = [one for item in discover([str(path)]) for one in load(item)]
    (release,) = [one for one in found if isinstance(one, Release)]
    (remark,) = [one for one in found if isinstance(one, Remark)]
    assert release.url == kept
    assert "its address has" in remark.reason
    assert "secret" not in repr(release)
