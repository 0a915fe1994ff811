"""Places whose file, or whose record in a file, is no longer there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from indexer.errors import ReleaseError
from indexer.ingest import STDIN, Item
from indexer.ingest.file_names import unprintable
from indexer.jobs.register import Register
from indexer.model import ReleaseId, Source

_File = tuple[str, str]  # a collection and a path in it


def find_gone(
    register: Register,
    items: Sequence[Item],
    folders: Mapping[str, str],
    failures: Iterable[ReleaseError],
) -> dict[Source, ReleaseId]:
    """Places of the collections read that were not met, since they are there no more.

    Not of a collection whose folder is away: it may be on a disk that is not in its place
    today. Nor of a file that could not be read to its end: what it says is not known.
    """
    read = {(item.collection, item.source): item.origin for item in items}
    unread = _unread(read, failures)
    unread |= {(item.collection, item.source) for item in items if item.skipped}
    touched = {item.collection for item in items}
    there = {name for name in touched if folders.get(name) and Path(folders[name]).is_dir()}
    gone = {}
    for source in sorted(register.sources.keys() - register.seen):
        if source.collection not in there or source.path.partition("!")[0] == STDIN:
            continue
        files = set(_files(source))
        known = files & read.keys()
        if known.isdisjoint(unread) if known else _are_gone(files, folders):
            gone[source] = register.sources[source]
    return gone


def _are_gone(files: Iterable[_File], folders: Mapping[str, str]) -> bool:
    return not any(_is_there(folders[name], path) for name, path in files)


def _unread(read: Mapping[_File, str], failures: Iterable[ReleaseError]) -> set[_File]:
    """Files of which something could not be read."""
    origins = {part for failure in failures for part in _parts(failure.origin, ":#!")}
    return {file for file, origin in read.items() if origin in origins}


def _files(source: Source) -> Iterator[_File]:
    """The file a place is in: all of its path, or up to the mark before an archive's member."""
    return ((source.collection, part) for part in _parts(source.path, "!"))


def _parts(path: str, marks: str) -> Iterator[str]:
    """A path, and what stands before each of some marks in it."""
    yield path
    yield from (path[:at] for at, letter in enumerate(path) if letter in marks)


def _is_there(folder: str, path: str) -> bool:
    try:
        (Path(folder) / unprintable(path)).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:  # nobody can say
        return True
    return True
