"""Reports of readers on attributions: a queue that a site appends to and people work through.

A file of JSON lines; what was settled stands in another beside it, so that a site may go on
writing meanwhile. Nothing says who reported.
"""

from __future__ import annotations

import fcntl
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

ReportKind = Literal["speaker", "words", "no_quote", "other"]
"""Somebody else said it; the words are other ones; it is no quote; anything else."""
REPORT_KINDS: tuple[ReportKind, ...] = get_args(ReportKind)
LONGEST = 2_000
"""Letters of each thing that a report says."""
_LARGEST = 20_000_000
"""Bytes of a queue: some 10,000 reports. Then the site takes no more."""
_LONGEST_LINE = 50_000


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``instead`` is who said it, or the right words; ``reason`` how it is known."""

    id: str
    at: str  # ISO 8601, UTC
    quote: str
    kind: ReportKind
    instead: str = ""
    reason: str = ""


def make_report(quote: str, kind: ReportKind, instead: str, reason: str) -> Report:
    """A report of now, every part on one line and cut to what is kept."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    parts = (" ".join(part.split())[:LONGEST] for part in (instead, reason))
    return Report(uuid.uuid4().hex[:12], now, quote, kind, *parts)


class FullQueueError(Exception):
    """The queue holds as much as it may."""


def add_report(queue: Path, report: Report) -> None:
    """Append a report. ``FullQueueError`` where there is no room; ``OSError`` for the disk."""
    _append(queue, asdict(report))


def settle_report(queue: Path, report: Report, outcome: str) -> None:
    """Note what became of a report, so that it is open no more."""
    _append(_settled(queue), {"id": report.id, "outcome": outcome})


def open_reports(queue: Path) -> list[Report]:
    """Reports that nobody has settled, the oldest first; lines that are none are passed over."""
    settled = {str(row.get("id")) for row in _rows(_settled(queue))}
    found = []
    for row in _rows(queue):
        parts = [row.get(name) for name in ("id", "at", "quote", "kind", "instead", "reason")]
        is_one = all(isinstance(part, str) for part in parts) and row["kind"] in REPORT_KINDS
        if is_one and row["id"] not in settled:
            found.append(Report(*parts))  # type: ignore[arg-type]  # texts, as was checked
    return found


def _settled(queue: Path) -> Path:
    return queue.with_name(queue.name + ".settled")


def _append(path: Path, row: dict[str, Any]) -> None:
    line = (json.dumps(row, ensure_ascii=True) + "\n").encode()
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # let go of when it is closed
        if os.fstat(handle).st_size + len(line) > _LARGEST:
            raise FullQueueError
        file.write(line)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            while line := lines.readline(_LONGEST_LINE):
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(row, dict):
                    yield row
    except FileNotFoundError:
        return
