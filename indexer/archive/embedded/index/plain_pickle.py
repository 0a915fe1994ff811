"""Pickles of numbers, words and dictionaries, read without anything that could be run.

Whoosh keeps a few figures of a term dictionary as a pickle. A pickle is a program; this one may
only put plain values together. What names a class, calls or imports is refused before any of it
runs, whoever wrote it and whatever the manifest says.
"""

from __future__ import annotations

import pickle  # nosec
import pickletools
from typing import Any

_PLAIN = frozenset(
    "PROTO FRAME STOP MARK MEMOIZE EMPTY_DICT SETITEM SETITEMS SHORT_BINUNICODE BINUNICODE"
    " BININT BININT1 BININT2 LONG1".split()
)
LARGEST = 4_096
"""Bytes of such a pickle; one has about a hundred."""


def read_plain_pickle(data: bytes) -> tuple[Any, int]:
    """The value pickled at the beginning of ``data``, and the pickle's length in bytes.

    ``ValueError`` for a pickle that is broken, too long, or more than plain values.
    """
    length = 0
    for opcode, _, place in pickletools.genops(data[:LARGEST]):
        if opcode.name not in _PLAIN:
            raise ValueError(f"holds a pickle that would do {opcode.name}")
        length = (place or 0) + 1
    try:
        return pickle.loads(data[:length]), length  # noqa: S301  # of plain values, as just seen
    except (pickle.UnpicklingError, EOFError, IndexError, TypeError) as error:
        raise ValueError(f"holds a pickle that is broken: {error}") from error
