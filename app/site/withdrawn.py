"""What was withdrawn: 410 with day and reason for its addresses, and pages robots leave out."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask, Response, current_app, request

from indexer.archive.address import Address, find_memo
from indexer.withdrawals import NONE, Departed, Notice, Withdrawals, WithdrawnKind, read_withdrawals

_KINDS: dict[str, WithdrawnKind] = {
    "quote_id": "quote",
    "release_id": "release",
    "speaker_id": "speaker",
}


@dataclass(slots=True)
class _Held:
    """The notices read last, and of which file."""

    path: Path
    stamp: tuple[int, int, int] | None = None
    read: Withdrawals = NONE
    lock: threading.Lock = field(default_factory=threading.Lock)

    def current(self) -> Withdrawals:
        stamp = self._stamp()
        if stamp != self.stamp:
            with self.lock:
                self.read = self._read()
                self.stamp = stamp
        return self.read

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _read(self) -> Withdrawals:
        try:
            return read_withdrawals(self.path)
        except (OSError, ValueError):
            current_app.logger.exception("what was withdrawn cannot be read")
            return NONE


def set_up(application: Flask, archive: Address) -> None:
    application.extensions["withdrawn"] = _Held(find_memo(archive, "withdrawn"))
    application.after_request(_keep_robots_out)


def current_withdrawals() -> Withdrawals:
    """What was withdrawn from the archive, and what robots are to leave out."""
    held: _Held = current_app.extensions["withdrawn"]
    return held.current()


def find_notice() -> Notice | None:
    """Why there is nothing at the address of the present request, where that was decided."""
    asked = _asked()
    return current_withdrawals().notices.get(asked) if asked is not None else None


def find_departed() -> Departed | None:
    """Where the words of the quote asked for stand, if they are in no quote any more."""
    asked = _asked()
    if asked is None or asked[0] != "quote":
        return None
    return current_withdrawals().departed.get(asked[1])


def _asked() -> tuple[WithdrawnKind, str] | None:
    """Which quote, release or speaker the present request is for."""
    if request.endpoint == "unapi.unapi":
        return "quote", request.args.get("id", "")
    for name, value in (request.view_args or {}).items():
        kind = _KINDS.get(name)
        if name == "identifier":
            kind = _KINDS.get(f"{(request.endpoint or '').rpartition('.')[2]}_id")
        if kind is not None:
            return kind, str(value)
    return None


def _keep_robots_out(response: Response) -> Response:
    asked = _asked()
    if asked is not None and current_withdrawals().keeps_out(*asked):
        response.headers["X-Robots-Tag"] = "noindex"
    return response
