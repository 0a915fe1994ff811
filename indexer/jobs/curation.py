"""What people decided about an archive, handed on with it to another place.

An archive that is exported and imported, or copied, must not forget what was withdrawn from it,
nor that the next build needs the authority folder.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.archive import Address, Writer
from indexer.archive.address import find_memo
from indexer.errors import StorageError
from indexer.jobs.authority_folder import has_authority, remember_authority_elsewhere
from indexer.withdrawals import NONE, Withdrawals, read_withdrawals, write_withdrawals


@dataclass(frozen=True, slots=True)
class Curation:
    """What was withdrawn or set right, and whether an authority folder says so."""

    withdrawn: Withdrawals = NONE
    has_authority: bool = False


def read_curation(address: Address) -> Curation:
    """What lies beside an archive.

    Raises:
        StorageError: the notices of what was withdrawn cannot be read.
    """
    return Curation(_read(address), has_authority(address))


def publish_curated(writer: Writer, target: Address, curation: Curation) -> str:
    """Publish what a writer was given, with what people decided about it; the generation.

    What is withdrawn is told before the generation is there, as in a build.

    Raises:
        StorageError: the target's folder cannot be written, or its own notices not be read.
    """
    path = find_memo(target, "withdrawn")
    told = replace(curation.withdrawn, generation="").with_those_of(_read(target))
    try:
        write_withdrawals(path, told)
        generation = writer.publish(told.state, ("authority",) if curation.has_authority else ())
        write_withdrawals(path, replace(told, generation=generation))
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror}") from error
    if curation.has_authority:
        remember_authority_elsewhere(target)
    return generation


def _read(address: Address) -> Withdrawals:
    try:
        return read_withdrawals(find_memo(address, "withdrawn"))
    except (OSError, ValueError) as error:
        raise StorageError(str(error)) from error
