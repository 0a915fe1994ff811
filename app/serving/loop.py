"""The loop in which a process reads and sends, over as many connections as there are.

waitress's own loop asks every connection before every wait what it wants. This one asks those
to which something happened, and leaves the rest to ``selectors``: a thousand idle connections
cost nothing.
"""

from __future__ import annotations

from collections import deque
from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector
from typing import Any

from waitress import wasyncore


class Loop(dict[int, Any]):
    """Descriptor -> what waitress has open: to it, this is the ``map`` of its own loop."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = DefaultSelector()
        self._wanted: dict[int, int] = {}
        self._touched: deque[Any] = deque()

    def __setitem__(self, descriptor: int, one: Any) -> None:
        super().__setitem__(descriptor, one)
        self._touched.append(one)

    def __delitem__(self, descriptor: int) -> None:
        super().__delitem__(descriptor)
        if self._wanted.pop(descriptor, 0):
            self._selector.unregister(descriptor)

    def touch(self, one: Any) -> None:
        """Ask again what something wants, before the next wait; from any thread."""
        self._touched.append(one)

    def listens_to(self, one: Any) -> bool:
        """Whether the loop hears when there is something to read."""
        return bool(self._wanted.get(one._fileno, 0) & EVENT_READ)

    def turn(self, seconds: float) -> None:
        """Wait so long at most for something to happen, and see to all that happened."""
        while self._touched:
            self._settle(self._touched.popleft(), 0)
        for key, events in self._selector.select(seconds):
            one = key.data
            if events & EVENT_READ and self._is_open(one) and one.readable():
                wasyncore.read(one)
            if events & EVENT_WRITE and self._is_open(one) and one.writable():
                wasyncore.write(one)
            self._settle(one, events)

    def _is_open(self, one: Any) -> bool:
        return self.get(one._fileno) is one

    def _settle(self, one: Any, events: int) -> None:
        """Listen to what it wants; on to its reading, unwanted now, until something comes."""
        if not self._is_open(one):
            return
        descriptor = one._fileno
        had = self._wanted.get(descriptor, 0)
        wanted = _wants(one) or (had & EVENT_READ & ~events)
        if wanted == had:
            return
        self._wanted[descriptor] = wanted
        if not had:
            self._selector.register(descriptor, wanted, one)
        elif not wanted:
            self._selector.unregister(descriptor)
            if _wants(one):  # a thread ended its answer in this moment, and saw it listened to
                self._touched.append(one)
        else:
            self._selector.modify(descriptor, wanted, one)


def _wants(one: Any) -> int:
    wanted = EVENT_READ if one.readable() else 0
    # What accepts connections is "writable" to waitress, and is never written to.
    return wanted | (EVENT_WRITE if one.writable() and not one.accepting else 0)
