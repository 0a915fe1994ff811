"""Links in a folder: what stays inside is read, what leads out only where it is asked for."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from indexer.ingest import discover


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("n/a.txt", "n/x/b.txt", "out/c.txt", "out/deep/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The words of {name} are these.", "utf-8")
    return tmp_path / "n"


def look(*paths: Path | str, follow: bool = False) -> tuple[list[str], list[tuple[str, ...]]]:
    """Names of what is read, and of what is skipped."""
    items = list(discover([str(path) for path in paths], follow_links=follow))
    assert not [item for item in items if item.problem]
    read = [Path(item.path).name for item in items if not item.skipped]
    return read, [(Path(item.path).name, item.skipped) for item in items if item.skipped]


def test_a_link_to_a_file_outside_is_skipped_with_the_place_it_leads_to(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder.parent / "out" / "c.txt")
    reason = f"a link out of the folder, to {folder.parent}/out/c.txt"
    for asked in (folder, f"{folder}/*.txt"):
        read, skipped = look(asked)
        assert skipped == [("link.txt", reason)]
        assert "a.txt" in read
    assert look(folder / "link.txt") == ([], [("link.txt", reason)])
    assert look(folder, follow=True) == (["a.txt", "link.txt", "b.txt"], [])


def test_a_link_to_what_the_system_keeps_of_us_is_skipped(folder: Path) -> None:
    (folder / "env.txt").symlink_to("/proc/self/environ")
    assert look(folder)[1] == [
        ("env.txt", f"a link out of the folder, to /proc/{os.getpid()}/environ")
    ]


def test_links_inside_the_folder_lead_to_files_once(folder: Path) -> None:
    (folder / "same.txt").symlink_to("x/b.txt")
    (folder / "again").symlink_to("x", target_is_directory=True)
    assert look(folder) == (["a.txt", "same.txt", "b.txt"], [])


def test_a_link_to_a_folder_outside_is_skipped_or_followed(folder: Path) -> None:
    (folder / "more").symlink_to(folder.parent / "out", target_is_directory=True)
    assert look(folder)[1] == [("more", f"a link out of the folder, to {folder.parent}/out")]
    assert look(folder, follow=True) == (["a.txt", "c.txt", "d.txt", "b.txt"], [])
    assert look(f"{folder}/m*")[1][0][0] == "more"
    assert look(f"{folder}/*/c.txt")[1][0][0] == "c.txt", "a pattern goes no other way"


def test_circles_of_links_come_to_an_end(folder: Path) -> None:
    out = folder.parent / "out"
    (folder / "more").symlink_to(out, target_is_directory=True)
    (out / "deep" / "back").symlink_to(folder, target_is_directory=True)
    (out / "deep" / "up").symlink_to(out, target_is_directory=True)
    (out / "self").symlink_to(out, target_is_directory=True)
    read, skipped = look(folder, follow=True)
    assert (sorted(read), skipped) == (["a.txt", "b.txt", "c.txt", "d.txt"], [])


def test_a_folder_that_is_a_link_may_be_asked_for_itself(folder: Path) -> None:
    (folder.parent / "latest").symlink_to(folder, target_is_directory=True)
    assert look(folder.parent / "latest") == (["a.txt", "b.txt"], [])


@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_what_is_no_file_is_named_for_what_it_is(
    folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "odd.txt"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        monkeypatch.chdir(folder)  # the name of a socket must be short
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind("odd.txt")
    else:
        path = Path("/dev/null")
    items = list(discover([str(folder), str(path)]))
    (problem,) = {item.problem for item in items if item.problem}
    assert problem == f"a {'named ' * (kind == 'pipe')}{kind}, not a file"


def test_an_archive_of_ours_in_the_folder_is_not_read(folder: Path) -> None:
    kept = folder / "archive"
    (kept / "generations" / "1").mkdir(parents=True)
    (kept / "CURRENT").write_text("1\n", "utf-8")
    (kept / "generations" / "1" / "manifest.json").write_text("{}", "utf-8")
    assert look(folder) == (["a.txt", "b.txt"], [])
