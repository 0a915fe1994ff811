"""Which items there are, in which order, under which names."""

from __future__ import annotations

import io
import json
import pickle
import shutil
import tarfile
import zipfile
from pathlib import Path

from indexer.errors import ReleaseError
from indexer.ingest import Item, Limits, discover, load
from indexer.model import Release

TEXT = "# {0}\n\nThe {0} sailed at six in the morning, the harbour board said on Tuesday.\n"


def write_archive_layout(root: Path) -> None:
    for wire, day, slug in (
        ("merrin", "0104", "heron"),
        ("merrin", "0105", "None"),
        ("sbn", "0104", "None"),
    ):
        path = root / wire / "2024" / day / f"{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(f"{wire} {day}"), encoding="utf-8")
    (root / "README.md").write_text("# not a release", encoding="utf-8")
    (root / ".hidden.md").write_text("# not a release", encoding="utf-8")


def read(*paths: Path | str, limits: Limits | None = None) -> list[Release | ReleaseError]:
    bounds = limits or Limits()
    items = discover([str(p) for p in paths], limits=bounds)
    return [r for item in items for r in load(pickle.loads(pickle.dumps(item)), limits=bounds)]


def ids(results: list[Release | ReleaseError]) -> list[str]:
    assert not [r for r in results if isinstance(r, ReleaseError)]
    return [r.id for r in results if isinstance(r, Release)]


LAYOUT_IDS = ["merrin/2024/0104/heron", "merrin/2024/0105/merrin-0105", "sbn/2024/0104/sbn-0104"]


def test_a_folder_is_walked_in_order_without_what_lies_beside(tmp_path: Path) -> None:
    write_archive_layout(tmp_path)
    results = read(tmp_path)
    assert ids(results) == LAYOUT_IDS
    first = results[0]
    assert isinstance(first, Release)
    assert (first.feed, str(first.published)) == ("merrin", "2024-01-04")
    assert dict(first.provenance)["published"] == "path"


def test_ids_are_the_same_wherever_the_root_lies_and_however_it_is_packed(tmp_path: Path) -> None:
    root = tmp_path / "one" / "releases"
    write_archive_layout(root)
    moved = tmp_path / "elsewhere" / "x"
    shutil.copytree(root, moved)
    packed = tmp_path / "releases.tar.xz"
    with tarfile.open(packed, "w:xz") as archive:
        archive.add(root, arcname="releases")
    zipped = tmp_path / "releases.zip"
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(root.rglob("*.md")):
            archive.write(path, path.relative_to(root))
    for place in (root, moved, packed, zipped, f"{root}/**/*.md"):
        assert ids(read(place)) == LAYOUT_IDS
    assert ids(read(root / "merrin")) == LAYOUT_IDS[:2]
    assert ids(read(root / "sbn" / "2024" / "0104" / "None.md")) == LAYOUT_IDS[2:]


def test_names_that_would_collide_are_told_apart(tmp_path: Path) -> None:
    for name in ("a.md", "a.txt", "b c.md", "b-c.md", "ä.md"):
        (tmp_path / name).write_text(TEXT.format(name), encoding="utf-8")
    found = ids(read(tmp_path, tmp_path / "a.md"))
    assert len(found) == len(set(found)) == 5, "a file asked for twice is read once"
    assert found[:2] == ["a", "a.txt"]
    assert all(i.isascii() and " " not in i for i in found)


def test_a_missing_path_and_an_empty_glob_are_problems_not_exceptions(tmp_path: Path) -> None:
    missing, empty = read(tmp_path / "gone", f"{tmp_path}/*.md")
    assert isinstance(missing, ReleaseError)
    assert isinstance(empty, ReleaseError)
    assert (missing.origin, missing.reason) == (str(tmp_path / "gone"), "no such file or folder")
    assert empty.reason == "no file matches"


def test_jsonl_is_read_in_ranges_that_give_the_same_as_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    body = "The ferry sailed at six, the harbour board said. " * 40
    with path.open("w", encoding="utf-8") as file:
        for number in range(1, 1201):
            file.write(json.dumps({"title": f"T{number}", "text": body + str(number)}) + "\n")
            if number == 700:
                file.write("{broken\n\n")
    items = list(discover([str(path)]))
    assert len(items) > 1
    assert sum(i.releases for i in items) == 1201
    results = [r for i in items for r in load(i)]
    errors = [r for r in results if isinstance(r, ReleaseError)]
    assert [e.origin for e in errors] == [f"{path}:701"]
    assert "not valid JSON" in errors[0].reason
    releases = [r for r in results if isinstance(r, Release)]
    assert len({r.id for r in releases}) == 1200
    assert (releases[0].id, releases[-1].id) == ("many/1", "many/1202")
    assert releases[-1].text.endswith("1200")


def test_csv_rows_with_line_breaks_and_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "id,title,date,publisher,text\n"
        'x1,One,2025-04-26,Merrin,"“It stands,” said the ""mayor"".\n\nShe left."\n'
        "x2,Two,,,\n"
        "x3,Three,2025-04-27,Merrin,The ferry sailed.\n",
        encoding="utf-8",
    )
    first, error, last = read(path)
    assert isinstance(first, Release)
    assert isinstance(last, Release)
    assert isinstance(error, ReleaseError)
    assert (first.id, first.publisher, str(first.published)) == ("x1", "Merrin", "2025-04-26")
    assert first.text == '“It stands,” said the "mayor".\n\nShe left.'
    assert error.origin == f"{path}:5"
    assert (last.id, last.title) == ("x3", "Three")


def test_big_csv_is_read_in_ranges(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    row = (
        '"The ferry sailed at six.\n\nIt came back at eight, the crew said.'
        + " Again." * 300
        + '"\n'
    )
    path.write_text("text\n" + row * 900, encoding="utf-8")
    items = list(discover([str(path)]))
    assert len(items) > 1
    releases = [r for i in items for r in load(i)]
    assert len(releases) == 900 == sum(i.releases for i in items)
    assert all(isinstance(r, Release) for r in releases)


def test_a_json_list_and_other_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    records = [
        {"headline": "H", "source": "Merrin", "body": "The ferry sailed.", "location": "Fennawick"},
        {"html": "<p>“It stands,” said Jane.</p>", "id": "B/2"},
        {"title": "nothing else"},
        "no object",
    ]
    path.write_text(json.dumps({"releases": records}), encoding="utf-8")
    one, two, three, four = read(path)
    assert isinstance(one, Release)
    assert isinstance(two, Release)
    assert (one.id, one.title, one.publisher, one.place) == ("a/1", "H", "Merrin", "Fennawick")
    assert (two.id, two.text) == ("B/2", "“It stands,” said Jane.")
    assert isinstance(three, ReleaseError)
    assert isinstance(four, ReleaseError)
    assert three.origin == f"{path}#3"


def test_standard_input_is_sniffed() -> None:
    def from_stdin(data: bytes) -> list[Release | ReleaseError]:
        items: list[Item] = list(discover(["-"], stdin=io.BytesIO(data)))
        return [r for item in items for r in load(item)]

    line = json.dumps({"id": "q", "text": "The ferry sailed."}).encode()
    jsonl = from_stdin(line + b"\n" + line.replace(b'"q"', b'"r"') + b"\n[1\n")
    assert ids(jsonl[:2]) == ["q", "r"]
    assert isinstance(jsonl[2], ReleaseError)
    assert jsonl[2].origin == "standard input:3"
    (markdown,) = from_stdin(TEXT.format("Heron").encode())
    assert isinstance(markdown, Release)
    assert (markdown.id, markdown.title) == ("heron", "Heron")
    (empty,) = from_stdin(b"")
    assert isinstance(empty, ReleaseError)
    assert empty.reason == "the file is empty"


def test_plain_text_without_extension_is_read(tmp_path: Path) -> None:
    (tmp_path / "speech").write_text(
        "Statement on the bridge\n\nIt stands and it will stand for a\nlong time.\n",
        encoding="utf-8",
    )
    (release,) = read(tmp_path)
    assert isinstance(release, Release)
    assert release.title == "Statement on the bridge"
    assert "It stands" in release.text
