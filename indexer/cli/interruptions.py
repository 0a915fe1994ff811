"""SIGTERM ends a command as Ctrl-C does: in order, with what was done kept, and with its code."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class Terminated(KeyboardInterrupt):  # no error, as the one it is a kind of
    """SIGTERM has come."""


def exit_code(interruption: KeyboardInterrupt) -> int:
    """What a shell says of a process that the signal ended: 128 and its number."""
    terminated = isinstance(interruption, Terminated)
    return 128 + (signal.SIGTERM if terminated else signal.SIGINT)


@contextmanager
def terminable() -> Iterator[None]:
    """Within, SIGTERM raises ``Terminated`` where Ctrl-C would raise KeyboardInterrupt."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread hears of signals
        return
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(_: int, __: FrameType | None) -> NoReturn:
    raise Terminated
