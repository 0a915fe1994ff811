"""Looking after an archive: reading all of it against its checksums, and putting it right.

For whoever holds the archive's lock, or only reads.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from indexer.archive.embedded.integrity.checked import StoredFile, digest, put_in_place, say_changed
from indexer.archive.embedded.integrity.generations import Generations, ReadLock
from indexer.archive.embedded.integrity.manifest import Manifest, read_manifest
from indexer.archive.embedded.reading.reader import open_generation
from indexer.archive.embedded.writing.handing_on import copy
from indexer.archive.keeping import Recovery, Refuse, Verification, Verified
from indexer.errors import DamagedArchiveError, NoArchiveError, OtherVersionError, StorageError


def verify(generations: Generations) -> Verification:
    """See ``EmbeddedArchive.verify``."""
    current, trouble = _read_current(generations)
    found = [_examine(generations.folder(name)) for name in generations.held()]
    there = tuple(one for one in found if one is not None)
    return Verification(current, trouble, there)


def _read_current(generations: Generations) -> tuple[str, str]:
    """What ``CURRENT`` names, and what is wrong with it or with ``keep``."""
    try:
        name = generations.current()
    except NoArchiveError:
        raise
    except StorageError as error:
        return "", str(error)
    try:
        generations.kept  # noqa: B018  # reads the file that says it
    except StorageError as error:
        return name, str(error)
    return name, ""


def withdrawn_state(generations: Generations) -> str:
    """See ``StoredArchive.withdrawn_state``."""
    for name in generations.held():
        with suppress(StorageError):
            return read_manifest(generations.folder(name)).withdrawn
    return ""


def told_beside(generations: Generations) -> frozenset[str]:
    """See ``StoredArchive.told_beside``."""
    for name in generations.held():
        with suppress(StorageError):
            return read_manifest(generations.folder(name)).beside
    return frozenset()


def recover(generations: Generations, refuse: Refuse) -> Recovery:
    """See ``EmbeddedArchive.recover``. For whoever holds the lock for writing."""
    before, _ = _read_current(generations)
    held = generations.held()
    names = [before, *(n for n in held if n != before)] if before in held else held
    passed: list[Verified] = []
    for name in names:
        folder = generations.folder(name)
        found, mended = _examine_and_mend(
            folder, [generations.folder(n) for n in held if n != name]
        )
        if found is None:
            continue
        refusal = _ask(folder, refuse) if found.is_good and name != before else ""
        if refusal:
            passed.append(replace(found, refused=refusal))
        elif found.is_good:
            if name != before:
                generations.point_to(name)
            return Recovery(name, before, tuple(passed), mended)
        else:
            passed.append(found)
    return Recovery("", before, tuple(passed))


def _examine_and_mend(folder: Path, others: list[Path]) -> tuple[Verified | None, tuple[str, ...]]:
    """A generation read whole, and what of it was mended by files of the ``others``."""
    found = _examine(folder)
    if found is None or not found.damage:
        return found, ()
    mended = tuple(_mend(folder, others))
    again = _examine(folder) if mended else found
    return (again if again is None or not again.damage else found), mended


def check_whole(folder: Path, refuse: Refuse) -> None:
    """Read a generation whole; ``StorageError`` where it is damaged, another version's, or
    refused."""
    found = _examine(folder)
    if found is None:
        raise NoArchiveError(f"{folder} is gone")
    if found.foreign:
        raise OtherVersionError(found.foreign)
    if found.damage:
        raise DamagedArchiveError(folder, found.damage[0])
    if refusal := _ask(folder, refuse):
        raise StorageError(refusal)


def _ask(folder: Path, refuse: Refuse) -> str:
    """Why a whole generation may not be read again, "" where it may."""
    with closing(open_generation(folder)) as reader:
        return refuse(reader)


def _examine(folder: Path) -> Verified | None:
    """A generation read whole; None if it was removed meanwhile."""
    try:
        lock = ReadLock(folder)
    except OSError:
        return None
    try:
        manifest = read_manifest(folder)
        damage = tuple(line for stored in manifest.files if (line := _compare(folder, stored)))
        if not damage:
            open_generation(folder).close()
    except OtherVersionError as error:
        return Verified(folder.name, foreign=str(error))
    except StorageError as error:
        return Verified(folder.name, damage=(str(error),))
    finally:
        lock.release()
    size = sum(stored.bytes for stored in manifest.files)
    return Verified(folder.name, len(manifest.files), size, damage)


def _compare(folder: Path, stored: StoredFile) -> str:
    """What is wrong with a file, "" for nothing."""
    path = folder / stored.path
    try:
        found = digest(path, stored.path)
    except (DamagedArchiveError, OSError) as error:
        return str(error)
    if found.bytes != stored.bytes:
        return f"{path}: {found.bytes} bytes, {stored.bytes} were written"
    known = stored if stored.blocks else replace(stored, blocks=found.blocks)
    if found == known:
        return ""
    places = [n for n in range(0, len(found.blocks), 8) if _differ(found, known, n)]
    if not places:
        return f"{path}: its contents have changed since it was written"
    more = f", and {len(places) - 1} more blocks" if len(places) > 1 else ""
    return f"{path}: {say_changed(places[0] // 8)}{more}"


def _differ(one: StoredFile, other: StoredFile, place: int) -> bool:
    return one.blocks[place : place + 8] != other.blocks[place : place + 8]


def _mend(folder: Path, others: list[Path]) -> Iterator[str]:
    """Replace damaged files of a generation by whole copies, if every one has one: which, whence.

    Segments are the same in every generation that has them, and each of these a copy of its own.
    """
    try:
        manifest = read_manifest(folder)
    except StorageError:
        return
    copies = list(_find_copies(folder, manifest, others))
    if any(source is None for _, source in copies):
        return
    for path, source in copies:
        assert source is not None
        fresh = folder / f"{path}.mended"
        try:
            copy(source / path, fresh)
            _sync(fresh)
            put_in_place(fresh, folder / path)
        finally:
            fresh.unlink(missing_ok=True)
        yield f"{path} from {source.name}"


def _find_copies(
    folder: Path, manifest: Manifest, others: list[Path]
) -> Iterator[tuple[str, Path | None]]:
    """Damaged files, each with a generation that has it whole."""
    for stored in manifest.files:
        if _compare(folder, stored):
            whole = (other for other in others if not _compare(other, stored))
            yield stored.path, next(whole, None)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
