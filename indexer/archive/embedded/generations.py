"""Generations on disk: built aside, published in one step, removed when nobody reads them.

    DIR/
      CURRENT                 the name of the generation that is read
      writer.lock             held while somebody writes
      generations/<name>/     immutable once published
        manifest.json         schema version, counts, every file with its size and digest
        …
      generations/.building-* half-built; the next writer removes it

A reader holds a shared lock on its generation's folder, so that a writer in
another process leaves it alone. Locks are ``flock``: the system drops them
when a process ends, however it ends.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from indexer.archive.result import Statistics
from indexer.errors import DamagedArchiveError, NoArchiveError, StorageError
from indexer.model import KINDS

SCHEMA_VERSION = 3
"""Raised with every change of what is stored: older archives must be built again."""

CHECKED_AT_OPEN = 1 << 20
"""Files up to this size have their digest checked when a generation is opened;
larger ones have their size checked then, and their contents as they are read."""

_NAME = re.compile(r"[0-9a-z-]{1,64}")


@dataclass(frozen=True)
class StoredFile:
    """A file of a generation; ``path`` is relative to it."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a generation is made of."""

    schema: int
    analysis: int
    generation: str
    built: str
    counts: dict[str, int] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    files: tuple[StoredFile, ...] = ()


class Generations:
    """The folder of an archive."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._folders = directory / "generations"
        self._current = directory / "CURRENT"

    def current(self) -> str:
        """The name of the published generation; ``NoArchiveError`` if there is none."""
        try:
            name = self._current.read_text("utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            raise NoArchiveError(f"no archive is published in {self.directory}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise DamagedArchiveError(f"{self._current}: {error}") from error
        if not _NAME.fullmatch(name):
            raise DamagedArchiveError(f"{self._current}: names no generation")
        return name

    def stamp(self) -> tuple[int, int, int]:
        """Changes whenever another generation is published; one ``stat``."""
        try:
            found = self._current.stat()
        except (FileNotFoundError, NotADirectoryError):
            raise NoArchiveError(f"no archive is published in {self.directory}") from None
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    def folder(self, name: str) -> Path:
        return self._folders / name

    @contextmanager
    def lock_for_writing(self) -> Iterator[None]:
        """``StorageError`` when another writer holds it."""
        try:
            self._folders.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.directory / "writer.lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise StorageError(f"{self.directory} cannot be written: {error}") from error
        try:
            if not _try_lock(handle, fcntl.LOCK_EX):
                raise StorageError(f"another writer is at work in {self.directory}")
            yield
        finally:
            os.close(handle)

    def begin(self, name: str) -> Path:
        """An empty folder to build in. Removes what crashed writers left."""
        self.remove_unused()
        folder = self._folders / f".building-{name}"
        folder.mkdir()
        return folder

    def abandon(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    def publish(self, folder: Path, manifest: Manifest) -> None:
        """Make a built folder the generation that is read: all or nothing.

        Every byte is on the disk before ``CURRENT`` names it.
        """
        write_manifest(folder, manifest)
        for path in sorted(folder.rglob("*")):
            _sync(path)
        _sync(folder)
        target = self.folder(manifest.generation)
        folder.rename(target)
        _sync(self._folders)
        fresh = self._current.with_name("CURRENT.new")
        fresh.write_text(manifest.generation + "\n", "utf-8")
        _sync(fresh)
        fresh.replace(self._current)
        _sync(self.directory)
        self.remove_unused()

    def remove_unused(self) -> None:
        """Remove generations that are neither current nor being read. For the writer only."""
        try:
            current = self.current()
        except NoArchiveError:
            current = ""
        for folder in sorted(self._folders.iterdir()):
            if folder.name == current or not folder.is_dir():
                continue
            with _locked_alone(folder) as alone:
                if alone:
                    shutil.rmtree(folder, ignore_errors=True)


class ReadLock:
    """Keeps a generation from being removed while it is read."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder, os.O_RDONLY)
        _try_lock(self._handle, fcntl.LOCK_SH)

    def release(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def write_manifest(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", "utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a generation, its files present in the right size.

    ``DamagedArchiveError`` names the file that is missing, cut or changed.
    """
    path = folder / "manifest.json"
    try:
        raw = json.loads(path.read_text("utf-8"))
        if raw["schema"] != SCHEMA_VERSION:
            raise StorageError(
                f"{folder} has schema {raw['schema']}, this version reads {SCHEMA_VERSION}:"
                " build the archive again"
            )
        manifest = Manifest(**{**raw, "files": tuple(StoredFile(**f) for f in raw["files"])})
    except FileNotFoundError:
        raise DamagedArchiveError(f"{path}: missing") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedArchiveError(f"{path}: {error}") from error
    for stored in manifest.files:
        check_file(folder, stored, deep=stored.bytes <= CHECKED_AT_OPEN)
    return manifest


def check_file(folder: Path, stored: StoredFile, *, deep: bool) -> None:
    """Compare a file with its manifest entry; ``deep`` reads all of it."""
    path = folder / stored.path
    try:
        size = path.stat().st_size
        if size != stored.bytes:
            raise DamagedArchiveError(f"{path}: {size} bytes, {stored.bytes} were written")
        if deep and digest_file(path) != stored.sha256:
            raise DamagedArchiveError(f"{path}: its contents have changed since it was written")
    except OSError as error:
        raise DamagedArchiveError(f"{path}: {error.strerror or error}") from error


def digest_file(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def list_files(folder: Path, known: dict[str, StoredFile] | None = None) -> tuple[StoredFile, ...]:
    """Every file of a folder; digests of ``known`` ones are not computed again."""
    files = []
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name == "manifest.json":
            continue
        name = path.relative_to(folder).as_posix()
        before = (known or {}).get(name)
        files.append(before or StoredFile(name, path.stat().st_size, digest_file(path)))
    return tuple(files)


@contextmanager
def _locked_alone(folder: Path) -> Iterator[bool]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _try_lock(handle, fcntl.LOCK_EX)
    finally:
        os.close(handle)


def _try_lock(handle: int, how: int) -> bool:
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_statistics(manifest: Manifest) -> Statistics:
    """What a generation holds."""
    facts, counts = manifest.facts, manifest.counts
    held = dict(facts["kinds"])
    return Statistics(
        generation=manifest.generation,
        releases=counts["releases"],
        quotes=counts["quotes"],
        speakers=counts["speakers"],
        organisations=counts["organisations"],
        first=date.fromisoformat(facts["first"]) if facts["first"] else None,
        last=date.fromisoformat(facts["last"]) if facts["last"] else None,
        built=manifest.built,
        kinds=tuple((kind, held[kind]) for kind in KINDS if kind in held),
        languages=tuple((language, count) for language, count in facts.get("languages", ())),
    )
