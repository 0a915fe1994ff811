"""What the last build did and could not read, as a file beside the generations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from indexer.memos import read_memo, write_memo

LARGEST = 10_000_000  # characters
_MOST = 200
"""Reasons that are kept: of names in them there may be many."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """When a build of a generation ended (UTC), how many releases it read, and why others could
    not be read, with how many each: no names of files, which may tell what is not public."""

    generation: str
    at: datetime
    read: int
    unread: tuple[tuple[str, int], ...] = ()


def read_last_build(path: Path) -> LastBuild | None:
    """What a build wrote, None without it. ``ValueError`` for another file."""
    try:
        told = json.loads(read_memo(path, LARGEST))
        unread = tuple((str(reason), int(count)) for reason, count in told["unread"])
        at = datetime.fromisoformat(told["at"])
        return LastBuild(str(told["generation"]), at, int(told["read"]), unread)
    except FileNotFoundError:
        return None
    except (TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError(f"{path} is not what a build writes: {error}") from error


def write_last_build(path: Path, done: LastBuild) -> None:
    """Replace what the build before wrote."""
    told = {
        "generation": done.generation,
        "at": done.at.isoformat(timespec="seconds"),
        "read": done.read,
        "unread": [list(pair) for pair in done.unread[:_MOST]],
    }
    write_memo(path, json.dumps(told, ensure_ascii=False))
