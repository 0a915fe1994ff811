"""Files that appear whole or not at all, with the digests of what was written."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

from indexer.export.package import WrittenFile

Item = TypeVar("Item")


class Counted:
    """How many went by."""

    def __init__(self) -> None:
        self.rows = 0

    def all(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items, each counted as it is taken."""
        for item in items:
            self.rows += 1
            yield item


class _Digested:
    """A file that is written, and the digest of what went into it."""

    closed = False

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def tell(self) -> int:
        return self._file.tell()

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


@contextmanager
def replacing(path: Path) -> Iterator[tuple[Any, Callable[[], str]]]:
    """A file to write and its digest; it takes the place of ``path`` when all is written."""
    fresh = path.with_name(path.name + ".new")
    try:
        with fresh.open("wb") as file:
            told = _Digested(file)
            yield told, told.hexdigest
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def write_text(file: Any, lines: Iterable[str]) -> None:
    """Lines as UTF-8; halves of surrogate pairs as JSON and CSV readers of Python take them."""
    for line in lines:
        file.write(line.encode("utf-8", "surrogatepass"))


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> WrittenFile:
    """Rows as lines of JSON."""
    count = Counted()
    with replacing(path) as (file, digest):
        write_text(file, (json.dumps(r, ensure_ascii=False) + "\n" for r in count.all(rows)))
    return WrittenFile(path.name, path.stat().st_size, digest(), count.rows)


def write_json(path: Path, value: Any) -> None:
    """A file of one JSON value."""
    with replacing(path) as (file, _):
        write_text(file, [json.dumps(value, ensure_ascii=False, indent=1) + "\n"])
