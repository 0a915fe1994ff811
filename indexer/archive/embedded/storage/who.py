"""Who is who as the catalogue keeps it: rows made once, taken over while nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from indexer.archive.embedded.storage.records import encode_organisation, encode_speaker
from indexer.archive.names import initial_of, latest_role, listing_key, name_key, names_of
from indexer.model import Organisation, Speaker

Record = TypeVar("Record", Speaker, Organisation)


class WhoRow(NamedTuple):
    """A speaker or an organisation: all that its row holds but its number and its quotes."""

    id: str
    name: str
    listing: str
    initial: str
    record: str
    detail: str
    keys: str


Held = Mapping[str, WhoRow]


def speaker_rows(speakers: Iterable[Speaker], held: Held) -> dict[str, WhoRow]:
    """A row for each speaker by id; the row ``held`` where the record is the same."""
    return _rows(speakers, held, encode_speaker, lambda s: latest_role(s.memberships))


def organisation_rows(organisations: Iterable[Organisation], held: Held) -> dict[str, WhoRow]:
    """A row for each organisation by id; the row ``held`` where the record is the same."""
    return _rows(organisations, held, encode_organisation, lambda _: "")


def _rows(
    records: Iterable[Record],
    held: Held,
    encode: Callable[[Record], str],
    detail: Callable[[Record], str],
) -> dict[str, WhoRow]:
    rows: dict[str, WhoRow] = {}
    for record in records:
        encoded = encode(record)
        before = held.get(record.id)
        if before is None or before.record != encoded:
            before = WhoRow(
                record.id,
                record.name,
                "\x00".join(listing_key(record)),
                initial_of(record),
                encoded,
                detail(record),
                _keys(record),
            )
        rows[record.id] = before
    return rows


def _keys(record: Speaker | Organisation) -> str:
    """Every name as it is compared, a line each."""
    return "\n".join(dict.fromkeys(map(name_key, names_of(record))))
