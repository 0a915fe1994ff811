"""Files beside an archive that hold what nothing else could say again, such as when it came in.

Each is JSON with a checksum of its own as the first entry, and is written twice: where one of
the two is not as it was written, or gone, the other is read.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import zlib
from pathlib import Path
from typing import TypeAlias

_SEALED = re.compile(r'^\{"sha256": "|[0-9a-f]{64}')  # one of them is left by any flipped bit
_HEAD = 90  # characters in which the checksum stands, if there is one
MemoStamp: TypeAlias = tuple[tuple[int, int, int] | None, ...]
_GARBLED = (OSError, EOFError, zlib.error, ValueError)


def write_memo(path: Path, text: str) -> None:
    """Replace a file and its copy, each in one step. ``text`` is an object as JSON."""
    data = (_seal(text[1:]) + text[1:]).encode()
    if path.suffix == ".gz":
        data = gzip.compress(data, compresslevel=3)
    for place in (path, _copy_of(path)):
        fresh = place.with_name(place.name + ".new")
        fresh.write_bytes(data)
        fresh.replace(place)


def remove_memo(path: Path) -> None:
    """Remove a file and its copy."""
    for place in (path, _copy_of(path)):
        place.unlink(missing_ok=True)


def memo_lies_there(path: Path) -> bool:
    """Whether there is a file or its copy, or anything in their place."""
    return any(os.path.lexists(place) for place in (path, _copy_of(path)))


def read_memo(path: Path, largest: int) -> str:
    """The text of a file, or of its copy where it is not whole.

    Raises:
        FileNotFoundError: there is neither.
        ValueError: neither is as it was written.
    """
    try:
        return _read(path, largest)
    except _GARBLED as error:
        try:
            return _read(_copy_of(path), largest)
        except _GARBLED:
            if isinstance(error, FileNotFoundError):
                raise
            raise ValueError(f"{path} is not what a build writes: {error}") from error


def memo_stamp(path: Path) -> MemoStamp:
    """What differs once a file or its copy is written anew, removed or put back."""
    return tuple(_stamp(place) for place in (path, _copy_of(path)))


def _stamp(place: Path) -> tuple[int, int, int] | None:
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def verify_memo(path: Path, largest: int) -> list[str]:
    """What is wrong with a file and its copy, each of which need not be there."""
    wrong = []
    for place in (path, _copy_of(path)):
        try:
            _read(place, largest)
        except FileNotFoundError:
            continue
        except _GARBLED as error:
            wrong.append(f"{place}: {error}")
    return wrong


def _copy_of(path: Path) -> Path:
    return path.with_name(f"copy.{path.name}")


def _read(path: Path, largest: int) -> str:
    if path.is_symlink() or (path.exists() and not path.is_file()):  # a pipe would be waited for
        raise ValueError("is no file")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        text: str = file.read(largest)
    if not text:
        raise ValueError("is empty")
    if not _SEALED.search(text[:_HEAD]):
        return text  # of an earlier version
    body = text[len(_seal("")) :]
    if not text.startswith(_seal(body)):
        raise ValueError("is not as it was written")
    return "{" + body


def _seal(body: str) -> str:
    """What stands before a text, always of the same length."""
    return f'{{"sha256": "{hashlib.sha256(body.encode()).hexdigest()}", '
