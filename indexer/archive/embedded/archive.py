"""Opening the newest generation, and handing it out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.archive.embedded.generations import (
    Generations,
    ReadLock,
    check_file,
    read_manifest,
)
from indexer.archive.embedded.reader import EmbeddedReader
from indexer.archive.embedded.state import State, load_state
from indexer.archive.embedded.writer import EmbeddedWriter, new_name
from indexer.errors import DamagedArchiveError, NoArchiveError

_TRIES = 5
"""Times a generation may be replaced and removed while it is being opened."""


class _Opened:
    """A generation in use; closed when it is neither current nor held by anybody."""

    def __init__(self, reader: EmbeddedReader, lock: ReadLock) -> None:
        self.reader = reader
        self.lock = lock
        self.users = 0

    def close(self) -> None:
        self.reader.close()
        self.lock.release()


class EmbeddedArchive:
    """The archive in a folder: ``Archive`` and ``WritableArchive``."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._generations = Generations(directory)
        self._lock = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._current: _Opened | None = None

    @contextmanager
    def reader(self) -> Iterator[EmbeddedReader]:
        opened = self._take()
        try:
            yield opened.reader
        finally:
            self._give_back(opened)

    def _take(self) -> _Opened:
        stamp = self._generations.stamp()
        with self._lock:
            if self._current is None or stamp != self._stamp:
                fresh = self._open()
                self._retire()
                self._current, self._stamp = fresh, stamp
            self._current.users += 1
            return self._current

    def _give_back(self, opened: _Opened) -> None:
        with self._lock:
            opened.users -= 1
            if opened is not self._current and not opened.users:
                opened.close()

    def _retire(self) -> None:
        if self._current is not None and not self._current.users:
            self._current.close()
        self._current = None

    def _open(self) -> _Opened:
        for attempt in range(_TRIES):
            name = self._generations.current()
            folder = self._generations.folder(name)
            try:
                lock = ReadLock(folder)
            except FileNotFoundError:
                if attempt + 1 < _TRIES and name != self._generations.current():
                    continue
                raise DamagedArchiveError(f"{folder}: missing") from None
            try:
                return _Opened(EmbeddedReader(folder, read_manifest(folder)), lock)
            except BaseException as error:
                lock.release()
                replaced = name != self._generations.current()
                if not (isinstance(error, DamagedArchiveError) and replaced):
                    raise
        raise DamagedArchiveError(f"{self.directory}: generations change faster than they open")

    def close(self) -> None:
        """Let go of everything; readers still held stay usable."""
        with self._lock:
            self._retire()
            self._stamp = None

    @contextmanager
    def writer(self, *, fresh: bool = False) -> Iterator[EmbeddedWriter]:
        with self._generations.lock_for_writing():
            name = new_name()
            folder = self._generations.begin(name)
            writer = None
            try:
                writer = EmbeddedWriter(self._generations, self._start(fresh), name, folder)
                yield writer
            finally:
                if writer is not None:
                    writer.abandon()
                else:
                    self._generations.abandon(folder)

    def _start(self, fresh: bool) -> State:
        if fresh:
            return State()
        try:
            current = self._generations.folder(self._generations.current())
        except NoArchiveError:
            return State()
        return load_state(current, read_manifest(current))

    def verify(self) -> int:
        """Read every file of the current generation against its digest; how many.

        ``DamagedArchiveError`` names the first that differs.
        """
        folder = self._generations.folder(self._generations.current())
        manifest = read_manifest(folder)
        for stored in manifest.files:
            check_file(folder, stored, deep=True)
        return len(manifest.files)
