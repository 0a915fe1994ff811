"""Which generations still hold what was withdrawn since they were published."""

from __future__ import annotations

from collections.abc import Callable

from indexer.archive import Address, Reader, Recovery, StoredArchive
from indexer.archive.address import find_memo
from indexer.errors import NotFoundError, StorageError
from indexer.withdrawals import REMEDY, Withdrawals, read_covering


def roll_back(archive: StoredArchive, address: Address, name: str) -> tuple[str, str]:
    """``StoredArchive.roll_back``; ``StorageError`` for what would bring back withdrawn things."""
    return archive.roll_back(name, refuse=_refusal(archive, address))


def recover(archive: StoredArchive, address: Address) -> Recovery:
    """``StoredArchive.recover``, past generations that would bring back withdrawn things."""
    return archive.recover(refuse=_refusal(archive, address))


def find_still_held(archive: StoredArchive, withdrawals: Withdrawals) -> tuple[str, ...]:
    """The generations beside the one that is read that still hold what was withdrawn.

    One that cannot be read is passed over: `verify` tells of it.
    """
    if not withdrawals.notices:
        return ()
    current, found = archive.published(), []
    for name in archive.generations():
        if name != current:
            try:
                with archive.reader_of(name) as reader:
                    if withdrawals.refusal(reader):
                        found.append(name)
            except (StorageError, NotFoundError, OSError):
                continue
    return tuple(found)


def read_all_withdrawn(archive: StoredArchive, address: Address) -> Withdrawals:
    """What was withdrawn; ``StorageError`` where nobody can tell all of it."""
    try:
        return read_covering(find_memo(address, "withdrawn"), archive.withdrawn_state())
    except (OSError, ValueError) as error:
        raise StorageError(f"{error}; {REMEDY}") from error


def _refusal(archive: StoredArchive, address: Address) -> Callable[[Reader], str]:
    try:
        return read_all_withdrawn(archive, address).refusal
    except StorageError as error:
        reason = str(error)
        return lambda reader: f"{reader.generation} is not read again: {reason}"
