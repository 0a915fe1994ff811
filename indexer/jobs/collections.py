"""Which collection a file belongs to, and its place in it.

A collection has a name and a folder. ``--collection`` names it; else it is called after the
folder that was asked for, or that the files asked for have in common. A file under the folder
of a collection that the archive knows belongs to that one, the nearest if there are several,
however it is asked for. Of two folders of one name the later one has the folders above it in
brackets, as many as tell it apart: ``releases`` and ``releases (backup)``.

The place of a file is its path from the folder of its collection, so that it stays the same
when the folder is moved: a named collection whose folder is gone, and half of whose files or
more are found in the folder asked for, has moved there. What lies elsewhere is reached by ``../``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from indexer.ingest import STDIN, Item
from indexer.ingest.file_names import printable
from indexer.ingest.release_id import layout_root

_PIPED = "stdin"
_Place = Callable[[str], tuple[str, str]]
"""From an absolute path to a collection and a path in it."""


def settle_items(
    items: Sequence[Item],
    given: str = "",
    folders: Mapping[str, str] | None = None,
    held: Callable[[str], Collection[str]] = lambda _: (),
) -> tuple[list[Item], dict[str, str]]:
    """Items with their collection and place in it, and the folder of every collection.

    ``given`` is the name that was asked for, "" for none. ``folders`` are the collections known
    already ("" for one that has no folder), ``held`` the files that one of them has.
    """
    known = dict(folders or {})
    files = [item for item in items if item.path != STDIN]
    place = _named(files, given, known, held) if given else _unnamed(files, known)
    settled = []
    for item in items:
        if item.path == STDIN:
            collection, source = given or _PIPED, STDIN
            known.setdefault(collection, "")
        else:
            collection, source = place(_absolute(item.path))
        settled.append(replace(item, collection=collection, source=source, is_nameless=not given))
    return settled, known


def _named(
    files: Sequence[Item],
    name: str,
    known: dict[str, str],
    held: Callable[[str], Collection[str]],
) -> _Place:
    """Places in the collection that was asked for by name."""
    if not files:
        return lambda path: (name, path)
    roots = {item.root or str(Path(_absolute(item.path)).parent) for item in files}
    asked = os.path.commonpath(roots)
    home = known.get(name) or asked
    if not Path(home).is_dir() and not all(_is_under(root, home) for root in roots):
        paths = set(held(name))
        found = {_path_from(asked, _absolute(item.path)) for item in files} & paths
        if 2 * len(found) >= len(paths):
            home = asked  # the folder has moved
    known[name] = home
    return lambda path: (name, _path_from(home, path))


def _unnamed(files: Sequence[Item], known: dict[str, str]) -> _Place:
    """Places in the nearest collection, or in a new one called after its folder."""
    homes = {home: name for name, home in known.items() if home.strip("/")}
    nearest: dict[str, str] = {}
    alone = {str(Path(_absolute(item.path)).parent) for item in files if not item.root}
    alone = {folder for folder in alone if not _home_above(folder, homes)}
    common = os.path.commonpath(alone).rstrip("/") if alone else ""
    roots = {_absolute(item.path): item.root or common for item in files}

    def place(path: str) -> tuple[str, str]:
        folder = str(Path(path).parent)
        if folder not in nearest:
            home = _home_above(folder, homes)
            if not home:
                home = layout_root(path, roots[path] or folder)
                homes[home] = _free_name(home, known)
                known[homes[home]] = home
            nearest[folder] = home
        return homes[nearest[folder]], _path_from(nearest[folder], path)

    return place


def _home_above(folder: str, homes: Mapping[str, str]) -> str:
    """The nearest folder of a collection that a folder is or lies in, "" for none."""
    return next((str(f) for f in (folder, *Path(folder).parents) if str(f) in homes), "")


def _free_name(home: str, known: Mapping[str, str]) -> str:
    """What a folder is called: by its own name, or with as many above it as tell it apart."""
    parts = printable(home).strip("/").split("/")
    own = parts.pop() or "files"
    name, above = own, 0
    while name in known and above < len(parts):
        above += 1
        name = f"{own} ({'/'.join(parts[-above:])})"
    while name in known:
        name += "+"
    return name


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100  # a path with ".." must have one form


def _is_under(path: str, folder: str) -> bool:
    return os.path.commonpath((path, folder)) == folder


def _path_from(folder: str, path: str) -> str:
    return printable(os.path.relpath(path, folder))
