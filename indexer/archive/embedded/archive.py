"""Opening the newest generation, and handing it out."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.archive.embedded.integrity.generation_name import new_name
from indexer.archive.embedded.integrity.generations import Generations, ReadLock, Stamp
from indexer.archive.embedded.integrity.manifest import read_generation
from indexer.archive.embedded.reading.reader import EmbeddedReader, open_generation
from indexer.archive.embedded.upkeep import (
    check_whole,
    recover,
    told_beside,
    verify,
    withdrawn_state,
)
from indexer.archive.embedded.writing.state import State, load_state
from indexer.archive.embedded.writing.writer import EmbeddedWriter
from indexer.archive.keeping import MemoKind, Recovery, Refuse, Verification, accept
from indexer.errors import (
    DamagedArchiveError,
    NoArchiveError,
    NotFoundError,
    StorageError,
    WithheldArchiveError,
)
from indexer.withdrawals import REMEDY, WithdrawalsWatch, read_covering

_TRIES = 5
"""Times a generation may be replaced and removed while it is being opened."""
_AGAIN = 30.0
"""Seconds until a generation that could not be opened is tried again: it may have been for
want of memory or of files."""

_MEMOS: dict[MemoKind, str] = {
    "ledger": "ledger.jsonl.gz",
    "journal": "interrupted.journal",
    "authority": "authority-folder",
    "withdrawn": "withdrawn.json",
    "arrived": "arrived.json.gz",
    "built": "last-build.json",
}

_log = logging.getLogger(__name__)


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
    """The archive in a folder; see ``StoredArchive`` for what the methods promise."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._generations = Generations(directory)
        self._lock = threading.Lock()
        self._stamp: Stamp = None
        self._current: _Opened | None = None
        self._refused: Stamp = None
        self._refused_until = 0.0
        self._trouble = ""
        self._watch = WithdrawalsWatch(self.memo("withdrawn"))

    # Reading

    @contextmanager
    def reader(self) -> Iterator[EmbeddedReader]:
        """See ``Archive``. What cannot be opened leaves the generation that is open in use."""
        opened = self._take()
        try:
            yield opened.reader
        finally:
            self._give_back(opened)

    def published(self) -> str:
        try:
            return self._generations.current()
        except StorageError:
            return ""

    def trouble(self) -> str:
        """Why readers are not of the newest generation, or what of theirs is damaged; else ""."""
        opened = self._current
        if self._trouble or opened is None:
            return self._trouble
        return opened.reader.files.damage or self._watch.trouble(opened.reader.withdrawn)

    def _take(self) -> _Opened:
        with self._lock:
            if self._current is None:
                stamp = self._generations.stamp()
                self._current, self._stamp = self._open(), stamp
            else:
                self._renew(self._current)
            self._current.users += 1
            return self._current

    def _renew(self, opened: _Opened) -> None:
        """Open the newest generation in place of the one in use, if it is another and whole."""
        stamp: Stamp = None
        try:
            stamp = self._generations.stamp()
            if stamp == self._stamp:
                self._say("", stamp)
                return
            if stamp == self._refused and time.monotonic() < self._refused_until:
                return
            fresh = self._open()
        except StorageError as error:
            self._say(str(error), stamp)
            return
        self._retire()
        self._current, self._stamp = fresh, stamp
        self._say("", None)

    def _say(self, trouble: str, refused: Stamp) -> None:
        """Note what keeps an older generation in use, and tell of it once."""
        self._refused, self._refused_until = refused, time.monotonic() + _AGAIN
        if trouble and trouble != self._trouble:
            _log.warning("%s; the generation that was opened before is still read", trouble)
        self._trouble = trouble

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
            except OSError:
                if attempt + 1 < _TRIES and name != self._generations.current():
                    continue
                raise DamagedArchiveError(folder, "cannot be opened") from None
            try:
                return _Opened(self._open_generation(folder), lock)
            except BaseException as error:
                lock.release()
                replaced = name != self._generations.current()
                if not (isinstance(error, DamagedArchiveError) and replaced):
                    raise
        raise DamagedArchiveError(self.directory, "generations change faster than they open")

    def _open_generation(self, folder: Path) -> EmbeddedReader:
        """``WithheldArchiveError`` for an older generation that holds what was withdrawn since."""
        reader = open_generation(folder)
        try:
            told = read_covering(self.memo("withdrawn"), self.withdrawn_state())
        except (OSError, ValueError) as error:
            if folder.name == self._generations.held()[0]:  # nothing was withdrawn since
                _log.warning("%s", error)
                return reader
            reader.close()
            raise WithheldArchiveError(f"{folder.name} is not read: {error}; {REMEDY}") from error
        if told.generation and not self._generations.is_older(folder.name, told.generation):
            return reader
        if refusal := told.refusal(reader):
            reader.close()
            raise WithheldArchiveError(refusal)
        return reader

    def close(self) -> None:
        """Let go of everything; readers still held stay usable."""
        with self._lock:
            self._retire()
            self._stamp = None

    # Writing

    @contextmanager
    def writer(self, *, fresh: bool = False) -> Iterator[EmbeddedWriter]:
        with self._generations.lock_for_writing():
            self._generations.kept  # noqa: B018  # what it cannot say is told before the work
            state = self._start(fresh)
            name = new_name(self._generations.held())
            with self._generations.writing():
                folder = self._generations.begin(name)
            writer = None
            try:
                writer = EmbeddedWriter(self._generations, state, name, folder)
                yield writer
            finally:
                if writer is not None:
                    writer.abandon()
                else:
                    self._generations.abandon(folder)
            self._tidy()

    def _tidy(self) -> None:
        """Remove what is not kept, now that this process reads it no more."""
        with self._lock:
            opened = self._current
            if opened is not None and not opened.users:
                self._retire()
                self._stamp = None
        self._generations.tidy()

    def _start(self, fresh: bool) -> State:
        if fresh:
            return State()
        try:
            current = self._generations.current()
        except NoArchiveError:
            return State()
        manifest, files = read_generation(self._generations.folder(current))
        return load_state(files, manifest)

    # Keeping

    def generations(self) -> tuple[str, ...]:
        return tuple(self._generations.held())

    @contextmanager
    def reader_of(self, name: str) -> Iterator[EmbeddedReader]:
        name = self._find(name)
        folder = self._generations.folder(name)
        lock = ReadLock(folder)
        try:
            reader = open_generation(folder)
            try:
                yield reader
            finally:
                reader.close()
        finally:
            lock.release()

    def _find(self, name: str) -> str:
        self._generations.require()
        if name == "current":
            return self._generations.current()
        held = self._generations.held()
        if name == "previous":
            current = self._generations.current()
            older = [one for one in held if self._generations.is_older(one, current)]
            if not older:
                raise NotFoundError(f"{self.directory} holds no generation before {current}")
            return older[0]
        if name not in held:
            raise NotFoundError(f"no generation {name}; held are {', '.join(held) or 'none'}")
        return name

    def withdrawn_state(self) -> str:
        return withdrawn_state(self._generations)

    def told_beside(self) -> frozenset[str]:
        return told_beside(self._generations)

    def roll_back(self, name: str = "previous", *, refuse: Refuse = accept) -> tuple[str, str]:
        with self._generations.lock_for_keeping():
            before, wanted = self._generations.current(), self._find(name)
            check_whole(self._generations.folder(wanted), refuse)
            self._generations.point_to(wanted)
        return before, wanted

    def verify(self) -> Verification:
        return verify(self._generations)

    def keep(self, number: int) -> None:
        with self._generations.lock_for_keeping():
            self._generations.keep(number)

    def recover(self, *, refuse: Refuse = accept) -> Recovery:
        with self._generations.lock_for_keeping():
            return recover(self._generations, refuse)

    def memo(self, kind: MemoKind) -> Path:
        return self.directory / _MEMOS[kind]

    def holds(self, path: Path) -> bool:
        return self.directory.resolve() in path.resolve().parents
