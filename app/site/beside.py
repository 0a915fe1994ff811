"""Files that builds write beside the generations, read again when they have changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from flask import current_app

from indexer.memos import MemoStamp, memo_stamp

Told = TypeVar("Told")


class Beside(Generic[Told]):
    """What such a file says; what ``nothing`` says where it is not there or cannot be read."""

    def __init__(self, path: Path, read: Callable[[Path], Told], nothing: Told) -> None:
        self._path = path
        self._read = read
        self._nothing = nothing
        self._held: tuple[MemoStamp | None, Told] = None, nothing
        self._lock = threading.Lock()

    def current(self) -> Told:
        """What it says now."""
        stamp = memo_stamp(self._path)
        if stamp != self._held[0]:
            with self._lock:
                self._held = stamp, self._look()
        return self._held[1]

    def _look(self) -> Told:
        try:
            return self._read(self._path)
        except (OSError, ValueError):
            current_app.logger.exception("%s cannot be read", self._path.name)
            return self._nothing
