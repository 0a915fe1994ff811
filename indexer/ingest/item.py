"""What there is to read: a piece of work small enough to hand to a worker process."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.ingest.file_names import printable

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on hostile or mistaken input; what exceeds one is refused with a reason.

    ``release_bytes``: one release, as it lies in its file. The largest of 16,397
    wire releases has 57 kB; ten million bytes are 1.6 million words.
    ``file_bytes``: a file of many releases that has to be read as a whole (JSON,
    or a member of an archive). JSONL and CSV are read in ranges: there it bounds
    one record. ``stream_bytes``: all that standard input may give.
    ``archive_bytes`` and ``archive_ratio``: an archive's uncompressed size, and
    that size over its size on disk; text packs 3 to 20 times smaller.
    ``archive_members``: members of one archive. ``zip_directory_bytes``: the list
    of its files that a zip ends with, some 150 bytes each, of which all are held at once.
    ``archive_seconds``: how long the members of one archive may take to be listed.
    ``files``: files and folders in one folder, and in all.
    """

    release_bytes: int = 10_000_000
    file_bytes: int = 200_000_000
    archive_bytes: int = 20_000_000_000
    archive_ratio: int = 200
    archive_members: int = 5_000_000
    zip_directory_bytes: int = 32_000_000
    archive_seconds: float = 300.0
    stream_bytes: int = 1_000_000_000
    files: int = 5_000_000


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Item:
    """One release, or a range of them in a bigger file.

    ``path`` is the file, "-" for standard input; ``name`` its place under the
    path that was asked for, from which ids are made. ``start`` and ``end``
    bound a range: bytes of a JSONL or CSV file whose first line is ``line``, or
    members of an archive (``end`` is -1 for all). ``payload`` holds what standard input gave.
    ``releases`` estimates how many releases come out, for a progress bar.
    ``problem`` says why the file cannot be read, when that is known already, and
    ``traceback`` where that was an error of ours. ``skipped`` says why nobody looks into it,
    though it might be read.
    ``hidden``: no file, but how many under a folder are hidden or a README, and passed over.
    ``root`` is the absolute folder that was asked for, "" where the file itself was.
    ``collection`` and ``source`` are the collection and the path in it (see ``Source``), as
    soon as they are settled; ``is_nameless`` says that nobody gave the collection a name.
    ``names`` are pairs of our name of a field and the one that records have for it.
    """

    path: str
    name: str
    start: int = 0
    end: int = -1
    line: int = 1
    releases: int = 1
    payload: bytes | None = None
    problem: str = ""
    traceback: str = ""
    skipped: str = ""
    hidden: int = 0
    root: str = ""
    collection: str = ""
    source: str = ""
    is_nameless: bool = True
    names: tuple[tuple[str, str], ...] = ()

    @property
    def origin(self) -> str:
        """The file as the report names it."""
        return "standard input" if self.path == STDIN else printable(self.path)


def plain_reason(error: OSError) -> str:
    """Why a file cannot be read, in words.

    >>> plain_reason(PermissionError(13, "Permission denied"))
    'permission denied'
    """
    return (error.strerror or type(error).__name__).lower()
