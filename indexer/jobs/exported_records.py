"""What lies beside exported quotes and releases: who is who, and where old ids lead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from indexer.archive import Reader
from indexer.errors import NotFoundError
from indexer.export.exchange import organisation_row, speaker_row
from indexer.export.package import WrittenFile
from indexer.export.rows import Row
from indexer.jobs.whole_files import write_rows
from indexer.model import Organisation, OrganisationId, Speaker, SpeakerId

SPEAKERS = "speakers.jsonl"
ORGANISATIONS = "organisations.jsonl"
ADDRESSES = "addresses.jsonl"
WITHDRAWALS = "withdrawals.jsonl"
_LISTED = 1_000  # records read at once


def write_records(
    reader: Reader,
    folder: Path,
    speakers: set[SpeakerId],
    organisations: set[OrganisationId],
    *,
    whole: bool,
) -> list[WrittenFile]:
    """Write the records of these, of everybody if ``whole``, and of the bodies they lead to."""
    who, bodies = set(speakers), set(organisations)
    if whole:
        moved = set(reader.redirects().values())
        who |= {SpeakerId(id_) for id_ in moved}
        bodies |= {OrganisationId(id_) for id_ in moved}
        who |= set(_list_speakers(reader))
        bodies |= set(_list_organisations(reader))
    files = [write_rows(folder / SPEAKERS, _speakers(reader, who, bodies))]
    files.append(write_rows(folder / ORGANISATIONS, _organisations(reader, bodies)))
    if whole:
        files.append(write_rows(folder / ADDRESSES, _addresses(reader)))
    return files


def _list_speakers(reader: Reader) -> Iterator[SpeakerId]:
    for page in range(1, _pages(reader.browse("speaker", "", 1, 1).total) + 1):
        for one in reader.browse("speaker", "", page, _LISTED).speakers:
            yield one.speaker.id


def _list_organisations(reader: Reader) -> Iterator[OrganisationId]:
    for page in range(1, _pages(reader.browse("organisation", "", 1, 1).total) + 1):
        for one in reader.browse("organisation", "", page, _LISTED).organisations:
            yield one.id


def _pages(total: int) -> int:
    return -(-total // _LISTED)


def _speakers(reader: Reader, wanted: set[SpeakerId], bodies: set[OrganisationId]) -> Iterator[Row]:
    """Rows in the order of ids; bodies they belong to are added to ``bodies``."""
    for id_ in sorted(wanted):
        found = _speaker(reader, id_)
        if found is not None and found.id == id_:
            bodies |= {m.organisation_id for m in found.memberships if m.organisation_id}
            yield speaker_row(found)


def _organisations(reader: Reader, wanted: set[OrganisationId]) -> Iterator[Row]:
    """Rows in the order of ids, with the parents of each."""
    found: dict[OrganisationId, Organisation] = {}
    open_ = set(wanted)
    while open_:
        held = [body for id_ in open_ if (body := _organisation(reader, id_)) and body.id == id_]
        found.update((body.id, body) for body in held)
        open_ = {body.parent for body in held if body.parent} - found.keys()
    for id_ in sorted(found):
        yield organisation_row(found[id_])


def _speaker(reader: Reader, id_: SpeakerId) -> Speaker | None:
    with suppress(NotFoundError):
        return reader.speaker(id_)
    return None


def _organisation(reader: Reader, id_: OrganisationId) -> Organisation | None:
    with suppress(NotFoundError):
        return reader.organisation(id_)
    return None


def _addresses(reader: Reader) -> Iterator[Row]:
    """What old ids lead to, and the folders of collections."""
    releases, quotes = reader.led_on()
    for kind, pairs in (
        ("collection", dict(reader.collections())),
        ("who", dict(reader.redirects())),
        ("release", {str(old): str(new) for old, new in releases.items()}),
        ("quote", {str(old): str(new) for old, new in quotes.items()}),
    ):
        for old in sorted(pairs):
            yield {"kind": kind, "id": old, "to": pairs[old]}
