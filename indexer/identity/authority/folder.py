"""Which files of an authority folder are read, and which look as if they should be."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import AuthorityError

UNFINISHED = ".unfinished"
"""How the name of a file ends that a writer has not put in its place."""

_ENDING = ".toml"
_TABLE = re.compile(
    rb"^[ \t]*\[\[[ \t]*(?:person|organisation|merge|apart|split|correction|withdrawal|noindex"
    rb"|admission)[ \t]*\]\]",
    re.MULTILINE,
)
_LOOKED_AT = 1_000_000  # bytes of a file that is not read
_MOST = 10_000  # files looked at


@dataclass(frozen=True, slots=True)
class AuthorityFiles:
    """``read`` are the files that decide, ``passed`` those that do not, each with the reason."""

    read: tuple[Path, ...] = ()
    passed: tuple[tuple[Path, str], ...] = ()


def list_authority_files(folder: Path) -> AuthorityFiles:
    """What stands in an authority folder; nothing where there is none.

    Raises ``AuthorityError`` for a file that is not read and has a table of decisions: whoever
    wrote it means it.
    """
    if not folder.is_dir():
        return AuthorityFiles()
    read: list[Path] = []
    others: list[Path] = []
    try:
        for path in sorted(folder.iterdir()):
            is_read = path.suffix.lower() == _ENDING and not path.name.startswith(".")
            (read if is_read else others).append(path)
    except OSError as error:
        raise AuthorityError(str(folder), 0, f"cannot be read: {error.strerror}") from error
    names = {path.name for path in read}
    passed = tuple((path, _why_not(path, names)) for path in _files(others))
    return AuthorityFiles(tuple(read), passed)


def files_that_decide(folder: Path) -> tuple[str, ...]:
    """The names of the files of a folder that hold any table."""
    return tuple(path.name for path in list_authority_files(folder).read if _has_table(path))


def _files(paths: list[Path]) -> Iterator[Path]:
    """Files, those in folders too, but for hidden folders, which are of other programs."""
    left = _MOST
    for path in paths:
        if path.is_symlink() or not path.is_dir():
            yield path
            continue
        if path.name.startswith("."):
            continue
        for inside, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names)[:left]:
                yield Path(inside, name)
            left -= len(names)
            if left <= 0:
                return


def _why_not(path: Path, read: set[str]) -> str:
    """Why a file is not read; ``AuthorityError`` where it looks as if it should be."""
    if path.name.startswith("."):
        left = path.name.endswith(UNFINISHED)
        return "left by a writer that was ended: remove it" if left else "hidden"
    if any(path.name.startswith(name) for name in read):
        return "a copy of a file that is read"
    if path.name.upper().startswith("README"):
        return "a README"
    if _has_table(path):
        raise AuthorityError(
            str(path),
            0,
            "holds decisions, and is not read: only files in the folder itself are whose names"
            f" end in {_ENDING}. Rename or move it, or take it away",
        )
    return f"does not end in {_ENDING}" if path.suffix.lower() != _ENDING else "in another folder"


def _has_table(path: Path) -> bool:
    if not path.is_file():  # a pipe would be waited for
        return False
    try:
        with path.open("rb") as file:
            return _TABLE.search(file.read(_LOOKED_AT)) is not None
    except OSError:
        return False
