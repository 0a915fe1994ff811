"""One page made at a time in a process, in the order they were asked for.

Threads that make pages side by side take the interpreter from each other and
all end late; in turns, half of them end early and the last no later.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class PageQueue:
    """PageQueue handed from one thread to the next, first come first served."""

    def __init__(self, patience: float) -> None:
        """After ``patience`` seconds a thread goes on without its turn: no slow page holds all."""
        self._patience = patience
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    @property
    def taken(self) -> bool:
        """Whether somebody has the turn now."""
        return self._taken

    @contextmanager
    def take(self) -> Iterator[None]:
        """Wait for a turn, have it, and pass it on."""
        mine = self._wait()
        try:
            yield
        finally:
            if mine:
                self._pass_on()

    def _wait(self) -> bool:
        """Wait for a turn; False where patience ended before it came."""
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            called = threading.Event()
            self._waiting.append(called)
        if called.wait(self._patience):
            return True
        with self._lock:
            if called.is_set():
                return True  # it came at the last moment
            self._waiting.remove(called)
        return False

    def _pass_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
