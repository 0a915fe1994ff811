"""Which authority folder an archive is built with, remembered beside its generations.

A decision must not be lost because a build was started without naming the
folder it is written in, so what was given once holds until another is given.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from indexer.archive import open_archive
from indexer.archive.address import Address, find_memo
from indexer.errors import AuthorityError, StorageError
from indexer.identity.authority.folder import files_that_decide
from indexer.memos import memo_lies_there, read_memo, remove_memo, write_memo

LARGEST = 1_000_000  # characters of it
_FORM = 1
_ELSEWHERE = "?"
_WAYS_OUT = "give --authority DIR, or --no-authority"


@dataclass(frozen=True, slots=True)
class _Remembered:
    """A folder, and which of its files held decisions; None where nobody wrote that down."""

    folder: str
    files: frozenset[str] | None = None


def remember_authority(address: Address, folder: Path | None) -> None:
    """Remember a folder for the next time; None forgets it.

    Raises ``StorageError`` when the archive's folder cannot be written.
    """
    if folder is None:
        _forget(address)
    else:
        _remember(address, str(folder.resolve()), files_that_decide(folder))


def remember_authority_elsewhere(address: Address) -> None:
    """Remember that there are decisions, and that nobody knows where they lie on this machine:
    the next build asks."""
    _remember(address, _ELSEWHERE, ())


def has_authority(address: Address) -> bool:
    """Whether an archive is built with an authority folder, wherever that is."""
    return memo_lies_there(find_memo(address, "authority"))


def holds_what_it_held(address: Address, folder: Path | None) -> bool:
    """Whether a folder is the one remembered, and each of its files that held decisions still
    does: then what is decided there no more was taken out by hand, and not lost."""
    if folder is None or not has_authority(address):
        return False
    try:
        told = _read(find_memo(address, "authority"))
    except (OSError, ValueError):
        return False
    if told.files is None or told.folder != str(folder.resolve()):
        return False
    return told.files <= set(files_that_decide(folder))


def _forget(address: Address) -> None:
    path = find_memo(address, "authority")
    try:
        remove_memo(path)
    except OSError as error:
        raise StorageError(f"{path}: cannot be removed: {error.strerror}") from error


def _remember(address: Address, folder: str, files: tuple[str, ...]) -> None:
    path = find_memo(address, "authority")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        told = {"form": _FORM, "folder": folder, "files": sorted(files)}
        write_memo(path, json.dumps(told, ensure_ascii=False))
    except OSError as error:
        raise StorageError(f"{path}: cannot be written: {error.strerror}") from error


def _read(path: Path) -> _Remembered:
    """What was remembered; ``ValueError`` or ``OSError`` for anything else.

    Earlier versions wrote nothing but the path.
    """
    text = read_memo(path, LARGEST)
    try:
        if text.startswith("{"):
            told = json.loads(text)
            if told["form"] != _FORM:
                raise ValueError("is of another version")
            found = _Remembered(str(told["folder"]), frozenset(map(str, told["files"])))
        else:
            found = _Remembered(text.strip())
    except (TypeError, LookupError, RecursionError) as error:
        raise ValueError("is not what a build writes") from error
    is_path = found.folder == _ELSEWHERE or os.path.isabs(found.folder)  # noqa: PTH117  # a text
    if not (is_path and found.folder.isprintable()):
        raise ValueError("holds no path")
    return found


def recall_authority(address: Address) -> Path | None:
    """The folder remembered, None if there is none.

    Raises ``AuthorityError`` when it is not there any more: whoever moved it says so; and when
    it is not known which it was, since no decision may be left out in silence.
    """
    path = find_memo(address, "authority")
    if not memo_lies_there(path):
        _check_never_was(address, path)
        return None
    try:
        told = _read(path)
    except (OSError, ValueError) as error:
        raise AuthorityError(str(path), 0, f"cannot be read ({error}); {_WAYS_OUT}") from error
    if told.folder == _ELSEWHERE:
        raise AuthorityError(
            str(path),
            0,
            "this archive was made of one with decisions by hand; give their folder with"
            " --authority DIR, or --no-authority",
        )
    folder = Path(told.folder)
    if not folder.is_dir():
        raise AuthorityError(
            str(folder), 0, f"the authority folder of this archive is gone; {_WAYS_OUT}"
        )
    return folder


def _check_never_was(address: Address, path: Path) -> None:
    """``AuthorityError`` where the newest generation was built with a folder all the same."""
    archive = open_archive(address)
    if "authority" in archive.told_beside() or archive.withdrawn_state():
        raise AuthorityError(
            str(path),
            0,
            f"is gone, and this archive was built with an authority folder; {_WAYS_OUT}",
        )
