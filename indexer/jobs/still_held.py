"""Which generations still hold what was withdrawn since they were published."""

from __future__ import annotations

from collections.abc import Callable

from indexer.archive import Address, Reader, Recovery, StoredArchive
from indexer.archive.address import find_memo
from indexer.errors import NotFoundError, StorageError
from indexer.withdrawals import Withdrawals, read_withdrawals


def roll_back(archive: StoredArchive, address: Address, name: str) -> tuple[str, str]:
    """``StoredArchive.roll_back``; ``StorageError`` for what would bring back withdrawn things."""
    return archive.roll_back(name, refuse=_refusal(address))


def recover(archive: StoredArchive, address: Address) -> Recovery:
    """``StoredArchive.recover``, past generations that would bring back withdrawn things."""
    return archive.recover(refuse=_refusal(address))


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


def _refusal(address: Address) -> Callable[[Reader], str]:
    try:
        withdrawals = read_withdrawals(find_memo(address, "withdrawn"))
    except (OSError, ValueError) as error:
        raise StorageError(f"{error}; build again, which writes it anew") from error

    return withdrawals.refusal
