"""What one process of the site takes, and how long it waits: every bound in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds, counts a process.

    ``header_seconds`` and ``body_seconds`` are for all of a header and all of a body, however
    steadily their bytes come. ``send_seconds`` is for the next ``send_least`` bytes of an
    answer, ``answer_seconds`` for all of it. ``body`` is 100 kB of text as a form writes it:
    three bytes for a letter outside ASCII that takes one and more.
    """

    connections: int = 1_000
    requests: int = 1_000
    """Of one connection, which is closed behind the last."""
    line: int = 8_190
    header: int = 32_768
    fields: int = 100
    body: int = 320_000
    bodies: int = 32_000_000
    """Of all bodies that are being received."""
    unsent: int = 64_000_000
    """Of all answers that wait for their readers; the largest goes first."""
    exports: int = 48
    header_seconds: float = 10
    body_seconds: float = 30
    idle_seconds: float = 15
    """Between two requests of a connection."""
    send_seconds: float = 30
    send_least: int = 30_000
    answer_seconds: float = 3_600
    wait_seconds: float = 10
    """That a page waits to be begun: its reader has given up, and others wait behind it."""
    stop_seconds: int = 10
    """For what is being answered when the site is stopped."""


LIMITS = Limits()
