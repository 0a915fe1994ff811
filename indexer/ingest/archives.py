"""Releases in a tar or zip archive: read in memory, never unpacked to disk.

Names inside an archive only label what is read, so a path that climbs out of
it (``../../etc``) leads nowhere. Sizes and counts are held to their bounds by
what an archive claims, before anything of that size is read, and again while
decompressing.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from indexer.ingest.faults import CHANGED, UNPACKING, in_plain_words
from indexer.ingest.item import Item, Limits
from indexer.ingest.member import Member, SpoiledArchiveError, is_release_name, limit_for, too_big
from indexer.ingest.tar_members import walk_tar
from indexer.ingest.zip_members import is_zip, walk_zip

__all__ = [
    "Member",
    "SpoiledArchiveError",
    "count_members",
    "is_release_name",
    "limit_for",
    "read_members",
    "too_big",
]
# What the libraries raise on an archive that nobody packed by honest means.
_SPOILED = (
    *UNPACKING, tarfile.TarError, ArithmeticError, LookupError, AttributeError, TypeError,
)  # fmt: skip


def count_members(item: Item, limits: Limits) -> int:
    """How many files of an archive may hold releases.

    Raises:
        SpoiledArchiveError: it breaks off or exceeds a limit. ``args[1]`` counts the
            files before that which are whole; none where a checksum tells that what was
            packed has changed, since nobody knows where.
    """
    count = 0
    try:
        for _ in _walk(item, limits, read=False):
            count += 1
    except SpoiledArchiveError as error:
        whole = 0 if isinstance(error.__cause__, CHANGED) else count
        raise SpoiledArchiveError(str(error), whole) from error
    return count


def read_members(item: Item, limits: Limits) -> Iterator[Member | None]:
    """The files of an archive from ``item.start`` up to ``item.end``, in the archive's order.

    None stands for a file passed over on the way to the first.

    Raises:
        SpoiledArchiveError: it breaks off or exceeds a limit on the way.
    """
    yield from _walk(item, replace(limits, archive_seconds=float("inf")), read=True)


def _walk(item: Item, limits: Limits, *, read: bool) -> Iterator[Member | None]:
    with _plain_words():
        members = walk_zip if is_zip(item) else walk_tar
        yield from members(item, limits, read)


@contextmanager
def _plain_words() -> Iterator[None]:
    """Turn what the archive libraries raise into a reason a person understands."""
    try:
        yield
    except SpoiledArchiveError:
        raise
    except _SPOILED as error:
        words = in_plain_words(error)
        raise SpoiledArchiveError(f"the archive is not readable: {words}") from error
