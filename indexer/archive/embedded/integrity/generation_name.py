"""What generations are called, so that the order of their names is that of their making."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

_TIME = "%Y%m%d-%H%M%S"
_OURS = re.compile(r"([0-9]{8}-[0-9]{6})-[0-9a-f]{6}")
_SECOND = timedelta(seconds=1)
_LAST_YEAR = 9999


def new_name(held: Iterable[str]) -> str:
    """A name for a generation that is made after those of the names ``held``.

    It is when the generation was begun, and something no other has; where the clock went back,
    the second after the newest of them.
    """
    times = [began for name in held if (began := _time_of(name)) is not None]
    now = datetime.now(UTC).replace(tzinfo=None)
    time = max([now, *(began + _SECOND for began in times)])
    return f"{time:%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:6]}"


def is_ours(name: str) -> bool:
    """Whether a writer gave this name."""
    return _OURS.fullmatch(name) is not None


def begun(name: str) -> str:
    """What a name says of when it was begun, to the second: texts that sort as the times do."""
    return name[: len("20260101-000000")]


def _time_of(name: str) -> datetime | None:
    """None for a name that no writer gave, or that says no time a second may be added to."""
    found = _OURS.fullmatch(name)
    try:
        time = datetime.strptime(found[1], _TIME) if found else None  # noqa: DTZ007  # UTC all
    except ValueError:
        return None
    return time if time is not None and time.year < _LAST_YEAR else None
