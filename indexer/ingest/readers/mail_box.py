"""A mailbox in the form called mbox: messages, each behind a line that begins with "From "."""

from __future__ import annotations

import re
from functools import partial

from indexer.errors import ReleaseError
from indexer.ingest.member import too_big
from indexer.ingest.part import Part, Parts
from indexer.ingest.readers import mail
from indexer.ingest.reading import Reading

_BORDER = re.compile(rb"(?:^|(?<=\n\n)|(?<=\n\r\n))From \S+ [^\n]{0,80}\d\d:\d\d[^\n]*\n")
_MASKED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(data: bytes, origin: str, reading: Reading) -> Parts:
    """The messages of a mailbox.

    Raises:
        ReleaseError: it does not begin as one.
    """
    if _BORDER.match(data) is None:
        raise ReleaseError(origin, 'not a mailbox: it does not begin with a line "From …"')
    return _parts(data, origin, reading)


def _parts(data: bytes, origin: str, reading: Reading) -> Parts:
    starts = _BORDER.finditer(data)
    border = next(starts)
    number = 0
    while border is not None:
        following = next(starts, None)
        end = following.start() if following else len(data)
        number += 1
        where = f"{origin}#{number}"
        size = end - border.end()
        if size > reading.limits.release_bytes:
            yield ReleaseError(where, too_big(size, reading.limits.release_bytes))
        else:
            message = _MASKED.sub(rb"\1", data[border.end() : end])
            yield Part(where, partial(mail.read, message, where, reading))
        if following is None:
            return
        border = following
