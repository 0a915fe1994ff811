"""One file compressed by gzip, bzip2 or xz: unpacked in memory, as far as a file may go."""

from __future__ import annotations

import gzip
import io

from indexer.errors import ReleaseError
from indexer.ingest.faults import UNPACKING, in_plain_words
from indexer.ingest.item import Limits
from indexer.ingest.sniff import format_by_name, holds_many, unpacked_name
from indexer.ingest.unpacking import Unpacked, open_packed


def unpack(data: bytes, origin: str, limits: Limits) -> tuple[bytes, ReleaseError | None]:
    """The bytes of a compressed file, and what of it was left unread behind them.

    Raises:
        ReleaseError: it is damaged, cut off, or unpacks to more than a file may have.
    """
    kind = format_by_name(unpacked_name(origin))
    limit = limits.file_bytes if kind is None or holds_many(kind) else limits.release_bytes
    try:
        with _open(data) as file:
            unpacked = file.read(limit + 1)
            left = file.left
    except UNPACKING as error:
        reason = f"the compressed file is not readable: {in_plain_words(error)}"
        raise ReleaseError(origin, reason) from error
    if len(unpacked) > limit:
        raise ReleaseError(origin, f"too big: it unpacks to more than {limit:,} bytes")
    return unpacked, ReleaseError(origin, left) if left else None


def is_tar_inside(data: bytes) -> bool:
    """Whether a compressed file begins as a tar archive does."""
    try:
        with _open(data) as file:
            return file.read(512)[257:262] == b"ustar"
    except UNPACKING:
        return False


def _open(data: bytes) -> Unpacked:
    opened = open_packed(io.BytesIO(data))
    if opened is None:
        raise gzip.BadGzipFile("not packed")
    return opened
