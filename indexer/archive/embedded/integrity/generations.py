"""Generations on disk: built aside, published in one step, removed once others stand for them.

    DIR/
      CURRENT                 the name of the generation that is read
      keep                    how many are kept beside it, where that was said
      writer.lock             held while somebody writes
      generations/<name>/     immutable once published
        manifest.json         schema version, counts, every file with its size and checksums
        …
      generations/.building-* half-built; the next writer removes it
      generations/.removing-* about to go; the next writer removes it

A generation goes only after a newer one was published and opened, and the one before it is kept
beside it; a folder whose name no writer gives is somebody else's and stays. Without a
``CURRENT`` that can be read nothing goes at all.

A reader holds a shared lock on its generation's folder, so that a writer in
another process leaves it alone. Locks are ``flock``: the system drops them
when a process ends, however it ends.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from indexer.archive.embedded.integrity.checked import open_regular, put_in_place
from indexer.archive.embedded.integrity.generation_name import begun, is_ours
from indexer.archive.embedded.integrity.manifest import MANIFEST, Manifest, write_manifest
from indexer.errors import DamagedArchiveError, NoArchiveError, StorageError

KEPT = 1
"""Generations kept beside the one that is read, unless the archive says another number."""

MOST_KEPT = 100
_NUMBER = re.compile(rb"\s*(?:[0-9]{1,2}|100)\s*")
_NAME = re.compile(r"[0-9a-z-]{1,64}")
_LONGEST = 200  # bytes of CURRENT
_GONE = -1

Stamp = tuple[int, int, int] | None

_CURRENT = "CURRENT"
_GENERATIONS = "generations"


def looks_like_archive(files: Collection[str], folders: Collection[str]) -> bool:
    """Whether a folder that has these files and folders is that of an archive."""
    return _CURRENT in files and _GENERATIONS in folders


class Generations:
    """The folder of an archive."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._folders = directory / _GENERATIONS
        self._current = directory / _CURRENT
        self._keep = directory / "keep"
        self._wanted: set[str] = set()

    def current(self) -> str:
        """The name of the published generation; ``NoArchiveError`` if there is none.

        Generations without a name among them are damage.
        """
        name = self._read_current()
        while not self.folder(name).is_dir():  # gone, or another was published meanwhile
            before, name = name, self._read_current()
            if name == before:
                raise self._lost(f"names {name}, which is gone")
        return name

    def _read_current(self) -> str:
        if not self.stamp():
            if self.held():
                raise self._lost("is missing")
            raise NoArchiveError(f"no archive is published in {self.directory}")
        try:
            with os.fdopen(open_regular(self._current), "rb") as file:
                name = file.read(_LONGEST).decode("ascii").strip()
        except (OSError, UnicodeDecodeError):
            name = ""
        if not _NAME.fullmatch(name):
            raise self._lost("names no generation")
        return name

    def _lost(self, what: str) -> DamagedArchiveError:
        held = len(self.held())
        reason = f"{what}; generations there: {held}"
        if not held:
            return DamagedArchiveError(
                self._current, reason, "build the archive again with --fresh"
            )
        return DamagedArchiveError(self._current, reason)

    def stamp(self) -> Stamp:
        """Changes whenever another generation is published, one ``stat``; None without any."""
        try:
            found = self._current.stat(follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StorageError(f"{self._current}: {error.strerror}") from error
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    @property
    def kept(self) -> int:
        """How many generations a writer leaves beside the one that it publishes."""
        if not os.path.lexists(self._keep):
            return KEPT
        try:
            with os.fdopen(open_regular(self._keep), "rb") as file:
                data = file.read(_LONGEST)
        except (OSError, DamagedArchiveError):
            data = b""
        if not _NUMBER.fullmatch(data):
            raise DamagedArchiveError(
                self._keep,
                f"holds no number up to {MOST_KEPT}",
                "'quote-index keep' writes another",
            )
        return int(data)

    def keep(self, number: int) -> None:
        """Set ``kept``, from the next publication on."""
        self._replace(self._keep, f"{number}\n")

    def folder(self, name: str) -> Path:
        return self._folders / name

    def held(self) -> list[str]:
        """The names of all generations on disk, damaged ones too, the newest first."""
        try:
            found = [path for path in self._folders.iterdir() if _NAME.fullmatch(path.name)]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise StorageError(f"{self._folders}: {error.strerror}") from error
        folders = [path for path in found if path.is_dir() and not path.is_symlink()]
        return [path.name for path in sorted(folders, key=_age, reverse=True)]

    def is_older(self, name: str, other: str) -> bool:
        return _age(self.folder(name)) < _age(self.folder(other))

    def require(self) -> None:
        """``NoArchiveError`` where nothing was ever published."""
        if not (self.stamp() or self.held()):
            raise NoArchiveError(f"no archive is published in {self.directory}")

    @contextmanager
    def lock_for_keeping(self) -> Iterator[None]:
        """The same lock, of an archive that is there: none is begun."""
        self.require()
        with self.lock_for_writing(), self.writing():
            yield

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

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What the disk refuses, as a ``StorageError``: most often it is full."""
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise StorageError(
                f"{self.directory} cannot be written: {reason}; nothing was published"
            ) from error

    def begin(self, name: str) -> Path:
        """An empty folder to build in. Removes what crashed writers left, no generation."""
        for left in self._folders.glob(".*-*"):
            shutil.rmtree(left, ignore_errors=True)
        folder = self._folders / f".building-{name}"
        folder.mkdir()
        return folder

    def abandon(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    def publish(self, folder: Path, manifest: Manifest, prove: Callable[[Path], None]) -> None:
        """Make a built folder the generation that is read: all or nothing.

        Every byte is on the disk, and ``prove`` has opened it, before ``CURRENT`` names it.
        """
        write_manifest(folder, manifest)
        for path in sorted(folder.rglob("*")):
            _sync(path)
        _sync(folder)
        target = self.folder(manifest.generation)
        folder.rename(target)
        try:
            _sync(self._folders)
            prove(target)
            kept = self._to_keep()
            self.point_to(manifest.generation)
        except BaseException:
            if not self._is_current(manifest.generation):
                self.abandon(target)
            raise
        if kept is not None:
            self._wanted = {manifest.generation, *kept}
            self.tidy()

    def tidy(self) -> None:
        """Remove what the last ``publish`` did not keep and nobody reads. For the writer only.

        A builder reads the generation before its own while it publishes, so it asks again when
        it no longer does.
        """
        if self._wanted:
            self._remove_all_but(self._wanted)

    def _is_current(self, name: str) -> bool:
        with suppress(StorageError):
            return self.current() == name
        return False

    def point_to(self, name: str) -> None:
        """Let ``CURRENT`` name a generation."""
        self._replace(self._current, name + "\n")

    def _replace(self, path: Path, text: str) -> None:
        """Replace one of the small files, in one step."""
        fresh = path.with_name(path.name + ".new")
        try:
            fresh.write_text(text, "ascii")
            _sync(fresh)
            put_in_place(fresh, path)
        except BaseException:
            with suppress(OSError):
                fresh.unlink()
            raise
        _sync(self.directory)

    def _to_keep(self) -> list[str] | None:
        """What stays beside a new generation: that before it and older ones, as many as wanted.

        None where nobody knows which was the one before: then all of them stay.
        """
        try:
            before = self.current()
        except NoArchiveError:
            return []
        except StorageError:
            return None
        older = [name for name in self.held() if self.is_older(name, before)]
        return [before, *older][: self.kept]

    def _remove_all_but(self, kept: set[str]) -> None:
        """Remove the generations that nobody reads and nobody wants. For the writer only."""
        for name in self.held():
            if name in kept or not is_ours(name):
                continue
            folder = self.folder(name)
            with suppress(OSError), _locked_alone(folder) as alone:
                if alone:  # renamed first: half of a generation must not pass for one
                    going = folder.rename(self._folders / f".removing-{name}")
                    shutil.rmtree(going, ignore_errors=True)


def _age(folder: Path) -> tuple[str, int, str]:
    try:
        written = (folder / MANIFEST).stat().st_mtime_ns
    except OSError:
        written = _GONE
    return begun(folder.name), written, folder.name


class ReadLock:
    """Keeps a generation from being removed while it is read."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder, os.O_RDONLY)
        _try_lock(self._handle, fcntl.LOCK_SH)

    def release(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


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
