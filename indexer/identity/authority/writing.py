"""Writes tables of the authority file, in the form ``values`` documents."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from indexer.errors import AuthorityError
from indexer.identity.authority.folder import UNFINISHED, list_authority_files
from indexer.identity.authority.reading import build_authority
from indexer.identity.authority.tables import Table, parse_tables, read_tables
from indexer.identity.authority.values import CuratedOrganisation, CuratedPerson

_BY = ("author", "date", "reason")

Entry = dict[str, Any]
"""A table: names and values."""


def format_decision(
    kind: str,
    ids: Sequence[str],
    author: str,
    day: date,
    reason: str,
    quotes: Sequence[str] = (),
) -> str:
    """A ``[[merge]]`` or ``[[apart]]`` table; ``quotes`` are one for each id."""
    entry: Entry = {"ids": [_clean(id_) for id_ in ids]}
    if quotes:
        entry["quotes"] = [_clean(quote) for quote in quotes]
    entry |= {"author": _clean(author), "date": day, "reason": _clean(reason)}
    return _format(kind, entry)


def format_correction(  # a field each
    quote: str,
    author: str,
    day: date,
    reason: str,
    *,
    speaker: str | None = None,
    spans: Sequence[tuple[int, int]] = (),
    is_quote: bool = True,
) -> str:
    """A ``[[correction]]`` table; None leaves the speaker, no spans leave the words."""
    entry: Entry = {"quote": _clean(quote)}
    if speaker is not None:
        entry["speaker"] = _clean(speaker)
    if spans:
        entry["spans"] = [list(span) for span in spans]
    if not is_quote:
        entry["is_quote"] = False
    entry |= {"author": _clean(author), "date": day, "reason": _clean(reason)}
    return _format("correction", entry)


def format_split(
    id_: str, releases: Sequence[str], into: str, author: str, day: date, reason: str
) -> str:
    """A ``[[split]]`` table: these releases are of somebody else, who has the id ``into``."""
    entry: Entry = {"id": _clean(id_), "releases": [_clean(one) for one in releases]}
    entry |= {"into": _clean(into), "author": _clean(author), "date": day}
    return _format("split", entry | {"reason": _clean(reason)})


def format_person(person: CuratedPerson) -> str:
    """A ``[[person]]`` table with its memberships."""
    entry = _head(person) | _filled(note=person.note)
    memberships = [
        _filled(organisation=m.organisation, role=m.role)
        | {key: day for key, day in (("since", m.since), ("until", m.until)) if day is not None}
        | _filled(evidence=m.evidence)
        for m in person.memberships
    ]
    return _format("person", entry, membership=memberships)


def format_organisation(body: CuratedOrganisation) -> str:
    """An ``[[organisation]]`` table."""
    return _format("organisation", _head(body) | _filled(parent=body.parent, note=body.note))


def _head(entry: CuratedPerson | CuratedOrganisation) -> Entry:
    head: Entry = {"id": _clean(entry.id), "name": _clean(entry.name)}
    if entry.aliases:
        head["aliases"] = [_clean(alias) for alias in entry.aliases]
    if entry.identifiers:
        pairs = tomlkit.inline_table()
        pairs.update((_clean(scheme), _clean(value)) for scheme, value in entry.identifiers)
        head["identifiers"] = pairs
    return head


def _format(kind: str, entry: Entry, **parts: Sequence[Entry]) -> str:
    """One table of an array, with arrays of tables inside it."""
    table = tomlkit.table()
    table.update(entry)
    for name, inner in parts.items():
        if inner:
            rows = tomlkit.aot()
            for one in inner:
                row = tomlkit.table()
                row.update(one)
                rows.append(row)
            table.append(name, rows)
    tables = tomlkit.aot()
    tables.append(table)
    document = tomlkit.document()
    document.append(kind, tables)
    return tomlkit.dumps(document).strip("\n") + "\n"


def _filled(**texts: str) -> Entry:
    """Texts by name, without the empty ones."""
    return {name: _clean(text) for name, text in texts.items() if text}


def _clean(text: str) -> str:
    """A text on one line, without surrogates, which TOML cannot hold."""
    return " ".join(text.split()).encode("utf-8", "replace").decode("utf-8")


def append_tables(folder: Path, name: str, tables: Iterable[str]) -> int:
    """Add tables at the end of one file of an authority folder, all or nothing; how many.

    Decisions that stand there already are not written twice, whoever took them: a command that
    was ended is given again. The whole folder is checked as it would then be. Raises
    ``AuthorityError``, and leaves the file as it was, if that would not do.
    """
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorityError(str(path), 0, f"cannot be read: {error}") from error
    others = [p for p in list_authority_files(folder).read if p != path]
    held = [table for other in others for table in read_tables(other)]
    held_here = parse_tables(before, str(path))
    known = {_decided(table) for table in (*held, *held_here)}
    new = [text for text in tables if not known.issuperset(map(_decided, parse_tables(text, "")))]
    if not new:
        return 0
    added = "".join("\n" + table for table in new)
    after = (before.rstrip("\n") + "\n" if before else "") + (added if before else added[1:])
    build_authority(held + parse_tables(after, str(path)))
    _replace(path, after)
    return len(new)


def _decided(table: Table) -> str:
    """What a table decides, without who decided it, when and why."""
    said = {key: value for key, value in table.values.items() if key not in _BY}
    parts = tuple(map(_decided, table.parts))
    return repr((table.name, sorted(said.items()), parts))


def _replace(path: Path, text: str) -> None:
    """Put a file in place of another in one step.

    What is written until then is never read as an authority file, should the process end.
    """
    try:
        descriptor, temporary = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.stem}.", suffix=UNFINISHED
        )
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        if path.exists():
            Path(temporary).chmod(path.stat().st_mode & 0o777)
        else:
            Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise AuthorityError(str(path), 0, f"cannot be written: {error.strerror}") from error
