"""Files under a folder, and what a pattern matches, in a fixed order and within bounds.

Links to folders are followed as ``links`` says. Nothing here calls itself, so
that folders may be nested as deep as a path has room for.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from fnmatch import translate
from pathlib import PurePath
from typing import NamedTuple

from indexer.archive import is_archive
from indexer.ingest.item import plain_reason
from indexer.ingest.links import Links


class TooManyError(ValueError):
    """More files than are listed; the message says where, and how many are."""


class Found(NamedTuple):
    """A file, or a folder that cannot be listed (``problem``) or is not entered (``skipped``).

    Nor is one that is ``hidden``.
    """

    path: str
    problem: str = ""
    skipped: str = ""
    hidden: bool = False


def walk_files(root: str, most: int, links: Links) -> Iterator[Found]:
    """The files under a folder, depth first, sorted; hidden folders are passed over."""
    pending = [root]
    while pending:
        folder = pending.pop()
        if not links.may_enter(folder):
            continue
        try:
            files, folders = list_folder(folder, most)
        except OSError as error:
            yield Found(folder, problem=plain_reason(error))
            continue
        except TooManyError as error:
            yield Found(folder, problem=str(error))
            continue
        if is_archive(files, folders):
            continue
        for name in files:
            yield Found(_join(folder, name))
        entered = []
        for name in folders:
            if name.startswith("."):
                yield Found(_join(folder, name), hidden=True)
                continue
            if _goes_with_page(name, files):
                continue
            path = _join(folder, name)
            reason = links.skip_folder(path, root) if os.path.islink(path) else ""  # noqa: PTH114
            if reason:
                yield Found(path, skipped=reason)
            elif reason == "":
                entered.append(path)
        pending += reversed(entered)


# What browsers call the folder with pictures, scripts and frames of a page they save.
_OF_PAGE = re.compile(
    r"(?P<page>.+)(?:_|-| )(?:files|dateien|fichiers|archivos|file|bestanden|arquivos)", re.I
)


def _goes_with_page(folder: str, files: Iterable[str]) -> bool:
    """Whether a browser made a folder beside a page it saved: ``News.html``, ``News_files``."""
    match = _OF_PAGE.fullmatch(folder)
    return match is not None and not {f"{match['page']}.html", f"{match['page']}.htm"}.isdisjoint(
        files
    )


def list_folder(folder: str, most: int) -> tuple[list[str], list[str]]:
    """Names of the files and of the folders in a folder, links among them, sorted.

    Raises:
        OSError: the folder cannot be read.
        TooManyError: it holds more than ``most``.
    """
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(folder or ".") as entries:
        for entry in entries:
            is_folder_here = is_folder(entry.path) if entry.is_symlink() else entry.is_dir()
            (folders if is_folder_here else files).append(entry.name)
            if len(files) + len(folders) > most:
                raise TooManyError(f"the folder holds more than {most:,} files")
    return sorted(files), sorted(folders)


def match_paths(pattern: str, most: int) -> list[str]:
    """The paths that a pattern matches, sorted: ``*``, ``?``, ``[…]`` in a name, ``**`` for
    folders at any depth. A name that begins with a dot is matched by a dot only.

    Raises:
        TooManyError: there are more than ``most`` on the way.
    """
    parts = PurePath(pattern).parts
    places = [""]
    for number, part in enumerate(parts, 1):
        if part == "**" and parts[number : number + 1] == ("**",):
            continue
        found: dict[str, None] = {}
        for place in places:
            for path in _matches(place, part, is_last=number == len(parts)):
                found[path] = None
                if len(found) > most:
                    raise TooManyError(f"it matches more than {most:,} files")
        places = list(found)
    return sorted(places)


def _matches(place: str, part: str, *, is_last: bool) -> Iterator[str]:
    """What one part of a pattern matches in a place; only folders before the last part."""
    if part == "**":
        yield from _below(place, with_files=is_last)
    elif glob.has_magic(part):
        name = re.compile(translate(part))
        for entry in _names(place):
            hidden = entry.startswith(".") and not part.startswith(".")
            path = _join(place, entry)
            if not hidden and name.match(entry) and (is_last or is_folder(path)):
                yield path
    elif os.path.lexists(path := _join(place, part)):
        yield path


def _below(place: str, *, with_files: bool) -> Iterator[str]:
    """A folder and all folders under it, hidden ones not, through no link."""
    pending = [place]
    while pending:
        folder = pending.pop()
        if folder or not with_files:
            yield folder
        for entry in _entries(folder):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(_join(folder, entry.name))
            elif with_files:
                yield _join(folder, entry.name)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """What lies in a folder; nothing where it cannot be listed, as in every shell."""
    try:
        with os.scandir(folder or ".") as entries:
            yield from entries
    except OSError:
        return


def _names(folder: str) -> list[str]:
    return [entry.name for entry in _entries(folder)]


def is_folder(path: str) -> bool:
    """Whether a folder lies at a path, or where it leads; also of a path that nothing can have."""
    return os.path.isdir(path)  # noqa: PTH112  # Path raises an error for some


def _join(folder: str, name: str) -> str:
    return f"{folder}{name}" if not folder or folder.endswith("/") else f"{folder}/{name}"
