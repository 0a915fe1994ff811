"""A search back to text: ``parse(unparse(x)) == x``."""

from __future__ import annotations

from datetime import date

from indexer.archive.fields import FIELDS
from indexer.archive.language.values import NamedFilter, Parsed
from indexer.archive.query import (
    And,
    DateRange,
    Expression,
    FilterField,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)

_NAMES: dict[FilterField, str] = {field.name: field.typed[0] for field in FIELDS}


def unparse(parsed: Parsed) -> str:
    """The shortest text that means the same. Names of filters stay as typed."""
    pieces = [] if parsed.expression is None else [_write(parsed.expression, outermost=True)]
    if pieces and parsed.filters and isinstance(parsed.expression, Or):
        pieces = [f"({pieces[0]})"]  # a filter beside OR would belong to its last part
    pieces.extend(_write_filter(named) for named in parsed.filters)
    pieces.extend(write_dates(parsed.dates))
    return " ".join(pieces)


def _write(part: Expression, *, outermost: bool = False) -> str:
    match part:
        case Word(text, required):
            return f"+{text}" if required else text
        case Phrase(words):
            return '"' + " ".join(words) + '"'
        case Prefix(text):
            return f"{text}*"
        case Near(words, distance):
            joined = f" NEAR/{distance} ".join(words)
            return joined if outermost else f"({joined})"
        case Not(inner):
            return f"-{_write(inner)}"
        case And(parts):
            joined = " ".join(_write(p) for p in parts)
            return joined if outermost else f"({joined})"
        case Or(parts):
            joined = " OR ".join(_write(p) for p in parts)
            return joined if outermost else f"({joined})"


def _write_filter(named: NamedFilter) -> str:
    plain = named.name.isalnum() or (
        named.name.isascii() and all(c.isalnum() or c in "-_.@:" for c in named.name)
    )
    value = named.name if plain else f'"{named.name}"'
    minus = "-" if named.excluded else ""
    return f"{minus}{_NAMES.get(named.field, named.field)}:{value}"


def write_dates(dates: DateRange) -> list[str]:
    """``date:2023-01-01..2024-06-30``, ``since:…`` or ``until:…``."""
    if dates.since is not None and dates.until is not None:
        if dates.since == dates.until:
            return [f"date:{_iso(dates.since)}"]
        return [f"date:{_iso(dates.since)}..{_iso(dates.until)}"]
    if dates.since is not None:
        return [f"since:{_iso(dates.since)}"]
    return [f"until:{_iso(dates.until)}"] if dates.until is not None else []


def _iso(day: date) -> str:
    return day.isoformat()
