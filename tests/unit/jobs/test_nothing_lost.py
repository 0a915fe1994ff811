"""A release is replaced by its own file alone; what is gone is said, and goes when asked."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer import jobs
from indexer.archive import SearchQuery, open_archive
from indexer.errors import NotFoundError, PruneError
from indexer.jobs import BuildReport
from tests.unit.jobs.conftest import write_release


def write(path: Path, who: str, words: str = "The gate is open") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Notice of the day\n\n“{words},” said {who}, the mayor.\n", "utf-8")
    return path


def line(id_: object, who: str, **fields: object) -> str:
    text = f"“The gate is open,” said {who}, the mayor."
    return json.dumps({"id": id_, "title": "Notice", "text": text, **fields}) + "\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def build(archive: Path) -> Callable[..., BuildReport]:
    def run(*paths: object, stdin: str | None = None, **options: Any) -> BuildReport:
        stream = None if stdin is None else io.BytesIO(stdin.encode())
        return jobs.build(jobs.plan([str(path) for path in paths], stream), archive, **options)

    return run


@pytest.fixture
def look(archive: Path) -> Callable[[], list[tuple[str, str, str]]]:
    """What the archive holds: who speaks, by the id of the release and its place."""

    def run() -> list[tuple[str, str, str]]:
        opened = open_archive(archive)
        with opened.reader() as reader:
            hits = list(reader.export(SearchQuery(sort="oldest")))
            found = [
                (hit.given_id, str(page.release.sources[0]), hit.quote.speaker_name)
                for hit in hits
                for page in [reader.release(hit.quote.release_id)]
            ]
        opened.close()
        return sorted(found)

    return run


def test_files_of_one_name_in_two_folders_are_two_releases(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
) -> None:
    write(tmp_path / "a" / "001.txt", "Ann Roe")
    write(tmp_path / "b" / "001.txt", "Bob Doe")
    build(tmp_path / "a")
    report = build(tmp_path / "b")
    assert look() == [("001", "a/001.txt", "Ann Roe"), ("001", "b/001.txt", "Bob Doe")]
    assert (report.clashes, report.duplicates, report.kept) == ([], [], 1)


def test_files_that_give_one_id_are_both_kept_with_the_id_they_gave(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
) -> None:
    for name, who in (("s1", "Ann Roe"), ("s2", "Bob Doe")):
        (tmp_path / f"{name}.jsonl").write_text(line(1, who), "utf-8")
        report = build(tmp_path / f"{name}.jsonl")
    here = tmp_path.name
    assert look() == [
        ("1", f"{here}/s1.jsonl#1", "Ann Roe"),
        ("1", f"{here}/s2.jsonl#1", "Bob Doe"),
    ]
    assert [c.id for c in report.clashes] == ["1"]


@pytest.mark.parametrize("given", ["abc-", "№ 7/b", "../..", "a//b", "ä" * 300, " x "])
def test_ids_are_kept_to_the_letter(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
    given: Any,
) -> None:
    (tmp_path / "s.jsonl").write_text(line(given, "Ann Roe"), "utf-8")
    build(tmp_path / "s.jsonl")
    assert look()[0][0] == given
    (out,) = jobs.extract_lines(jobs.plan([str(tmp_path / "s.jsonl")]))
    assert json.loads(str(out))["id"] == given
    assert build(tmp_path / "s.jsonl").unchanged == 1


def test_a_folder_and_what_a_glob_finds_in_it_are_held_once(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
) -> None:
    for name, who in (("x", "Ann Roe"), ("y", "Bob Doe")):
        write(tmp_path / "n" / name / "001.txt", who)
    build(tmp_path / "n")
    before = look()
    for paths in ([f"{tmp_path}/n/*/*.txt"], sorted((tmp_path / "n").glob("*/*.txt"))):
        report = build(*paths)
        assert (report.read, report.unchanged, report.duplicates) == (2, 2, [])
        assert look() == before


def test_the_same_words_in_two_places_are_kept_once_and_outlive_one_of_them(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
) -> None:
    first = write(tmp_path / "a" / "001.txt", "Ann Roe")
    write(tmp_path / "b" / "copy.txt", "Ann Roe")
    report = build(tmp_path / "a", tmp_path / "b")
    assert [(str(s), str(o)) for s, o in report.duplicates] == [("b/copy.txt", "a/001.txt")]
    assert look() == [("001", "a/001.txt", "Ann Roe")]
    write(tmp_path / "a" / "002.txt", "Bob Doe")
    first.unlink()
    report = build(tmp_path / "a", prune=True)
    assert ([str(s) for s in report.gone], report.removed) == (["a/001.txt"], [])
    assert look() == [("001", "b/copy.txt", "Ann Roe"), ("002", "a/002.txt", "Bob Doe")]


def test_a_folder_packed_or_moved_doubles_nothing(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
) -> None:
    for number, who in enumerate(("Ann Roe", "Bob Doe")):
        write(tmp_path / "n" / f"{number}.txt", who)
    build(tmp_path / "n", collection="mine")
    before = look()
    packed = tmp_path / "n.tar.gz"
    with tarfile.open(packed, "w:gz") as tar:
        tar.add(tmp_path / "n", arcname="n")
    report = build(packed)
    assert (report.found, look()) == ({"duplicate": 2}, before)
    packed.unlink()
    (tmp_path / "n").rename(tmp_path / "moved")
    write(tmp_path / "moved" / "1.txt", "Cleo Fenn")
    report = build(tmp_path / "moved", collection="mine")
    assert report.found == {"unchanged": 1, "changed": 1}
    assert look() == [
        ("0", "mine/0.txt", "Ann Roe"),
        ("1", "mine/1.txt", "Cleo Fenn"),
        ("1", f"{tmp_path.name}/n.tar.gz!n/1.txt", "Bob Doe"),
    ]


def test_what_is_gone_is_listed_and_pruned_when_asked(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
) -> None:
    gone = write(tmp_path / "n" / "001.txt", "Ann Roe")
    write(tmp_path / "n" / "002.txt", "Bob Doe")
    records = tmp_path / "n" / "s.jsonl"
    records.write_text(line("p", "Cleo Fenn") + line("q", "Dan Moss"), "utf-8")
    build(tmp_path / "n")
    gone.unlink()
    records.write_text(line("q", "Dan Moss"), "utf-8")
    for _ in range(2):
        report = build(tmp_path / "n")
        assert [str(source) for source in report.gone] == ["n/001.txt", "n/s.jsonl#p"]
        assert (report.removed, len(look())) == ([], 4)
    report = build(tmp_path / "n", prune=True)
    assert report.removed == ["n/001", "n/p"]
    assert [who for _, _, who in look()] == ["Bob Doe", "Dan Moss"]
    assert build(tmp_path / "n").gone == []


def test_what_cannot_be_read_today_is_not_gone(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
) -> None:
    records = tmp_path / "n" / "s.jsonl"
    write(tmp_path / "n" / "001.txt", "Ann Roe")
    records.write_text(line("p", "Cleo Fenn") + line("q", "Dan Moss"), "utf-8")
    link = write(tmp_path / "elsewhere.txt", "Eva Lind")
    (tmp_path / "n" / "link.txt").symlink_to(link)
    items = jobs.plan([str(tmp_path / "n")], follow_links=True)
    jobs.build(items, tmp_path / "archive")
    records.write_text("{broken\n" + line("q", "Dan Moss"), "utf-8")
    (tmp_path / "n" / "001.txt").write_bytes(bytes(range(256)) * 9)
    report = build(tmp_path / "n", prune=True)
    assert (report.gone, report.removed, len(report.failures)) == ([], [], 2)
    assert len(look()) == 4
    shutil.rmtree(tmp_path / "n")
    other = write(tmp_path / "other" / "001.txt", "Finn Hale")
    assert build(other, prune=True, collection="n").gone == [], "a disk that is not in its place"


def test_a_renamed_file_is_the_same_release(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
) -> None:
    old = write(tmp_path / "n" / "001.txt", "Ann Roe")
    build(tmp_path / "n")
    old.rename(old.with_name("first.txt"))
    report = build(tmp_path / "n", prune=True)
    assert [(str(a), str(b)) for a, b in report.renamed] == [("n/001.txt", "n/first.txt")]
    assert (report.gone, report.removed, report.duplicates) == ([], [], [])
    assert look() == [("001", "n/first.txt", "Ann Roe")]


def test_standard_input_replaces_only_in_a_named_collection(
    build: Callable[..., BuildReport], look: Callable[[], list[tuple[str, str, str]]]
) -> None:
    build("-", stdin=line("1", "Ann Roe"))
    report = build("-", stdin=line("1", "Bob Doe"))
    assert [clash.id for clash in report.clashes] == ["1"]
    assert sorted(who for _, _, who in look()) == ["Ann Roe", "Bob Doe"]
    assert build("-", stdin=line("1", "Bob Doe")).unchanged == 1
    build("-", stdin=line("1", "Cleo Fenn"), collection="feed")
    assert build("-", stdin=line("1", "Dan Moss"), collection="feed").found == {"changed": 1}
    assert [who for _, place, who in look() if place.startswith("feed")] == ["Dan Moss"]
    for who in ("Eva Lind", "Finn Hale"):
        build("-", stdin=f"Notice of {who}\n\n“We go,” said {who}, the mayor.\n", collection="feed")
    assert len(look()) == 5


def test_records_without_an_id_are_known_by_their_address_or_number(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
) -> None:
    records = tmp_path / "n" / "s.jsonl"
    records.parent.mkdir()
    one = line("", "Ann Roe", url="https://example.org/1")
    two = line("", "Bob Doe", url="https://example.org/2")
    records.write_text(one + two, "utf-8")
    build(tmp_path / "n")
    before = look()
    records.write_text(line("", "Cleo Fenn", url="https://example.org/0") + one + two, "utf-8")
    report = build(tmp_path / "n", prune=True)
    assert report.found == {"new": 1, "unchanged": 2}
    assert [entry for entry in look() if entry[2] != "Cleo Fenn"] == before


def test_removing_takes_out_what_is_named(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
    archive: Path,
) -> None:
    for name, who in (("s1", "Ann Roe"), ("s2", "Bob Doe"), ("s3", "Cleo Fenn")):
        id_ = {"s3": "abc-"}.get(name, "1")
        (tmp_path / f"{name}.jsonl").write_text(line(id_, who), "utf-8")
    build(tmp_path)
    for names, words in ((["nobody"], "no release nobody"), (["abc-", "1"], "id of 2 releases")):
        with pytest.raises(NotFoundError, match=words):
            jobs.remove(names, archive)
        assert len(look()) == 3
    report = jobs.remove(["abc-", f"{tmp_path.name}/1"], archive)
    assert (report.releases, report.quotes, len(report.removed)) == (1, 1, 2)
    assert [who for _, _, who in look()] == ["Bob Doe"]
    with pytest.raises(NotFoundError, match="in elsewhere"):
        jobs.remove(["1"], archive, collection="elsewhere")
    assert jobs.remove(["1"], archive, collection=tmp_path.name).releases == 0
    assert build(tmp_path).found == {"new": 3}, "the files are still there"


def test_a_place_that_says_something_else_keeps_its_address(
    releases: Path, archive: Path, build: Callable[..., BuildReport]
) -> None:
    path = write_release(releases, 3)
    build(releases)
    opened = open_archive(archive)
    with opened.reader() as reader:
        before = {id_: reader.release(id_).release.title for id_, _ in reader.releases()}
    path.write_text(path.read_text("utf-8").replace("# Notice 3", "# Correction 3"), "utf-8")
    build(releases)
    with opened.reader() as reader:
        after = {id_: reader.release(id_).release.title for id_, _ in reader.releases()}
    opened.close()
    assert before.keys() == after.keys()
    assert {after[id_] for id_ in after if after[id_] != before[id_]} == {"Correction 3"}


@pytest.mark.parametrize(("count", "left"), [(5, 0), (5, 1), (12, 5), (12, 6)])
def test_most_of_a_collection_is_pruned_only_where_all_is_meant(
    tmp_path: Path,
    build: Callable[..., BuildReport],
    look: Callable[[], list[tuple[str, str, str]]],
    count: int,
    left: int,
) -> None:
    for number in range(count):
        write(tmp_path / "n" / f"{number}.txt", f"Ann Roe{'abcdefghijkl'[number]}")
    build(tmp_path / "n")
    (tmp_path / "n").rename(tmp_path / "away")
    write(tmp_path / "n" / "new.txt", "Bob Doe")
    for number in range(left):
        shutil.copy(tmp_path / "away" / f"{number}.txt", tmp_path / "n")
    if left == 0 or (count, left) == (12, 5):
        with pytest.raises(PruneError, match=rf"{count - left} of the {count} releases of n,"):
            build(tmp_path / "n", prune=True)
        assert len(look()) == count
        report = build(tmp_path / "n", prune_all=True)
    else:
        report = build(tmp_path / "n", prune=True)
    assert len(report.removed) == count - left
    assert len(look()) == left + 1
