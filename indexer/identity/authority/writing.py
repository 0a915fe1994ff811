"""Writes tables of the authority file, in the form ``values`` documents."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from indexer.errors import AuthorityError
from indexer.identity.authority.reading import build_authority
from indexer.identity.authority.tables import parse_tables, read_tables
from indexer.identity.authority.values import CuratedOrganisation, CuratedPerson


def quote_string(text: str) -> str:
    """A TOML basic string on one line.

    >>> quote_string('Jane "JJ" Roe')
    '"Jane \\\\"JJ\\\\" Roe"'
    """
    # JSON's string is TOML's, but for DEL and for surrogates, which TOML cannot hold.
    clean = " ".join(text.split()).encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007F")


def format_decision(
    kind: str,
    ids: Sequence[str],
    author: str,
    day: date,
    reason: str,
    quotes: Sequence[str] = (),
) -> Iterator[str]:
    """A ``[[merge]]`` or ``[[apart]]`` table as lines; ``quotes`` are one for each id."""
    yield f"[[{kind}]]"
    yield f"ids = [{', '.join(quote_string(id_) for id_ in ids)}]"
    if quotes:
        yield f"quotes = [{', '.join(quote_string(quote) for quote in quotes)}]"
    yield f"author = {quote_string(author)}"
    yield f"date = {day.isoformat()}"
    yield f"reason = {quote_string(reason)}"


def format_person(person: CuratedPerson) -> Iterator[str]:
    """A ``[[person]]`` table with its memberships as lines."""
    yield "[[person]]"
    yield from _head(person)
    if person.note:
        yield f"note = {quote_string(person.note)}"
    for m in person.memberships:
        yield ""
        yield "[[person.membership]]"
        for key, value in (("organisation", m.organisation), ("role", m.role)):
            if value:
                yield f"{key} = {quote_string(value)}"
        for key, day in (("since", m.since), ("until", m.until)):
            if day is not None:
                yield f"{key} = {day.isoformat()}"
        if m.evidence:
            yield f"evidence = {quote_string(m.evidence)}"


def format_organisation(body: CuratedOrganisation) -> Iterator[str]:
    """An ``[[organisation]]`` table as lines."""
    yield "[[organisation]]"
    yield from _head(body)
    if body.parent:
        yield f"parent = {quote_string(body.parent)}"
    if body.note:
        yield f"note = {quote_string(body.note)}"


def _head(entry: CuratedPerson | CuratedOrganisation) -> Iterator[str]:
    yield f"id = {quote_string(entry.id)}"
    yield f"name = {quote_string(entry.name)}"
    if entry.aliases:
        yield f"aliases = [{', '.join(quote_string(a) for a in entry.aliases)}]"
    if entry.identifiers:
        pairs = ", ".join(f"{quote_string(k)} = {quote_string(v)}" for k, v in entry.identifiers)
        yield f"identifiers = {{ {pairs} }}"


def append_tables(folder: Path, name: str, tables: Iterable[Iterable[str]]) -> None:
    """Add tables at the end of one file of an authority folder, all or nothing.

    The whole folder is checked as it would then be. Raises ``AuthorityError``,
    and leaves the file as it was, if that would not do.
    """
    path = folder / name
    added = "".join("\n" + "\n".join(lines) + "\n" for lines in tables)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorityError(str(path), 0, f"cannot be read: {error}") from error
    after = (before.rstrip("\n") + "\n" if before else "") + (added if before else added[1:])
    others = sorted(p for p in folder.glob("*.toml") if p != path)
    build_authority(
        [table for other in others for table in read_tables(other)] + parse_tables(after, str(path))
    )
    _replace(path, after)


def _replace(path: Path, text: str) -> None:
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".toml")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        if path.exists():
            Path(temporary).chmod(path.stat().st_mode & 0o777)
        else:
            Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise AuthorityError(str(path), 0, f"cannot be written: {error.strerror}") from error
