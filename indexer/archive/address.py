"""Archives by their address: which engine holds one, and what is remembered beside it.

The path of a folder is the address of an archive in that folder, ``memory:NAME`` that of one that
lives as long as the process. Another engine is one more row of ``_ENGINES``. Whoever opens an
archive knows its address and nothing of what stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from indexer.archive.embedded import EmbeddedArchive, looks_like_archive
from indexer.archive.keeping import MemoKind, StoredArchive
from indexer.archive.memory import MemoryArchive
from indexer.errors import MissingExtraError, NoArchiveError

Address = str | Path
"""A folder, or a scheme and what its engine makes of the rest."""

_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+):(?P<rest>.*)", re.DOTALL)
_in_memory: dict[str, MemoryArchive] = {}


def _open_in_memory(name: str) -> MemoryArchive:
    return _in_memory.setdefault(name, MemoryArchive())


def _open_cluster(rest: str, *, is_encrypted: bool) -> StoredArchive:
    try:
        from indexer.archive.opensearch import OpenSearchArchive  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise MissingExtraError("archives on OpenSearch", "opensearch") from error
    return OpenSearchArchive.at(rest, is_encrypted=is_encrypted)


_ENGINES: dict[str, Callable[[str], StoredArchive]] = {
    "memory": _open_in_memory,
    "opensearch+https": partial(_open_cluster, is_encrypted=True),
    "opensearch+http": partial(_open_cluster, is_encrypted=False),
}


def read_address(text: str) -> Address:
    """The address somebody typed; ``ValueError`` for an engine there is none of.

    >>> read_address("memory:trial"), str(read_address("archive/sample"))
    ('memory:trial', 'archive/sample')
    """
    found = _SCHEME.fullmatch(text)
    if found is None:
        return Path(text)
    if found["scheme"] not in _ENGINES:
        raise ValueError(f"{text}: there is no archive of the kind {found['scheme']!r}")
    return text


def open_archive(address: Address) -> StoredArchive:
    """The archive at an address, which need not hold anything before the first ``publish``.

    It is an ``Archive`` and a ``WritableArchive``. Readers are always of the newest generation,
    also when another process publishes it. A ``Path`` is always a folder; ``ValueError`` for a
    text that names an engine there is none of.
    """
    read = address if isinstance(address, Path) else read_address(address)
    if isinstance(read, Path):
        return EmbeddedArchive(read)
    scheme, _, rest = read.partition(":")
    return _ENGINES[scheme](rest)


def require_archive(address: Address) -> None:
    """``NoArchiveError`` where nothing was ever published; nothing is made there."""
    if not open_archive(address).generations():
        raise NoArchiveError(f"no archive is published in {address}")


def find_memo(address: Address, kind: MemoKind) -> Path:
    """Where a build keeps what it remembers of an archive: see ``StoredArchive.memo``."""
    return open_archive(address).memo(kind)


def is_archive(files: Collection[str], folders: Collection[str]) -> bool:
    """Whether a folder with these files and folders is an archive, and no place of releases."""
    return looks_like_archive(files, folders)
