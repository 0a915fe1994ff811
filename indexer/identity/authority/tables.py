"""Reads TOML tables with the line each one starts on.

The standard parser gives values without places. The tables of an authority
file all start with ``[[name]]`` or ``[[name.part]]`` on a line of its own, and
multi-line strings are not allowed there, so the n-th such line is the n-th such
table, and a key stands on the first line after it that begins with the key.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from indexer.errors import AuthorityError

_HEADER = re.compile(r"^\s*\[\[\s*([A-Za-z0-9_.\-]+)\s*\]\]\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+)\s*=")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_LARGEST = 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Table:
    """One ``[[name]]`` table: its values, and where it and its keys stand."""

    path: str
    name: str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, int]
    parts: tuple[Table, ...] = ()

    def fail(self, key: str, reason: str) -> AuthorityError:
        """The error that says what is wrong with a key of this table."""
        return AuthorityError(self.path, self.lines.get(key, self.line), reason)

    def text(self, key: str, *, required: bool = False) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.fail(key, f"{key} must be a string in quotation marks")
        if required and not value.strip():
            raise self.fail(key, f"[[{self.name}]] needs {key}")
        return value.strip()

    def optional_text(self, key: str) -> str | None:
        return self.text(key) if key in self.values else None

    def texts(self, key: str, *, at_least: int = 0) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.fail(key, f"{key} must be a list of strings")
        if len(value) < at_least:
            raise self.fail(key, f"{key} needs at least {at_least} entries")
        return tuple(v.strip() for v in value)

    def day(self, key: str, *, required: bool = False) -> date | None:
        value = self.values.get(key)
        if value is None and not required:
            return None
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = None
        # A datetime is a date to Python, but says more than a decision's day.
        if type(value) is not date:
            raise self.fail(key, f"[[{self.name}]] needs {key} as a date, like 2026-03-01")
        return value

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise self.fail(key, f'{key} must be like {{ wikidata = "Q42" }}')
        return tuple(sorted(value.items()))

    def only(self, *allowed: str) -> None:
        """Refuse keys nobody knows: most are slips of the pen."""
        for key in self.values:
            if key not in allowed:
                raise self.fail(key, f"[[{self.name}]] knows no {key}; it has {', '.join(allowed)}")


def read_tables(path: Path) -> list[Table]:
    """All ``[[…]]`` tables of a file in order, parts inside their whole.

    Raises ``AuthorityError`` for a file that cannot be read or is not TOML.
    """
    try:
        data = _read_file(path)
    except OSError as error:
        raise AuthorityError(str(path), 0, f"cannot be read: {error.strerror}") from error
    if len(data) > _LARGEST:
        raise AuthorityError(str(path), 0, "larger than 20 MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AuthorityError(str(path), 0, "is not UTF-8") from error
    return parse_tables(text.replace("\r\n", "\n"), str(path))


def _read_file(path: Path) -> bytes:
    """A little more than the largest file may have, of an ordinary file only.

    A named pipe is not waited for, and a device, which may never end, not read.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise AuthorityError(str(path), 0, "is a pipe, a device or a folder, not a file")
    with os.fdopen(handle, "rb") as file:
        return file.read(_LARGEST + 1)


def parse_tables(text: str, path: str) -> list[Table]:
    """``read_tables`` for text already read; ``path`` is for messages."""
    for number, line in enumerate(text.splitlines(), 1):
        if '"""' in line or "'''" in line:
            raise AuthorityError(path, number, "multi-line strings are not used here")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        at = int(found[1]) if found and found[1] else len(text.splitlines())
        raise AuthorityError(path, at, _AT_LINE.sub("", str(error)).strip()) from error
    except RecursionError as error:
        raise AuthorityError(path, 0, "is nested too deeply") from error
    places = _places(text)
    tables: list[Table] = []
    for name, value in data.items():
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise AuthorityError(path, _line_of(text, name), f"{name} must be a [[{name}]] table")
        tables.extend(_table(path, name, v, places) for v in value)
    return sorted(tables, key=lambda table: table.line)


Places = dict[str, list[tuple[int, dict[str, int]]]]


def _places(text: str) -> Places:
    """Table name to, in order, (line, lines of its keys)."""
    found: Places = {}
    keys: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            keys = {}
            found.setdefault(header[1], []).append((number, keys))
        elif key := _KEY.match(line):
            keys.setdefault(key[1], number)
    return found


def _table(path: str, name: str, value: dict[str, Any], places: Places) -> Table:
    line, lines = places[name].pop(0) if places.get(name) else (0, {})
    parts: list[Table] = []
    plain: dict[str, Any] = {}
    for key, inner in value.items():
        if isinstance(inner, list) and inner and all(isinstance(v, dict) for v in inner):
            parts.extend(_table(path, f"{name}.{key}", v, places) for v in inner)
        else:
            plain[key] = inner
    return Table(path, name, line, plain, lines, tuple(parts))


def _line_of(text: str, name: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().startswith((name, f"[{name}")):
            return number
    return 0
