"""The one place where any error is caught: what goes wrong with one item costs that item.

Whatever is read was written by somebody else, and may meet a case nobody thought of. A defect
of the item is a ``ReleaseError``; every other exception is an error of ours, and comes back as
an ``InternalError`` with its traceback, so that the rest is read and nobody takes it for done.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from indexer.errors import InternalError, ReleaseError

Result = TypeVar("Result")

OUT_OF_MEMORY = "it needs more memory than there is for one release"

_MESSAGE = 200  # characters of an error's own words: they may hold all of a release
_TRACEBACK = 8_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_HERE = Path(__file__).resolve().parents[1]


def fenced(origin: str, work: Callable[[], Result]) -> Result | ReleaseError:
    """What ``work`` gives, or what is wrong with ``origin`` as a value; never raises an error.

    Only what ends the whole run goes through: KeyboardInterrupt, SystemExit and their like.
    """
    try:
        return work()
    except ReleaseError as error:
        return error
    except MemoryError:
        return ReleaseError(origin, OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001  # the fence
        return internal_error(origin, error)


def internal_error(origin: str, error: Exception) -> InternalError:
    """An unforeseen exception as the error of ours that it is."""
    told = traceback.TracebackException.from_exception(error, limit=-40)
    words = _CONTROL.sub("?", " ".join("".join(told.format_exception_only()).split()))
    place = _place(told.stack)
    lines = _printable("".join(told.format()))
    return InternalError(
        origin,
        f"an error of ours: {_shorten(_printable(words), _MESSAGE)}{place}",
        _shorten(lines, _TRACEBACK),
    )


def _place(stack: traceback.StackSummary) -> str:
    """Where in our code it happened: the innermost line of it."""
    for frame in reversed(stack):
        path = Path(frame.filename)
        if path.is_relative_to(_HERE / "indexer") and path != Path(__file__).resolve():
            return f" ({path.relative_to(_HERE).as_posix()}:{frame.lineno})"
    return ""


def _printable(words: str) -> str:
    return words.encode("utf-8", "backslashreplace").decode()


def _shorten(words: str, most: int) -> str:
    """The head and the tail of what is too long; a traceback says the most at its ends."""
    if len(words) <= most:
        return words
    return f"{words[: most // 2]} … {words[-most // 2 :]}"
