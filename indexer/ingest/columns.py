"""The columns of a table of releases, and the keys of a record: which are read, which are not.

Names that people use are known (``fields``); ``--map date=Freigabe`` says what others hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from indexer.errors import ReleaseError, Remark
from indexer.ingest.dates import parse_date, says_day_first
from indexer.ingest.fields import HTMLS, NAMES, NOT_READ, STATED, TEXTS, WEAK, normal_name
from indexer.model import Field

Names: TypeAlias = tuple[tuple[str, str], ...]
"""What ``--map`` says: pairs of our name and theirs."""

FIELDS: dict[str, str] = {
    "date": "date", "text": "text", "html": "html", "title": "title", "place": "place",
    "publisher": "publisher", "author": "author", "url": "url", "language": "language",
    "id": "id", "embargo": "embargo", "speaker": "speaker", "event": "event",
}  # fmt: skip
"""Names that ``--map`` may give, each with the field of a record it stands for."""

_TEXTS = frozenset((*TEXTS, *HTMLS))
KNOWN = frozenset(
    (
        *_TEXTS,
        *WEAK,
        *NOT_READ,
        "id", "release_id", "guid",
        *(name for names in NAMES.values() for name in names),
        *(name for names in STATED.values() for name in names),
    )
)  # fmt: skip
_DAY = re.compile(r"\b(?:19|20)\d\d\b")
_LONG_DAY = 40  # code points of a date, with its time and zone
_HEADLINE = re.compile(r"\b(?:title|headline|heading|subject|titel|titre|título)\b")


def rename(names: Iterable[str], mapping: Names) -> list[str]:
    """Normal names of columns, ours for those that ``mapping`` names, which pass for no other."""
    ours = {normal_name(theirs): FIELDS[our] for our, theirs in mapping}
    taken = set(ours.values())
    found = []
    for name in map(normal_name, names):
        mapped = ours.get(name, name)
        found.append(f"_{name}" if name in taken and name not in ours else mapped)
    return found


def renamed(record: Mapping[str, object], mapping: Names) -> dict[str, object]:
    """A record under the names that ``rename`` gives; ``a.b`` in ``mapping`` is ``b`` in ``a``."""
    if not mapping:
        return dict(record)
    inside = {theirs: _follow(record, theirs) for _, theirs in mapping if "." in theirs}
    whole = {**record, **{name: value for name, value in inside.items() if value is not None}}
    return dict(zip(rename(whole, mapping), whole.values(), strict=True))


def _follow(record: Mapping[str, object], path: str) -> object:
    value: object = record
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def check_columns(names: Sequence[str], origin: str) -> None:
    """Whether a table has a column of texts, under normal names.

    Raises:
        ReleaseError: it has none that is known, or two of one name; says what to do.
    """
    twice = next((name for name in names if name in _TEXTS and names.count(name) > 1), None)
    if twice is not None:
        raise ReleaseError(origin, f"two columns are called {twice!r}: give one another name")
    if _TEXTS.isdisjoint(names):
        shown = ", ".join(name[:40] for name in names[:12] if name)
        raise ReleaseError(
            origin,
            "the header names no column text or html, nor a usual name for them"
            f" ({shown}); say which it is: --map text=NAME",
        )


def unread(values: Mapping[str, Sequence[str]], origin: str) -> Remark | None:
    """A remark on columns that nobody reads, though they look like the text, date or title.

    ``values`` are some of each column under its normal name.
    """
    has = {
        "date": any(values.get(n) for n in (*NAMES["published"], *WEAK)),
        "title": any(values.get(n) for n in NAMES["title"]),
        "text": not _TEXTS.isdisjoint(n for n, some in values.items() if any(some)),
    }
    found = [
        f'"{shown}" looks like a {kind} (--map {kind}={shown})'
        for name, some in values.items()
        if name not in KNOWN and (kind := _looks_like(name, some)) and not has[kind]
        for shown in ["".join(c if c.isprintable() else "\ufffd" for c in name)]
    ]
    if not found:
        return None
    return Remark(origin, f"not read: {'; '.join(found[:5])}")


def _looks_like(name: str, values: Sequence[str]) -> str:
    """The field whose values these look like, "" for none."""
    filled = [value.strip() for value in values if value.strip()]
    if not filled:
        return ""
    if all(len(v) <= _LONG_DAY and _DAY.search(v) and parse_date(v) for v in filled):
        return "date"
    if _HEADLINE.search(name.replace("_", " ")):
        return "title"
    return "text" if sum(map(len, filled)) >= 400 * len(filled) else ""


def day_first(values: Iterable[str]) -> bool | None:
    """Whether a column's numeric dates put the day first, by those that can be read one way."""
    return says_day_first(list(values))


def dated(name: str, value: object, first: bool | None) -> object:
    """A date of two readings as its column has it."""
    if first is None or not is_date(name) or not isinstance(value, str):
        return value
    day = parse_date(value, first)
    return day.isoformat() if day else value


def is_date(name: str) -> bool:
    return name in NAMES[_PUBLISHED]


_PUBLISHED: Field = "published"
