"""Files that did not change, from one generation into the next.

Two generations that are kept are two copies on the disk: were they links to one file, the bit
that is lost of it would be lost of both. So a file is linked from an older generation that has
a copy of its own, and copied where there is none: once in its life.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from indexer.archive.embedded.index.segments import segment_files
from indexer.archive.embedded.integrity.checked import CheckedFile, StoredFile
from indexer.archive.embedded.integrity.generations import Generations
from indexer.archive.embedded.integrity.manifest import GenerationFiles, SegmentInfo
from indexer.errors import DamagedArchiveError


def hand_on_segments(
    generations: Generations,
    source: GenerationFiles | None,
    target: Path,
    segments: Iterable[SegmentInfo],
) -> dict[str, StoredFile]:
    """Bring segments into a generation that is being built; their files by path."""
    if source is None:
        return {}
    paths = [path for info in segments for path in segment_files(source.folder, info)]
    held = [generations.folder(name) for name in generations.held()]
    others = [other for other in held if other != source.folder] if generations.kept else None
    hand_on(source, target, paths, others)
    return {path: source.stored[path] for path in paths}


def hand_on(
    source: GenerationFiles, target: Path, paths: Iterable[str], others: Sequence[Path] | None
) -> None:
    """Bring files into a generation that is being built, each compared with its checksums.

    ``others`` are older generations that may have copies of them; None where one copy will do,
    so that the new generation shares the files of the one before. Raises
    ``DamagedArchiveError`` where the source is not what was written.
    """
    for path in paths:
        (target / path).parent.mkdir(exist_ok=True)
        if others is None:
            _link(source.folder / path, target / path)
        elif not _link_copy(source, target, path, others):
            copy(source.folder / path, target / path)
        CheckedFile(target / path, source.stored[path]).check_all()


def copy(source: Path, target: Path) -> None:
    """Another copy of a file, whatever the disk could share."""
    shutil.copyfile(source, target, follow_symlinks=False)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk without links, or too many of them
        copy(source, target)


def _link_copy(source: GenerationFiles, target: Path, path: str, others: Sequence[Path]) -> bool:
    """Whether another generation had a whole copy of a file, which is linked now."""
    for other in others:
        candidate = other / path
        try:
            if candidate.samefile(source.folder / path):
                continue
            CheckedFile(candidate, source.stored[path]).check_all()
        except (OSError, DamagedArchiveError):  # not there, or not whole
            continue
        _link(candidate, target / path)
        return True
    return False
