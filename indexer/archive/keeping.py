"""An archive that is kept somewhere, and what whoever looks after it asks of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from indexer.archive.reader import Archive, Reader
from indexer.archive.writer import WritableArchive

MemoKind = Literal["ledger", "journal", "authority", "withdrawn", "arrived", "built"]
"""What builds remember of an archive: what each release gave, what an interrupted build has
extracted, which authority folder was given, what was withdrawn, when releases came in, and what
the last build could not read."""


Refuse = Callable[[Reader], str]
"""Why a generation may not be read again, "" where it may."""


def accept(_: Reader) -> str:
    return ""


@dataclass(frozen=True)
class Verified:
    """What was found of a generation: so many files and bytes read, ``damage`` a line each.

    ``foreign`` says why this version cannot read one of which no file is damaged;
    ``refused`` why one that is whole may not be read again.
    """

    generation: str
    files: int = 0
    bytes: int = 0
    damage: tuple[str, ...] = ()
    foreign: str = ""
    refused: str = ""

    @property
    def is_good(self) -> bool:
        """Whether it is whole and can be read."""
        return not self.damage and not self.foreign


@dataclass(frozen=True)
class Verification:
    """Every generation, the newest first; ``trouble`` says why none can be told to be read."""

    current: str
    trouble: str
    generations: tuple[Verified, ...]

    @property
    def is_whole(self) -> bool:
        return not self.trouble and not any(found.damage for found in self.generations)

    @property
    def is_ours(self) -> bool:
        """Whether this version can read every generation that is not damaged."""
        return not any(found.foreign for found in self.generations)

    @property
    def newer(self) -> str:
        """The newest whole generation, where an older one is read; else ""."""
        names = [found.generation for found in self.generations]
        if self.current not in names:
            return ""
        ahead = self.generations[: names.index(self.current)]
        return next((found.generation for found in ahead if found.is_good), "")


@dataclass(frozen=True)
class Recovery:
    """What was put right: ``generation`` is read now, "" where none is whole.

    ``before`` is what was read before, "" for nothing; the ``passed`` are damaged, or another
    version's; the ``mended`` files were replaced by whole copies of other generations.
    """

    generation: str
    before: str
    passed: tuple[Verified, ...] = ()
    mended: tuple[str, ...] = ()


class StoredArchive(Archive, WritableArchive, Protocol):
    """What ``open_archive`` gives: an archive to read, to write and to look after."""

    def published(self) -> str:
        """The name of the generation that is published, "" where none can be told; opens none."""
        ...

    def generations(self) -> tuple[str, ...]:
        """The names of all generations that are held, the newest first."""
        ...

    def reader_of(self, name: str) -> AbstractContextManager[Reader]:
        """A reader of one generation; `current` and `previous` name those of their turn.

        ``NotFoundError`` where there is none of this name.
        """
        ...

    def withdrawn_state(self) -> str:
        """What the newest generation that can be read says was withdrawn when it was published,
        as its writer was told; "" for nothing, and for those of earlier versions."""
        ...

    def told_beside(self) -> frozenset[str]:
        """The memos (``MemoKind``) that the newest generation that can be read was published
        with, and that cannot have gone for want of ever being there."""
        ...

    def roll_back(self, name: str = "previous", *, refuse: Refuse = accept) -> tuple[str, str]:
        """Make an earlier generation the one that is read: what was read, and what is now.

        It is read whole first. ``StorageError`` with what ``refuse`` says of it, if anything.
        ``NotFoundError`` where there is none of this name,
        ``DamagedArchiveError`` where it is not whole.
        """
        ...

    def verify(self) -> Verification:
        """Read every generation whole and compare it with its checksums.

        ``NoArchiveError`` without any generation.
        """
        ...

    def keep(self, number: int) -> None:
        """Leave so many generations beside the newest one, from the next publication on."""
        ...

    def recover(self, *, refuse: Refuse = accept) -> Recovery:
        """Make the newest generation that is whole the one that is read.

        Those of which ``refuse`` says anything are passed over, but for the one that is read.

        ``StorageError`` when a writer is at work, ``NoArchiveError`` without any generation.
        """
        ...

    def memo(self, kind: MemoKind) -> Path:
        """A file of this machine beside the archive, which need not be there.

        Only who holds the archive for writing may change ledger and journal. Losing one costs
        time and no quote.
        """
        ...

    def holds(self, path: Path) -> bool:
        """Whether a file stands inside the archive, where nobody else may write."""
        ...
