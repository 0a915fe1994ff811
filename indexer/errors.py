"""What can go wrong, drawn as a tree.

::

    ArchiveError                 anything On Record itself raises; stops the run, publishes nothing
    ├── ReleaseError             one release cannot be read; it is skipped and enters the report
    │   ├── InternalError        an error of ours stopped it from being read; has the traceback
    │   └── Remark               it was read, though not all of it: told, and no failure
    ├── AuthorityError           a curated file is wrong; names the file and the line
    ├── GoldError                an annotated file is wrong; names the file and the line
    ├── QueryError               a query asks for what cannot be asked (the app turns it into a 400)
    ├── ExportError              an export cannot be written as asked, or read back
    │   └── MissingExtraError    a form of file needs a package that is not installed
    ├── PruneError           a build would remove most of a collection, and nobody said it is meant
    ├── ShownAgainError          a build would show again what was withdrawn, and nobody said so
    ├── NotFoundError            no such quote, release, speaker or organisation (a 404)
    └── StorageError             the archive cannot be opened, read or written
        ├── NoArchiveError       there is no published archive at the place named
        ├── UnreachableError     the archive is elsewhere and does not answer, or not whole, now
        ├── OtherVersionError    another version of On Record built it
        ├── WithheldArchiveError  a generation holds what was withdrawn since
        └── DamagedArchiveError  a generation's files do not match their manifest

A lower library's error never leaves the module that calls the library: it is
raised again as one of these.
"""

from __future__ import annotations

from pathlib import PurePath


class ArchiveError(Exception):
    """The root of every error On Record raises."""


class ReleaseError(ArchiveError):
    """One release cannot be read.

    ``origin`` names the file (or the member of a container, or the line of a
    JSONL file), ``reason`` says in plain words what is wrong with it.
    """

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReleaseError], tuple[str, ...]]:
        # Sent back from worker processes: an exception is rebuilt from its arguments.
        return type(self), (self.origin, self.reason)


class InternalError(ReleaseError):
    """An error of ours kept one release from being read: there is something to mend here.

    ``traceback`` says where, in some 8,000 characters at most.
    """

    def __init__(self, origin: str, reason: str, traceback: str) -> None:
        super().__init__(origin, reason)
        self.traceback = traceback

    def __reduce__(self) -> tuple[type[InternalError], tuple[str, ...]]:
        return type(self), (self.origin, self.reason, self.traceback)


class Remark(ReleaseError):  # noqa: N818  # told as errors are, and none
    """Something that people should know of what was read, such as a column that nobody reads."""


class CuratedFileError(ArchiveError):
    """A file kept by people is wrong at a line (1-based; 0 when the whole file is meant)."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        place = f"{path}:{line}" if line else path
        super().__init__(f"{place}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class AuthorityError(CuratedFileError):
    """The authority file is wrong at a line."""


class GoldError(CuratedFileError):
    """An annotated release is wrong at a line."""


class QueryError(ArchiveError):
    """A query asks for something that cannot be asked."""


class PruneError(ArchiveError):
    """Most releases of a collection would be removed, and nobody said that this is meant."""


class ShownAgainError(ArchiveError):
    """What was withdrawn would be shown again, and nobody said that this is meant."""


class NotFoundError(ArchiveError):
    """No such quote, release, speaker or organisation in this archive."""


class ExportError(ArchiveError):
    """An export cannot be written as asked, or cannot be read back."""


class MissingExtraError(ExportError):
    """What is asked for needs an extra of the package that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} need the extra {extra!r}: pip install 'on-record[{extra}]'")


class StorageError(ArchiveError):
    """The archive cannot be opened, read or written."""


class NoArchiveError(StorageError):
    """There is no published archive at the place named."""


class UnreachableError(StorageError):
    """The archive is on other machines, which do not answer now, or not with all they hold."""


class OtherVersionError(StorageError):
    """A generation is whole, as far as can be told, but this version cannot read it."""


class WithheldArchiveError(StorageError):
    """A generation is whole, and is not read: it holds what people withdrew since."""


class DamagedArchiveError(StorageError):
    """A file of an archive is not what was written. ``advice`` says what to do about it.

    ``place`` is the path of the file, or of the folder where no one file is to blame, and
    ``name`` the last part of it.
    """

    def __init__(
        self,
        place: str | PurePath,
        reason: str,
        advice: str = "'quote-index verify' says what is damaged,"
        " 'quote-index recover' restores the newest generation that is whole",
    ) -> None:
        super().__init__(f"{place}: {reason}")
        self.name = PurePath(place).name
        self.advice = advice
