"""Which authority folder an archive is built with, remembered beside its generations.

A decision must not be lost because a build was started without naming the
folder it is written in, so what was given once holds until another is given.
"""

from __future__ import annotations

import os
from pathlib import Path

from indexer.archive.address import Address, find_memo
from indexer.errors import AuthorityError, StorageError

_LONGEST = 8_192  # bytes of it; no system has a longer path
_ELSEWHERE = "?"


def remember_authority(address: Address, folder: Path | None) -> None:
    """Remember a folder for the next time; None forgets it.

    Raises ``StorageError`` when the archive's folder cannot be written.
    """
    _remember(address, f"{folder.resolve()}" if folder is not None else "")


def remember_authority_elsewhere(address: Address) -> None:
    """Remember that there are decisions, and that nobody knows where they lie on this machine:
    the next build asks."""
    _remember(address, _ELSEWHERE)


def has_authority(address: Address) -> bool:
    """Whether an archive is built with an authority folder, wherever that is."""
    return os.path.lexists(find_memo(address, "authority"))


def _remember(address: Address, told: str) -> None:
    path = find_memo(address, "authority")
    try:
        if not told:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        fresh.write_text(f"{told}\n", encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise StorageError(f"{path}: cannot be written: {error.strerror}") from error


def recall_authority(address: Address) -> Path | None:
    """The folder remembered, None if there is none.

    Raises ``AuthorityError`` when it is not there any more: whoever moved it says so; and when
    it is not known which it was, since no decision may be left out in silence.
    """
    path = find_memo(address, "authority")
    if not os.path.lexists(path):
        return None
    try:
        if not path.is_file() or path.is_symlink():  # a pipe would be waited for
            raise ValueError("is no ordinary file")  # noqa: TRY301  # one error for all
        with path.open("rb") as file:
            told = file.read(_LONGEST).decode("utf-8").strip()
        folder = Path(told)
        if not str(folder).isprintable():
            raise ValueError("holds no path")  # noqa: TRY301
    except (OSError, ValueError) as error:
        raise AuthorityError(
            str(path), 0, f"cannot be read ({error}); give --authority DIR, or --no-authority"
        ) from error
    if told == _ELSEWHERE:
        raise AuthorityError(
            str(path),
            0,
            "this archive was made of one with decisions by hand; give their folder with"
            " --authority DIR, or --no-authority",
        )
    if not folder.is_dir():
        raise AuthorityError(
            str(folder),
            0,
            "the authority folder of this archive is gone; give --authority DIR, or --no-authority",
        )
    return folder
