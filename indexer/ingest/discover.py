"""From the paths somebody names to the items there are to read, in a fixed order."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO

from indexer.errors import InternalError, ReleaseError
from indexer.fence import fenced
from indexer.ingest.archives import SpoiledArchiveError, count_members, is_release_name
from indexer.ingest.columns import Names
from indexer.ingest.file_names import printable
from indexer.ingest.item import DEFAULT_LIMITS, STDIN, Item, Limits, plain_reason
from indexer.ingest.links import Links
from indexer.ingest.ranges import LongRecordError, split_lines
from indexer.ingest.release_id import layout_name
from indexer.ingest.sniff import format_by_name, is_archive, stem_of
from indexer.ingest.walk import TooManyError, is_folder, match_paths, walk_files

_END = Item("", "")
# Files that lie beside releases in a folder and never are any.
_BESIDE = frozenset((".py", ".pyc", ".lock", ".toml", ".yaml", ".yml", ".ini", ".css", ".js"))
_LOOKED_AT = 64_000  # bytes of a file without lines
_ARCHIVE_SHARES = 16  # a packed tar is read from its start for each share: eight times over
_SMALLEST_SHARE = 250  # members


def discover(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    follow_links: bool = False,
    names: Names = (),
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Item]:
    """Every item under ``paths``, each a file, folder, glob, archive or "-".

    Folders are walked in sorted order; hidden files and the likes of README
    are passed over there and in globs, but read when named. A file that is asked for twice is
    read once. Links are followed as ``links`` says. A path that is not there is an item with a
    problem, not an exception. ``names`` says what columns and keys hold (see ``columns``).
    """
    discovery = _Discovery(stdin, limits, Links(follow=follow_links))
    for path in paths:
        root = _root_of(path)
        for item in discovery.look_at(path):
            yield replace(item, root=root, names=names)


def _root_of(path: str) -> str:
    """The folder a path asks for, "" where it names a file."""
    if is_folder(path):
        return os.path.abspath(path)  # noqa: PTH100  # a path with ".." must have one form
    if path != STDIN and not os.path.lexists(path) and glob.has_magic(path):
        return os.path.abspath(_fixed(path))  # noqa: PTH100
    return ""


class _Discovery:
    """The files met so far, and the names given; two files never share one."""

    def __init__(self, stdin: BinaryIO | None, limits: Limits, links: Links) -> None:
        self._stdin = stdin
        self._limits = limits
        self._links = links
        self._names: set[str] = set()
        self._met: set[str] = set()

    def look_at(self, path: str) -> Iterator[Item]:
        """The items of a path; an error of ours costs those that were still to come."""
        items = self._look_at(path)
        while True:
            item = fenced(path, partial(next, items, _END))
            if isinstance(item, ReleaseError):
                told = item.traceback if isinstance(item, InternalError) else ""
                yield Item(path, path, problem=item.reason, traceback=told)
            elif item is _END:
                return
            else:
                yield item

    def _look_at(self, path: str) -> Iterator[Item]:
        if path == STDIN:
            yield from self._standard_input()
        elif is_folder(path):
            yield from self._folder(path)
        elif os.path.lexists(path):
            yield from self._file(path, PurePath(path).name, str(PurePath(path).parent))
        elif glob.has_magic(path):
            yield from self._glob(path)
        else:
            yield Item(path, path, problem="no such file or folder")

    def _glob(self, pattern: str) -> Iterator[Item]:
        """What a pattern matches; names start where its first wildcard stands."""
        fixed = _fixed(pattern)
        try:
            matches = match_paths(pattern, self._limits.files)
        except TooManyError as error:
            yield Item(pattern, pattern, problem=str(error))
            return
        files = [m for m in matches if is_release_name(PurePath(m).name) and not is_folder(m)]
        for path in files:
            yield from self._file(path, PurePath(path).relative_to(fixed).as_posix(), str(fixed))
        if not files:
            for path in matches:
                if reason := self._links.skip_file(path, str(fixed)):
                    yield Item(path, path, skipped=reason, releases=0)
                else:
                    yield from self._folder(path)
        if not matches:
            yield Item(pattern, pattern, problem="no file matches")

    def _folder(self, root: str) -> Iterator[Item]:
        """Files under a folder, depth first, sorted, and how many were passed over."""
        hidden = 0
        for found in walk_files(root, self._limits.files, self._links):
            path, name = found.path, PurePath(found.path).name
            if found.problem:
                yield Item(path, path, problem=found.problem)
            elif found.skipped:
                yield Item(path, path, skipped=found.skipped, releases=0)
            elif found.hidden or not is_release_name(name):
                hidden += 1
            elif PurePath(name).suffix.lower() not in _BESIDE:
                yield from self._file(path, PurePath(path).relative_to(root).as_posix(), root)
        if hidden:
            yield Item(root, root, releases=0, hidden=hidden)

    def _file(self, path: str, relative: str, root: str) -> Iterator[Item]:
        whole = os.path.abspath(path)  # noqa: PTH100
        if whole in self._met:
            return
        self._met.add(whole)
        if os.path.lexists(path) and (reason := self._links.skip_file(path, root)):
            yield Item(path, path, skipped=reason, releases=0)
            return
        name = self._unique(path, relative)
        try:
            status = Path(path).stat()
        except OSError as error:
            yield Item(path, name, problem=_why_not(path, error))
            return
        if not stat.S_ISREG(status.st_mode):
            yield Item(path, name, problem=_say_kind(status.st_mode))
            return
        kind = format_by_name(path)
        if is_archive(kind):
            yield from self._archive(path, name)
        elif kind in ("jsonl", "csv"):
            yield from self._lines(path, name, quoted=kind == "csv")
        else:
            yield Item(path, name)

    def _lines(self, path: str, name: str, *, quoted: bool) -> Iterator[Item]:
        ranges = split_lines(Path(path), quoted=quoted, most=self._limits.file_bytes)
        found = False
        try:
            for start, end, line, records in ranges:
                found = True
                yield Item(path, name, start, end, line, records)
        except OSError as error:
            yield Item(path, name, problem=plain_reason(error))
        except LongRecordError as error:
            yield Item(path, name, problem=str(error))
        else:
            if not found:
                yield Item(path, name, problem=_why_no_line(path))

    def _archive(self, path: str, name: str) -> Iterator[Item]:
        """Shares of an archive's members, and its problem if it has one."""
        problem = ""
        try:
            count = count_members(Item(path, name), self._limits)
        except SpoiledArchiveError as error:
            problem, count = str(error.args[0]), int(error.args[1])
        share = max(_SMALLEST_SHARE, -(-count // _ARCHIVE_SHARES))
        for start in range(0, count, share):
            end = min(start + share, count)
            yield Item(path, name, start, end, releases=end - start)
        if problem or not count:
            yield Item(path, name, problem=problem or "the archive holds no release")

    def _unique(self, path: str, relative: str) -> str:
        """A name for a file: its place, without its extension while that tells it apart."""
        whole = printable(layout_name(Path(path).absolute().as_posix(), relative))
        stem = stem_of(whole)
        name, number = stem, 1
        if name in self._names:
            name = whole
        while name in self._names:
            number += 1
            name = f"{whole}-{number}"
        self._names.add(name)
        return name

    def _standard_input(self) -> Iterator[Item]:
        if self._stdin is None:
            yield Item(STDIN, "", problem="nothing is connected to standard input")
            return
        yield from split_stream(self._stdin, self._limits)


def split_stream(stream: BinaryIO, limits: Limits) -> Iterator[Item]:
    """Items of a stream: lines of JSON by the megabyte, anything else as a whole."""
    first = stream.readline(limits.release_bytes + 1)
    if first.lstrip().startswith(b"{") and first.rstrip().endswith(b"}"):
        yield from _split_json_lines(stream, first, limits)
        return
    data = first + stream.read(limits.file_bytes + 1 - len(first))
    if len(data) > limits.file_bytes:
        yield Item(STDIN, "", problem=f"too big: more than {limits.file_bytes:,} bytes")
    else:
        yield Item(STDIN, "", payload=data)


def _split_json_lines(stream: BinaryIO, first: bytes, limits: Limits) -> Iterator[Item]:
    lines, size, start, whole = [first], len(first), 1, len(first)
    while line := stream.readline(limits.release_bytes + 1):
        lines.append(line)
        size += len(line)
        whole += len(line)
        if whole > limits.stream_bytes:
            problem = f"too big: more than {limits.stream_bytes:,} bytes; the rest was not read"
            yield Item(STDIN, "", problem=problem)
            return
        if size >= 1_000_000 and line.endswith(b"\n"):
            yield Item(STDIN, "", line=start, releases=len(lines), payload=b"".join(lines))
            start += len(lines)
            lines, size = [], 0
    if lines:
        yield Item(STDIN, "", line=start, releases=len(lines), payload=b"".join(lines))


def _why_not(path: str, error: OSError) -> str:
    """Why there is no file at a path."""
    if error.errno == errno.ELOOP:
        return "a link that leads back to itself"
    gone = error.errno == errno.ENOENT and os.path.lexists(path)
    return "a link that leads nowhere" if gone else plain_reason(error)


def _why_no_line(path: str) -> str:
    """Why a file of lines gave none: old programs end them in a way that joins all."""
    with Path(path).open("rb") as file:
        start = file.read(_LOOKED_AT)
    if b"\r" in start.strip() and b"\n" not in start:
        return "its lines end in CR alone: save it again with the line ends of Unix or Windows"
    return "the file is empty" if not start.strip() else "it has no row below its header"


def _say_kind(mode: int) -> str:
    """What is no file, and would be waited for in vain, or never end."""
    if stat.S_ISFIFO(mode):
        return "a named pipe, not a file"
    if stat.S_ISSOCK(mode):
        return "a socket, not a file"
    return "a device, not a file"


def _fixed(pattern: str) -> PurePath:
    """The folder in which the first wildcard of a pattern stands."""
    return PurePath(*_until_magic(PurePath(pattern).parts))


def _until_magic(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if glob.has_magic(part):
            return
        yield part
