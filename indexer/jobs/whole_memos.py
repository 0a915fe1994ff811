"""Whether what builds remember beside an archive is as they wrote it."""

from __future__ import annotations

from indexer import arrivals, last_build, withdrawals
from indexer.archive import StoredArchive
from indexer.archive.address import Address, find_memo
from indexer.archive.keeping import MemoKind
from indexer.errors import StorageError
from indexer.jobs import authority_folder
from indexer.jobs.still_held import read_all_withdrawn
from indexer.memos import memo_lies_there, verify_memo

_LARGEST: dict[MemoKind, int] = {
    "withdrawn": withdrawals.LARGEST,
    "arrived": arrivals.LARGEST,
    "built": last_build.LARGEST,
    "authority": authority_folder.LARGEST,
}


def verify_memos(archive: StoredArchive, address: Address) -> list[str]:
    """What is wrong with each of them and with its copy, [] for nothing."""
    found = [
        f"{wrong}; the next build writes it anew from the other of the two, if that is whole"
        for kind, largest in _LARGEST.items()
        for wrong in verify_memo(find_memo(address, kind), largest)
    ]
    for kind in _LARGEST:
        path = find_memo(address, kind)
        if kind in archive.told_beside() and not memo_lies_there(path):
            found.append(f"{path} is gone, and so is its copy: put it back from a copy")
    try:
        read_all_withdrawn(archive, address)
    except StorageError as error:
        found.append(str(error))
    return found
