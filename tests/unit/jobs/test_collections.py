"""Which collection a file belongs to, and its place in it, however it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from indexer import jobs
from indexer.jobs import settle_items


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("n/x/001.txt", "n/y/001.txt", "n/top.txt", "old/n/x/001.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The words of {name} are these.", "utf-8")
    return tmp_path


def settle(
    *paths: Path | str,
    given: str = "",
    known: Mapping[str, str] | None = None,
    held: Iterable[str] = (),
) -> tuple[list[tuple[str, str]], dict[str, str]]:
    items, folders = settle_items(
        jobs.plan([str(path) for path in paths]), given, known, lambda _: set(held)
    )
    return [(item.collection, item.source) for item in items], folders


ALL = [("n", "top.txt"), ("n", "x/001.txt"), ("n", "y/001.txt")]


def test_a_collection_is_called_after_the_folder_asked_for(folder: Path) -> None:
    places, folders = settle(folder / "n")
    assert places == ALL
    assert folders == {"n": str(folder / "n")}


def test_a_folder_a_glob_and_its_files_are_the_same_places(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, folders = settle(folder / "n")
    files = sorted((folder / "n").glob("*/*.txt"))
    for asked in ([f"{folder}/n/*/*.txt"], files, [folder / "n" / "x", folder / "n" / "y"]):
        assert settle(*asked, known=folders) == (ALL[1:], folders)
    assert settle(f"{folder}/n/*/*.txt") == (ALL[1:], folders), "also the first time"
    assert settle(*files) == (ALL[1:], folders)
    monkeypatch.chdir(folder / "n" / "x")
    assert settle("001.txt", "../y/001.txt", known=folders)[0] == ALL[1:]
    assert settle(".")[0] == [("x", "001.txt")]


def test_the_folder_asked_for_later_leaves_files_where_they_were(folder: Path) -> None:
    first, known = settle(folder / "n" / "x")
    assert first == [("x", "001.txt")]
    later, _ = settle(folder / "n", known=known)
    assert later == [("n", "top.txt"), ("x", "001.txt"), ("n", "y/001.txt")]


def test_two_folders_of_one_name_are_two_collections(folder: Path) -> None:
    _, known = settle(folder / "n")
    places, folders = settle(folder / "old" / "n", known=known)
    assert places == [("n (old)", "x/001.txt")]
    assert folders == known | {"n (old)": str(folder / "old" / "n")}
    assert settle(folder / "old" / "n", known=folders) == (places, folders), "stays so"
    again, _ = settle(folder / "n", folder / "old" / "n")
    assert again == [*ALL, *places], "also in one build"


def test_a_folder_called_like_a_collection_without_one_is_another(folder: Path) -> None:
    (folder / "stdin").mkdir()
    (folder / "stdin" / "a.txt").write_text("The words are these.", "utf-8")
    places, _ = settle(folder / "stdin", known={"stdin": ""})
    assert places == [(f"stdin ({folder.name})", "a.txt")]


def test_an_archive_of_wires_has_one_root_whatever_of_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "releases" / "merrin" / "2024" / "0104" / "heron.md"
    path.parent.mkdir(parents=True)
    path.write_text("# Heron\n\nThe heron is back, the board said.", "utf-8")
    for asked in (tmp_path / "releases", tmp_path / "releases" / "merrin", path, path.parent):
        assert settle(asked)[0] == [("releases", "merrin/2024/0104/heron.md")]
    assert settle(tmp_path)[0] == [(tmp_path.name, "releases/merrin/2024/0104/heron.md")]


def test_a_named_collection_takes_in_what_is_asked_for(folder: Path) -> None:
    places, folders = settle(folder / "n", given="mine")
    assert places == [("mine", path) for _, path in ALL]
    assert folders == {"mine": str(folder / "n")}
    assert settle(*sorted((folder / "n").glob("*/*.txt")), given="mine", known=folders) == (
        [("mine", path) for _, path in ALL[1:]],
        folders,
    )
    outside, _ = settle(folder / "old", given="mine", known=folders)
    assert outside == [("mine", "../old/n/x/001.txt")], "another folder replaces nothing"


def test_a_named_collection_moves_with_its_folder(folder: Path) -> None:
    places, known = settle(folder / "n", given="mine")
    (folder / "n").rename(folder / "moved")
    held = [path for _, path in places]
    now = settle(folder / "moved", given="mine", known=known, held=held)
    assert now == (places, {"mine": str(folder / "moved")})
    part, _ = settle(folder / "moved" / "y", given="mine", known=known, held=held[:2])
    assert part == [("mine", "../moved/y/001.txt")], "nothing of it is known to be the same"


def test_standard_input_is_a_collection_of_its_own(folder: Path) -> None:
    items, folders = settle_items(jobs.plan(["-"], None), "", {})
    assert [(i.collection, i.source, i.is_nameless) for i in items] == [("stdin", "-", True)]
    assert folders == {"stdin": ""}
    (item,), folders = settle_items(jobs.plan(["-"], None), "mine", {"mine": "/data"})
    assert (item.collection, item.is_nameless) == ("mine", False)
    assert folders == {"mine": "/data"}


def test_the_root_of_everything_takes_in_nothing_later(folder: Path) -> None:
    _, known = settle(folder / "n" / "x" / "001.txt", "/bin/sh")
    assert "/" not in known.values()
    places, _ = settle(folder / "n", given="mine", known={"mine": "/"})
    assert places[0][0] == "mine"
    assert settle(folder / "n", known={"mine": "/"})[0] == ALL
