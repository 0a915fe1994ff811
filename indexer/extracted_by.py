"""Which extractor made the quotes: a digest of its sources and data.

Whoever changes a rule, a word list or a value changes it, so that no number has to
be counted up by hand and forgotten. It is the same on every machine and in every
form of installation: names and contents count, line ends and folders do not.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from indexer.archive.address import Address, find_memo

_PACKAGES = ("extract", "grammar", "identity", "languages", "lexicon", "resolve", "speech", "text")
_MODULES = ("model.py", "pipeline.py", "rulebook.py")
_LONGEST_HEAD = 100_000  # bytes
_DATA = ("nicknames",)  # distributions whose words the extractor reads


@cache
def extractor_digest() -> str:
    """Sixteen hex digits; changes when the same release may give other quotes or context."""
    root = files("indexer")
    found = {name: root / name for name in _MODULES}
    for package in _PACKAGES:
        found.update(_sources(root / package, package))
    digest = hashlib.sha256()
    for name, source in sorted(found.items()):
        content = source.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    for name in _DATA:
        digest.update(f"{name} {_version(name)}\n".encode())
    return digest.hexdigest()[:16]


def recorded_digest(address: Address, generation: str) -> str:
    """The digest of the extractor that a generation was built with; "" where nobody knows."""
    try:
        with gzip.open(find_memo(address, "ledger")) as lines:
            head = json.loads(lines.readline(_LONGEST_HEAD))
        known = head["generation"] == generation
        return str(head["extraction"]) if known else ""
    except (OSError, EOFError, zlib.error, ValueError, TypeError, LookupError, RecursionError):
        return ""


def _sources(folder: Traversable, name: str) -> dict[str, Traversable]:
    """Every file of a package but what Python compiled, by its path."""
    found: dict[str, Traversable] = {}
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found.update(_sources(entry, path))
        elif entry.is_file() and not entry.name.startswith(".") and not path.endswith(".pyc"):
            found[path] = entry
    return found


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
