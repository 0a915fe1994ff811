"""Speakers as a table for OpenRefine: one row a speaker, reconciled and read back.

Fill ``same_as`` with the id of the speaker a row really is, and the identifier
columns (``wikidata``, ``orcid``, ``lei``) by reconciliation; reading the table
back gives merges and curated people. Several values in a cell are separated by
``|``, as OpenRefine's "split multi-valued cells" expects.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from indexer.errors import AuthorityError
from indexer.identity.authority.values import CuratedMembership, CuratedPerson
from indexer.model import Identification
from indexer.text.cells import Line, arm

COLUMNS = (
    "id",
    "name",
    "type",
    "aliases",
    "roles",
    "organisations",
    "first",
    "last",
    "quotes",
    "wikidata",
    "orcid",
    "lei",
    "same_as",
)
_SCHEMES = ("wikidata", "orcid", "lei")
_LONGEST_CELL = 100_000


@dataclass(frozen=True, slots=True)
class Refined:
    """What a table read back decides; ``skipped`` says which rows decide nothing and why."""

    merges: tuple[tuple[str, str], ...]
    people: tuple[CuratedPerson, ...]
    skipped: tuple[str, ...]


def write_table(identification: Identification, file: IO[str]) -> int:
    """Write the table (open the file with ``newline=""``); how many rows."""
    line = Line("\n")
    file.write(line.of(COLUMNS))
    for speaker in identification.speakers:
        dates = [d for m in speaker.memberships for d in (m.since, m.until) if d is not None]
        identifiers = dict(speaker.identifiers)
        row = [
            speaker.id,
            speaker.name,
            speaker.type,
            _join(a.name for a in speaker.aliases if a.name != speaker.name),
            _join(m.role for m in speaker.memberships),
            _join(m.organisation for m in speaker.memberships),
            min(dates).isoformat() if dates else "",
            max(dates).isoformat() if dates else "",
            str(speaker.quotes),
            *(identifiers.get(scheme, "") for scheme in _SCHEMES),
            "",
        ]
        file.write(line.of(row))
    return len(identification.speakers)


def read_table(file: IO[str], origin: str) -> Refined:
    """Read a table back. Raises ``AuthorityError`` with the line of a row that is wrong."""
    csv.field_size_limit(_LONGEST_CELL)
    merges: list[tuple[str, str]] = []
    people: list[CuratedPerson] = []
    skipped: list[str] = []
    rows = list(_rows(file, origin))
    found = _identifiers(rows)
    for line, row in rows:
        id_, same_as = row.get("id", ""), row.get("same_as", "")
        if not id_:
            raise AuthorityError(origin, line, "a row without an id")
        identifiers = tuple(found.get(id_, {}).items())
        if same_as and same_as != id_:
            merges.append((same_as, id_))
        elif identifiers and row.get("type") == "person":
            person = _person(row, id_, identifiers)
            if person.memberships:
                people.append(person)
            else:
                skipped.append(f"{origin}:{line}: {id_} has no organisation or role to know it by")
    return Refined(tuple(sorted(merges)), tuple(people), tuple(skipped))


def _identifiers(rows: list[tuple[int, dict[str, str]]]) -> dict[str, dict[str, str]]:
    """Each speaker's identifiers; those of a row that is somebody else are that one's."""
    found: dict[str, dict[str, str]] = {}
    for scheme in _SCHEMES:
        for own in (True, False):  # what stands in one's own row comes first
            for _, row in rows:
                goal = row.get("same_as") or row.get("id", "")
                if row.get(scheme) and (goal == row.get("id", "")) is own:
                    found.setdefault(goal, {}).setdefault(scheme, row[scheme])
    return found


def _rows(file: IO[str], origin: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(file)
    try:
        if not {"id", "same_as"} <= set(reader.fieldnames or ()):
            raise AuthorityError(origin, 1, "a table needs the columns id and same_as")
        for row in reader:
            cells = {k: arm(v.strip()) for k, v in row.items() if k and isinstance(v, str)}
            yield reader.line_num, cells
    except (csv.Error, UnicodeDecodeError) as error:
        raise AuthorityError(origin, reader.line_num, f"is no CSV: {error}") from error


def _person(
    row: dict[str, str], id_: str, identifiers: tuple[tuple[str, str], ...]
) -> CuratedPerson:
    bodies, roles = _split(row.get("organisations", "")), _split(row.get("roles", ""))
    memberships = [CuratedMembership(body, "") for body in bodies]
    if not bodies:
        memberships = [CuratedMembership("", role) for role in roles]
    return CuratedPerson(
        id=id_,
        name=row.get("name", "") or id_,
        aliases=_split(row.get("aliases", "")),
        memberships=tuple(memberships),
        identifiers=identifiers,
    )


def _join(values: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(v.replace("|", "/") for v in values if v))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))
